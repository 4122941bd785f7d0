// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/donepage.h"

#include "ui/report/receiptfiles.h"
#include "ui/report/recordsdialog.h"
#include "ui/report/reportdialog.h"
#include "ui/report/reportview.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

DonePage::DonePage(WizardState &state, Background &background, QWidget *parent)
    : WizardPage(state, tr("Done"), tr("Done"), QString(), parent)
    , m_background(background)
    , m_report(new ReportView(this))
    , m_messages(new MessageBar(this))
    , m_review(button(tr("&Review what was set aside"), u"inbox"_s, ButtonKind::Plain, this))
    , m_save(button(tr("&Save report…"), u"save"_s, ButtonKind::Plain, this))
    , m_receipt(button(tr("Save re&ceipt…"), u"save"_s, ButtonKind::Plain, this))
    , m_undo(button(tr("&Undo this migration…"), u"undo"_s, ButtonKind::Plain, this))
    , m_undoPhase(button(tr("Undo last &phase…"), u"undo"_s, ButtonKind::Plain, this))
{
    m_report->setObjectName(u"doneReport"_s);
    m_review->setObjectName(u"reviewSetAside"_s);
    m_undo->setObjectName(u"undoMigration"_s);
    m_undoPhase->setObjectName(u"undoPhase"_s);
    m_save->setObjectName(u"saveReport"_s);
    m_receipt->setObjectName(u"saveReceipt"_s);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addWidget(m_review);
    actions->addWidget(m_save);
    actions->addWidget(m_receipt);
    actions->addStretch();
    actions->addWidget(m_undoPhase);
    actions->addWidget(m_undo);
    content()->addWidget(m_report, 1);
    content()->addWidget(m_messages);
    content()->addLayout(actions);
    connect(m_review, &QPushButton::clicked, this, [this] {
        if (this->state().report->run > 0)
            Q_EMIT setAsideWanted();
        else
            m_report->showSetAside();
    });
    connect(m_save, &QPushButton::clicked, this,
            [this] { saveReport(m_report->report(), m_background, this, m_messages); });
    connect(m_receipt, &QPushButton::clicked, this, [this] {
        const Report &report = *this->state().report;
        saveReceipt(report.database, report.run, m_background, this, m_messages);
    });
    connect(m_report, &ReportView::recordsWanted, this, [this](const ReportLink &link) {
        const Report &report = *this->state().report;
        auto *records = new RecordsDialog(
            link, {.database = report.database, .run = report.run, .what = link.what}, m_background,
            this);
        records->setAttribute(Qt::WA_DeleteOnClose);
        records->open();
    });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoRequested({}); });
    connect(m_undoPhase, &QPushButton::clicked, this, [this] {
        const QList<PhaseReport> &phases = this->state().report->phases;
        for (auto phase = phases.crbegin(); phase != phases.crend(); ++phase) {
            if (phase->status == "done"_L1) {
                Q_EMIT undoRequested(phase->id);
                return;
            }
        }
    });
}

void DonePage::enter()
{
    const Report &report = *state().report;
    m_report->setReport(report);
    m_review->setVisible(report.recordsSetAside > 0);
    const bool stored = report.ok() && report.run > 0;
    m_receipt->setVisible(stored);
    m_undo->setVisible(stored);
    m_undoPhase->setVisible(stored);
    QString title = tr("Not put in place");
    if (report.outcome == RunOutcome::Complete)
        title = tr("Complete");
    else if (report.outcome == RunOutcome::CompleteWithSetAside)
        title = tr("Complete, %Ln records set aside", nullptr,
                   static_cast<int>(report.recordsSetAside));
    else if (report.outcome == RunOutcome::Unchanged)
        title = tr("Everything was there already");
    else if (report.outcome == RunOutcome::Cancelled)
        title = tr("Cancelled. Everything is as it was");
    setTitle(title, QString());
    Q_EMIT changed();
}

QString DonePage::nextText() const
{
    const bool ok = state().report && state().report->ok();
    const QString title = state().request.playbook.recordTitle;
    return !ok ? tr("&Close") : title.isEmpty() ? tr("&Open database") : tr("&Open %1").arg(title);
}

} // namespace waybill
