// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/run/migrationjob.h"
#include "models/base/background.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace waybill {

class MessageBar;
class ReportView;
class RunView;

/// Tries again what was mended: a migration of its own, of the same files, with its report.
class RetryDialog final : public QDialog
{
    Q_OBJECT

public:
    RetryDialog(QString database, Answers mendings, Background &background,
                QWidget *parent = nullptr);

    void start();
    void reject() override; ///< while it runs: asks it to stop

Q_SIGNALS:
    void starting(); ///< whoever has the database open closes it now
    void ended(); ///< done or not: it can be opened again

private:
    void run(const Result<MigrationRequest> &request);
    void showReport(const Report &report);
    void showFailed(const Problem &problem);

    QString m_database;
    Answers m_mendings;
    Background &m_background;
    QLabel *m_title;
    QStackedWidget *m_stack;
    RunView *m_run;
    ReportView *m_report;
    MessageBar *m_messages;
    QPushButton *m_close;
    MigrationJob m_job;
};

} // namespace waybill
