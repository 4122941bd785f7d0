// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writeback/writebackdialog.h"

#include "models/writeback/differencemodel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

WriteBackDialog::WriteBackDialog(const QString &database, Background &background, QWidget *parent)
    : QDialog(parent)
    , m_database(database)
    , m_background(background)
    , m_summary(bodyText({}, this))
    , m_lines(new DifferenceModel(this))
    , m_rest(new NotWrittenModel(this))
    , m_lineTable(new ValueTable(m_lines, tr("What changes in the files"), this))
    , m_tabs(new QTabWidget(this))
    , m_personal(new QCheckBox(tr("Show lines of files about &people"), this))
    , m_progress(new QProgressBar(this))
    , m_messages(new MessageBar(this))
    , m_cancel(button(tr("&Close"), {}, ButtonKind::Plain, this))
    , m_migrate(button(tr("&Migrate the files first…"), u"play"_s, ButtonKind::Plain, this))
    , m_takeBack(button(tr("&Take it back"), u"undo"_s, ButtonKind::Plain, this))
    , m_write(button(tr("&Write into the files"), u"save"_s, ButtonKind::Primary, this))
{
    setWindowTitle(tr("Write edits back to the files"));
    resize(1080, 640);
    m_lineTable->setObjectName(u"differences"_s);
    m_write->setObjectName(u"writeNow"_s);
    m_takeBack->setObjectName(u"takeBack"_s);
    m_migrate->setObjectName(u"migrateFirst"_s);
    m_cancel->setObjectName(u"closeWriteBack"_s);
    m_summary->setObjectName(u"writeBackSummary"_s);
    m_write->setDefault(true);
    m_migrate->hide();
    m_takeBack->hide();
    m_personal->hide();
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Changes"));
    m_tabs->tabBar()->setAccessibleName(tr("Changes"));
    m_tabs->tabBar()->setDrawBase(false);
    m_progress->setRange(0, 0);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch();
    for (QPushButton *one : {m_cancel, m_takeBack, m_migrate, m_write})
        buttons->addWidget(one);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(pageTitle(tr("Write my edits back to the files"), this));
    column->addWidget(m_summary);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_personal);
    column->addWidget(m_messages);
    column->addLayout(buttons);
    auto *rest = new ValueTable(m_rest, tr("What cannot be written"), this);
    rest->setObjectName(u"notWritten"_s);
    m_tabs->addTab(m_lineTable, tr("In the files"));
    m_tabs->addTab(rest, tr("Not written"));

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_write, &QPushButton::clicked, this, &WriteBackDialog::write);
    connect(m_takeBack, &QPushButton::clicked, this, &WriteBackDialog::takeBack);
    connect(m_migrate, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT migrationWanted();
    });
    connect(m_personal, &QCheckBox::toggled, this, &WriteBackDialog::fill);
    look();
}

void WriteBackDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

void WriteBackDialog::showBusy(const QString &text)
{
    m_busy = true;
    m_progress->setAccessibleName(text);
    m_progress->show();
    for (QPushButton *one : {m_cancel, m_takeBack, m_migrate, m_write})
        one->setEnabled(false);
}

void WriteBackDialog::showIdle()
{
    m_busy = false;
    m_progress->hide();
    m_takeBack->setVisible(m_canTakeBack);
    for (QPushButton *one : {m_cancel, m_takeBack, m_migrate})
        one->setEnabled(true);
    m_write->setEnabled(!m_plan.isEmpty());
}

void WriteBackDialog::look()
{
    m_summary->setText(tr("The files are compared with the database…"));
    showBusy(m_summary->text());
    struct Looked
    {
        Result<WriteBackPlan> plan;
        bool canTakeBack = false;
    };
    m_background.run(
        this,
        [database = m_database] {
            const auto last = lastWriteBack(database);
            return Looked{.plan = planWriteBack({.database = database}),
                          .canTakeBack = last && last->run > 0};
        },
        [this](const Looked &looked) {
            m_canTakeBack = looked.canTakeBack;
            showPlan(looked.plan);
        });
}

void WriteBackDialog::showPlan(const Result<WriteBackPlan> &plan)
{
    m_plan = plan ? *plan : WriteBackPlan();
    showIdle();
    m_migrate->setVisible(!plan && plan.error().code == "WB-01"_L1);
    if (!plan) {
        m_summary->setText(tr("Nothing can be written now."));
        m_messages->showProblem(plan.error());
    } else {
        m_summary->setText(summary());
    }
    const bool isPersonal =
        std::any_of(m_plan.files.begin(), m_plan.files.end(),
                    [](const FileChanges &file) { return file.isPersonal && file.isChanged; });
    m_personal->setVisible(isPersonal);
    fill(m_personal->isChecked());
    (m_write->isEnabled() ? m_write : m_cancel)->setFocus();
}

QString WriteBackDialog::summary() const
{
    if (m_plan.isEmpty() && m_plan.notWritten.isEmpty())
        return tr("The files say what the database says. There is nothing to write.");
    if (m_plan.isEmpty())
        return tr("No file changes: what was edited has no place in the files.");
    QStringList parts;
    for (const FileChanges &file : m_plan.files) {
        if (!file.isChanged)
            continue;
        parts << tr("%1: lines removed: %2, lines added: %3")
                     .arg(file.file, countText(file.differences.removedLines),
                          countText(file.differences.addedLines));
    }
    return tr("%1. All else in the files stays as it is, byte for byte. Files and database are "
              "backed up first.")
        .arg(parts.join(u"; "_s));
}

void WriteBackDialog::fill(bool personal)
{
    m_lines->setPlan(m_plan, personal);
    m_rest->setValues(m_plan.notWritten);
    m_tabs->setTabText(0, tr("In the files (%1)").arg(countText(m_plan.places())));
    m_tabs->setTabText(1, tr("Not written (%1)").arg(countText(m_plan.notWritten.size())));
}

void WriteBackDialog::write()
{
    showBusy(tr("The files are written"));
    m_background.run(
        this, [plan = m_plan] { return writeBack({.database = plan.database, .shown = &plan}); },
        [this](const Result<WrittenBack> &done) { showWritten(done); });
}

void WriteBackDialog::showWritten(const Result<WrittenBack> &done)
{
    if (!done) {
        showIdle();
        m_messages->showProblem(done.error());
        return;
    }
    m_plan = {};
    m_plan.notWritten = done->done.notWritten;
    m_canTakeBack = m_canTakeBack || done->run > 0;
    showIdle();
    fill(false);
    m_personal->hide();
    m_cancel->setFocus();
    if (done->run == 0) {
        m_summary->setText(tr("No file was changed: with these edits, records of the files could "
                              "not be read again."));
        return;
    }
    m_summary->setText(
        m_plan.notWritten.isEmpty()
            ? tr("The files say what the database says. As they were before, they are in %1.")
                  .arg(shownPath(done->backup))
            : tr("The files say what the database says, but for what was not written. As they "
                 "were before, they are in %1.")
                  .arg(shownPath(done->backup)));
    m_messages->showDone(tr("Your edits are in the files."));
    Q_EMIT written(m_summary->text());
}

void WriteBackDialog::takeBack()
{
    showBusy(tr("The files are put back"));
    m_background.run(
        this, [database = m_database] { return undoWriteBack(database); },
        [this](const Result<LastWriteBack> &undone) {
            if (!undone) {
                showIdle();
                m_messages->showProblem(undone.error());
                return;
            }
            Q_EMIT takenBack(tr("The files are as they were before."));
            m_messages->showDone(tr("The files are as they were before."));
            look();
        });
}

} // namespace waybill
