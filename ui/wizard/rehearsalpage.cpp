// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/rehearsalpage.h"

#include "ui/report/reportview.h"
#include "ui/widgets/text.h"
#include "ui/wizard/runview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

RehearsalPage::RehearsalPage(WizardState &state, QWidget *parent)
    : WizardPage(state, tr("Try it first"), tr("Try it first"), QString(), parent)
    , m_stack(new QStackedWidget(this))
    , m_run(new RunView(this))
    , m_report(new ReportView(this))
    , m_duplicates(new QFrame(this))
    , m_duplicatesText(bodyText(QString(), m_duplicates))
{
    setKind(m_duplicates, u"info"_s);
    auto *update = button(tr("&Update them"), {}, ButtonKind::Plain, m_duplicates);
    auto *aside = button(tr("&Set them aside"), {}, ButtonKind::Plain, m_duplicates);
    m_duplicates->setObjectName(u"differences"_s);
    update->setObjectName(u"updateDuplicates"_s);
    aside->setObjectName(u"setDuplicatesAside"_s);
    auto *row = new QHBoxLayout(m_duplicates);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(iconLabel(u"info"_s, 20, u"accent"_s, m_duplicates));
    row->addWidget(m_duplicatesText, 1);
    row->addWidget(update);
    row->addWidget(aside);
    m_duplicates->hide();
    content()->addWidget(m_duplicates);
    connect(update, &QPushButton::clicked, this, [this] { decideDuplicates(OnDuplicate::Update); });
    connect(aside, &QPushButton::clicked, this, [this] { decideDuplicates(OnDuplicate::Skip); });
    m_report->setObjectName(u"rehearsalReport"_s);
    m_stack->addWidget(m_run);
    m_stack->addWidget(m_report);
    content()->addWidget(m_stack, 1);
    connect(&m_job, &MigrationJob::progressed, m_run, &RunView::show);
    connect(&m_job, &MigrationJob::finished, this, [this](const Report &report) {
        m_run->end(report.ok());
        this->state().rehearsal = report;
        showReport();
    });
}

void RehearsalPage::enter()
{
    if (state().rehearsal)
        showReport();
    else
        rehearse();
}

bool RehearsalPage::isComplete() const
{
    return state().rehearsal && state().rehearsal->ok() && m_duplicates->isHidden();
}

void RehearsalPage::rehearse()
{
    setTitle(tr("Try it first"),
             tr("The whole migration runs now into a throw-away copy. Nothing is changed."));
    m_stack->setCurrentWidget(m_run);
    m_duplicates->hide();
    m_run->begin(state().request.playbook);
    MigrationRequest request = state().request;
    request.rehearsal = true;
    m_job.migrate(request);
    Q_EMIT changed();
}

/// Who wanted to be asked is asked here, where it is known how many there are.
void RehearsalPage::askAboutDuplicates(const Report &report)
{
    const auto isOne = [](const Problem &problem) {
        return problem.code == "DUP-02"_L1 || problem.code == "DUP-04"_L1;
    };
    const auto count = std::count_if(report.problems.begin(), report.problems.end(), isOne);
    const MigrationRequest &request = state().request;
    const bool asks = !request.onDuplicate && duplicateRule(request.answers) == OnDuplicate::Ask;
    m_duplicatesText->setText(tr("%Ln record(s) are in the database with other values. What is to "
                                 "become of them?",
                                 nullptr, static_cast<int>(count)));
    m_duplicates->setVisible(asks && report.ok() && count > 0);
}

void RehearsalPage::decideDuplicates(OnDuplicate rule)
{
    state().request.onDuplicate = rule;
    if (rule == OnDuplicate::Update) {
        state().forgetRehearsal();
        return rehearse();
    }
    m_duplicates->hide();
    Q_EMIT changed();
}

QString RehearsalPage::summary(const Report &report) const
{
    QStringList parts;
    const Playbook &playbook = state().request.playbook;
    for (const TableReport &table : report.tables) {
        if (table.table == QString::fromStdString(playbook.recordTable))
            parts << tr("%1 %2 would be stored.")
                         .arg(countText(table.inserted + table.updated), playbook.recordTitle);
    }
    if (report.recordsSetAside > 0)
        parts << tr("Records that would be set aside: %1.").arg(countText(report.recordsSetAside));
    if (report.undoRehearsed)
        parts << tr("The undo was rehearsed as well: it gave back the state before.");
    return parts.join(u' ');
}

void RehearsalPage::showReport()
{
    const Report &report = *state().rehearsal;
    m_report->setReport(report);
    m_stack->setCurrentWidget(m_report);
    askAboutDuplicates(report);
    // That it is finished is what the report itself begins with.
    setTitle(report.ok() ? tr("Try it first")
                         : tr("The rehearsal stopped. Nothing has been changed."),
             report.ok() ? summary(report) : QString());
    Q_EMIT changed();
}

} // namespace waybill
