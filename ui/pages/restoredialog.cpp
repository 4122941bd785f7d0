// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/restoredialog.h"

#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString filesText(const BackupInfo &backup)
{
    QStringList names;
    for (const BackupFile &file : backup.manifest.files) {
        if (&file != backup.manifest.databaseFile())
            names << file.original;
    }
    return names.isEmpty() ? RestoreDialog::tr("It holds no files, only the database.")
                           : RestoreDialog::tr("These files are put back: %1.")
                                 .arg(QLocale().createSeparatedList(names));
}

} // namespace

RestoreDialog::RestoreDialog(const BackupInfo &backup, const QString &workspace,
                             Background &background, QWidget *parent)
    : QDialog(parent)
    , m_backup(backup)
    , m_request{.backup = backup.path, .workspace = workspace}
    , m_background(background)
    , m_database(new QCheckBox(tr("Put the &database back as well"), this))
    , m_progress(new QProgressBar(this))
    , m_messages(new MessageBar(this))
    , m_cancel(button(tr("&Cancel"), {}, ButtonKind::Plain, this))
    , m_restore(button(tr("&Restore"), {}, ButtonKind::Primary, this))
{
    setWindowTitle(tr("Restore a backup"));
    setMinimumWidth(560);
    const bool hasDatabase = backup.manifest.databaseFile() != nullptr;
    m_database->setObjectName(u"restoreDatabase"_s);
    m_database->setVisible(hasDatabase);
    m_database->setChecked(hasDatabase);
    m_restore->setObjectName(u"restoreNow"_s);
    m_restore->setDefault(true);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("Restoring"));
    m_progress->hide();

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_restore);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(pageTitle(tr("Restore %1?").arg(backup.name), this));
    column->addWidget(bodyText(filesText(backup), this));
    column->addWidget(mutedText(tr("They go to %1. What is there now is backed up first, so this "
                                   "can be taken back too.")
                                    .arg(shownPath(workspace)),
                                this));
    column->addWidget(m_database);
    column->addWidget(m_messages);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, &RestoreDialog::restore);
}

void RestoreDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

void RestoreDialog::showBusy(bool busy)
{
    m_busy = busy;
    m_progress->setVisible(busy);
    for (QWidget *widget : {static_cast<QWidget *>(m_database), static_cast<QWidget *>(m_cancel),
                            static_cast<QWidget *>(m_restore)})
        widget->setEnabled(!busy);
}

void RestoreDialog::restore()
{
    m_request.withDatabase = m_database->isVisible() && m_database->isChecked();
    showBusy(true);
    Q_EMIT starting();
    m_background.run(
        this, [request = m_request] { return restoreBackup(request); },
        [this](const Result<Restored> &done) { finish(done); });
}

void RestoreDialog::finish(const Result<Restored> &done)
{
    showBusy(false);
    if (!done) {
        m_messages->showProblem(done.error());
        Q_EMIT notDone();
        return;
    }
    accept();
    Q_EMIT restored(done->safetyBackup.isEmpty()
                        ? tr("The backup is in its place again.")
                        : tr("The backup is in its place again. What was there before is in %1.")
                              .arg(shownPath(done->safetyBackup)));
}

} // namespace waybill
