// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrationjob.h"
#include "ui/wizard/wizardpage.h"

class QButtonGroup;
class QFrame;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace waybill {

class Background;
class DifferenceStrip;
class FileFindingModel;
class ProblemModel;

/// "What we found": every file, its records and encoding, what is remarkable about it, and what is
/// to be done with secrets.
class FindingsPage final : public WizardPage
{
    Q_OBJECT

public:
    FindingsPage(WizardState &state, Background &background, QWidget *parent);

    void enter() override;
    bool isComplete() const override;
    void cancelWork() override { m_job.cancel(); }

Q_SIGNALS:
    void tryNow(); ///< straight to the rehearsal

private:
    QWidget *makeResults();
    void inspect();
    void showProgress(const Progress &progress);
    void showFindings();
    void showSecrets();

    MigrationJob m_job;
    FileFindingModel *m_files;
    ProblemModel *m_problems;
    QStackedWidget *m_stack;
    QProgressBar *m_progress;
    QLabel *m_now;
    QLabel *m_failure;
    DifferenceStrip *m_differences;
    QFrame *m_secrets;
    QPushButton *m_tryNow;
};

} // namespace waybill
