// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backupspage.h"

#include "models/base/background.h"
#include "models/history/backupmodel.h"
#include "ui/pages/restoredialog.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace waybill {

BackupsPage::BackupsPage(Background &background, QWidget *parent)
    : QWidget(parent)
    , m_background(background)
    , m_model(new BackupModel(this))
    , m_table(new ValueTable(m_model, tr("Backups"), this))
    , m_where(mutedText(QString(), this))
    , m_backUp(button(tr("&Back up now"), u"archive"_s, ButtonKind::Plain, this))
    , m_restore(button(tr("&Restore…"), u"undo"_s, ButtonKind::Plain, this))
    , m_verify(button(tr("&Check all"), u"check-circle"_s, ButtonKind::Plain, this))
    , m_open(button(tr("Open &folder"), u"folder-open"_s, ButtonKind::Plain, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_table->setObjectName(u"backups"_s);
    m_verify->setObjectName(u"verifyBackups"_s);
    m_backUp->setObjectName(u"backUpNow"_s);
    m_restore->setObjectName(u"restoreBackup"_s);
    m_empty->setContent(u"archive"_s,
                        tr("No backup yet. One is made before every migration and every undo."),
                        tr("Back &up now"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(pageTitle(tr("Backups"), this));
    top->addStretch();
    top->addWidget(m_backUp);
    top->addWidget(m_restore);
    top->addWidget(m_verify);
    top->addWidget(m_open);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(24, 16, 24, 16);
    head->setSpacing(4);
    head->addLayout(top);
    head->addWidget(m_where);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    connect(m_backUp, &QPushButton::clicked, this, &BackupsPage::backUp);
    connect(m_empty, &EmptyState::actionChosen, this, &BackupsPage::backUp);
    connect(m_restore, &QPushButton::clicked, this, &BackupsPage::openRestore);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_restore->setEnabled(m_table->selectionModel()->hasSelection()); });
    connect(m_verify, &QPushButton::clicked, this, [this] { read(true); });
    connect(m_open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
    setSource({}, {}, {});
}

void BackupsPage::setSource(const QString &workspace, const QString &database,
                            const Playbook &playbook)
{
    m_source = {.path = database.isEmpty() ? workspace : database, .playbook = {}, .folder = {}};
    if (database.isEmpty())
        m_source.playbook = playbook;
    m_workspace =
        workspace.isEmpty() && !database.isEmpty() ? QFileInfo(database).absolutePath() : workspace;
    m_folder = m_workspace.isEmpty() ? QString() : m_workspace + u"/backups"_s;
    m_where->setText(m_folder.isEmpty() ? QString() : shownPath(m_folder));
    m_open->setEnabled(!m_folder.isEmpty());
    m_backUp->setEnabled(!m_folder.isEmpty());
    showBackups({});
}

void BackupsPage::showBackups(const QList<BackupInfo> &backups)
{
    m_model->setValues(backups);
    m_stack->setCurrentWidget(backups.isEmpty() ? static_cast<QWidget *>(m_empty) : m_table);
    m_verify->setEnabled(!backups.isEmpty());
    m_restore->setEnabled(false);
}

void BackupsPage::backUp()
{
    if (m_source.path.isEmpty() || !m_backUp->isEnabled())
        return;
    m_backUp->setEnabled(false);
    m_background.run(
        this, [source = m_source] { return backUpNow(source); },
        [this](const Result<QString> &made) {
            m_backUp->setEnabled(true);
            if (!made) {
                Q_EMIT problem(made.error());
                return;
            }
            Q_EMIT done(tr("Backed up, and read back to compare: %1").arg(shownPath(*made)));
            refresh();
        });
}

void BackupsPage::openRestore()
{
    const BackupInfo *backup = m_model->value(m_table->currentSourceRow());
    if (!backup)
        return;
    auto *dialog = new RestoreDialog(*backup, m_workspace, m_background, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RestoreDialog::starting, this, &BackupsPage::restoring);
    connect(dialog, &RestoreDialog::restored, this, &BackupsPage::restored);
    connect(dialog, &RestoreDialog::notDone, this, [this] { Q_EMIT restored({}); });
    dialog->open();
}

void BackupsPage::refresh()
{
    read(false);
}

void BackupsPage::read(bool verify)
{
    if (m_folder.isEmpty())
        return;
    m_verify->setEnabled(false);
    m_background.run(
        this, [folder = m_folder, verify] { return listBackups(folder, verify); },
        [this, folder = m_folder](const QList<BackupInfo> &backups) {
            if (folder != m_folder)
                return;
            showBackups(backups);
        });
}

} // namespace waybill
