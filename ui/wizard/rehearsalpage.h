// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrationjob.h"
#include "ui/wizard/wizardpage.h"

class QFrame;
class QLabel;
class QStackedWidget;

namespace waybill {

class ReportView;
class RunView;

/// "Try it first": the whole migration and its undo, into a throw-away copy, and its report.
class RehearsalPage final : public WizardPage
{
    Q_OBJECT

public:
    RehearsalPage(WizardState &state, QWidget *parent);

    void enter() override;
    bool isComplete() const override;
    bool mayLeave() const override { return !m_job.isRunning(); }
    QString nextText() const override { return tr("&Migrate now…"); }
    void cancelWork() override { m_job.cancel(); }

private:
    void rehearse();
    void showReport();
    QString summary(const Report &report) const;
    void askAboutDuplicates(const Report &report);
    void decideDuplicates(OnDuplicate rule);

    MigrationJob m_job;
    QStackedWidget *m_stack;
    RunView *m_run;
    ReportView *m_report;
    QFrame *m_duplicates; ///< asked about, when that was wanted
    QLabel *m_duplicatesText;
};

} // namespace waybill
