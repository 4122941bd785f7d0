// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/migrationspage.h"

#include "models/base/background.h"
#include "models/history/phasemodel.h"
#include "models/history/runmodel.h"
#include "ui/report/comparedialog.h"
#include "ui/report/receiptfiles.h"
#include "ui/report/reportdialog.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

MigrationsPage::MigrationsPage(Background &background, QWidget *parent)
    : QWidget(parent)
    , m_background(background)
    , m_runs(new RunModel(this))
    , m_phases(new PhaseModel(this))
    , m_runTable(new ValueTable(m_runs, tr("Migrations"), this))
    , m_phaseTable(new ValueTable(m_phases, tr("Phases"), this))
    , m_decisions(button(tr("&Decisions…"), u"list"_s, ButtonKind::Plain, this))
    , m_report(button(tr("Open &report…"), u"file-text"_s, ButtonKind::Plain, this))
    , m_more(button(tr("M&ore"), u"file-text"_s, ButtonKind::Plain, this))
    , m_messages(new MessageBar(this))
    , m_undo(button(tr("&Undo this migration…"), u"undo"_s, ButtonKind::Plain, this))
    , m_undoPhase(button(tr("Undo last &phase…"), u"undo"_s, ButtonKind::Plain, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_runTable->setObjectName(u"runs"_s);
    m_undo->setObjectName(u"undoRun"_s);
    m_undoPhase->setObjectName(u"undoPhase"_s);
    m_report->setObjectName(u"openReport"_s);
    m_more->setObjectName(u"moreAboutRun"_s);
    auto *more = new QMenu(m_more);
    fillMore(*more);
    m_more->setMenu(more);
    m_empty->setContent(u"history"_s, tr("No migrations yet."), tr("&Start one"));
    auto *tables = new QWidget(this);
    auto *both = new QVBoxLayout(tables);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(0);
    both->addWidget(m_runTable, 3);
    auto *phases = sectionTitle(tr("Phases of this run"), tables);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(24, 16, 24, 8);
    heading->addWidget(phases);
    both->addLayout(heading);
    both->addWidget(m_phaseTable, 2);
    m_stack->addWidget(tables);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_messages);
    column->addWidget(m_stack, 1);

    connect(m_runTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MigrationsPage::showPhases);
    connect(m_runTable, &QAbstractItemView::activated, this, &MigrationsPage::openReport);
    m_decisions->setObjectName(u"openDecisions"_s);
    connect(m_decisions, &QPushButton::clicked, this, &MigrationsPage::decisionsRequested);
    connect(m_report, &QPushButton::clicked, this, &MigrationsPage::openReport);
    connect(m_empty, &EmptyState::actionChosen, this, &MigrationsPage::importRequested);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        const RunRecord *run = m_runs->value(m_runTable->currentSourceRow());
        if (run && run->kind == "undo"_L1)
            Q_EMIT redoRequested(run->run);
        else if (run)
            Q_EMIT undoRequested(run->run, {});
    });
    connect(m_undoPhase, &QPushButton::clicked, this, [this] {
        const RunRecord *run = m_runs->value(m_runTable->currentSourceRow());
        if (!run)
            return;
        for (auto phase = run->phases.crbegin(); phase != run->phases.crend(); ++phase) {
            if (phase->status == "done"_L1) {
                Q_EMIT undoRequested(run->run, phase->id);
                return;
            }
        }
    });
    setDatabase({});
}

QWidget *MigrationsPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(24, 16, 24, 16);
    row->setSpacing(8);
    row->addWidget(pageTitle(tr("Migrations"), head));
    row->addStretch();
    row->addWidget(m_decisions);
    row->addWidget(m_report);
    row->addWidget(m_more);
    row->addWidget(m_undoPhase);
    row->addWidget(m_undo);
    return head;
}

void MigrationsPage::fillMore(QMenu &menu)
{
    m_receipt = menu.addAction(tr("&Save receipt…"));
    m_receipt->setObjectName(u"saveReceipt"_s);
    QAction *const check = menu.addAction(tr("&Check a receipt…"));
    check->setObjectName(u"checkReceipt"_s);
    m_compare = menu.addAction(tr("Compare &two migrations…"));
    m_compare->setObjectName(u"compareRuns"_s);
    connect(m_receipt, &QAction::triggered, this, [this] {
        if (const RunRecord *run = m_runs->value(m_runTable->currentSourceRow()))
            saveReceipt(m_database, run->run, m_background, this, m_messages);
    });
    connect(check, &QAction::triggered, this,
            [this] { checkReceipt(m_database, m_background, this, m_messages); });
    connect(m_compare, &QAction::triggered, this, &MigrationsPage::compareRuns);
}

void MigrationsPage::compareRuns()
{
    const RunRecord *run = m_runs->value(m_runTable->currentSourceRow());
    auto *dialog =
        new CompareDialog(m_database, m_runs->values(), run ? run->run : 0, m_background, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MigrationsPage::setDatabase(const QString &path)
{
    m_database = path;
    m_runs->setValues({});
    m_stack->setCurrentWidget(m_empty);
    showPhases();
}

void MigrationsPage::refresh()
{
    if (m_database.isEmpty())
        return;
    m_background.run(
        this, [database = m_database] { return readHistory(database); },
        [this, database = m_database](const Result<QList<RunRecord>> &runs) {
            if (database != m_database)
                return;
            if (!runs) {
                Q_EMIT problem(runs.error());
                return;
            }
            m_runs->setValues(*runs);
            m_stack->setCurrentIndex(runs->isEmpty() ? 1 : 0);
            m_runTable->selectRow(0);
            showPhases();
            showWanted();
        });
}

void MigrationsPage::showRun(qint64 run)
{
    m_wanted = run;
    if (isVisible())
        refresh();
}

void MigrationsPage::showWanted()
{
    const qint64 wanted = std::exchange(m_wanted, 0);
    for (int row = 0; row < m_runTable->model()->rowCount() && wanted > 0; ++row) {
        const RunRecord *run =
            m_runs->value(m_runTable->sourceRow(m_runTable->model()->index(row, 0)));
        if (!run || run->run != wanted)
            continue;
        m_runTable->selectRow(row);
        if (run->kind == "migrate"_L1)
            openReport();
    }
}

void MigrationsPage::showPhases()
{
    const RunRecord *run = m_runs->value(m_runTable->currentSourceRow());
    m_phases->setValues(run ? run->phases : QList<PhaseReport>());
    const bool canUndo = run && run->kind == "migrate"_L1 && run->status != "undone"_L1;
    m_decisions->setEnabled(run);
    const bool isUndo = run && run->kind == "undo"_L1;
    const bool isRestore = run && run->kind == "restore"_L1 && run->status != "undone"_L1;
    m_report->setEnabled(run && run->kind == "migrate"_L1);
    m_undo->setText(isUndo          ? tr("&Take this undo back…")
                        : isRestore ? tr("&Undo this restore…")
                                    : tr("&Undo this migration…"));
    m_undo->setIcon(icon(isUndo ? u"redo"_s : u"undo"_s));
    m_undo->setEnabled(canUndo || isRestore || (isUndo && run->status == "complete"_L1));
    m_undoPhase->setEnabled(canUndo);
    const QList<RunRecord> &runs = m_runs->values();
    const auto migrations = std::count_if(
        runs.begin(), runs.end(), [](const RunRecord &one) { return one.kind == "migrate"_L1; });
    m_receipt->setEnabled(run && run->kind == "migrate"_L1);
    m_compare->setEnabled(migrations > 1);
}

void MigrationsPage::openReport()
{
    const RunRecord *run = m_runs->value(m_runTable->currentSourceRow());
    if (!run)
        return;
    m_background.run(
        this, [database = m_database, number = run->run] { return readReport(database, number); },
        [this](const Result<Report> &report) {
            if (!report) {
                Q_EMIT problem(report.error());
                return;
            }
            auto *dialog = new ReportDialog(*report, m_database, m_background, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &ReportDialog::recordWanted, this, &MigrationsPage::recordWanted);
            connect(dialog, &ReportDialog::setAsideWanted, this, &MigrationsPage::setAsideWanted);
            dialog->open();
        });
}

} // namespace waybill
