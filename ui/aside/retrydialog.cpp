// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aside/retrydialog.h"

#include "migration/aside/retry.h"
#include "ui/report/reportview.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/wizard/runview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace waybill {

RetryDialog::RetryDialog(QString database, Answers mendings, Background &background,
                         QWidget *parent)
    : QDialog(parent)
    , m_database(std::move(database))
    , m_mendings(std::move(mendings))
    , m_background(background)
    , m_title(pageTitle(tr("Trying again what was mended"), this))
    , m_stack(new QStackedWidget(this))
    , m_run(new RunView(this))
    , m_report(new ReportView(this))
    , m_messages(new MessageBar(this))
    , m_close(button(tr("&Cancel"), {}, ButtonKind::Plain, this))
{
    setWindowTitle(tr("Try again"));
    resize(1000, 680);
    m_close->setObjectName(u"closeRetry"_s);
    m_stack->addWidget(m_run);
    m_stack->addWidget(m_report);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_stack, 1);
    column->addWidget(m_messages);
    column->addLayout(foot);
    connect(m_close, &QPushButton::clicked, this, &RetryDialog::reject);
    connect(&m_job, &MigrationJob::progressed, m_run, &RunView::show);
    connect(&m_job, &MigrationJob::finished, this, &RetryDialog::showReport);
    connect(&m_job, &MigrationJob::failed, this, &RetryDialog::showFailed);
}

void RetryDialog::start()
{
    m_background.run(
        this,
        [database = m_database, mendings = m_mendings] { return retryRequest(database, mendings); },
        [this](const Result<MigrationRequest> &request) { run(request); });
}

void RetryDialog::run(const Result<MigrationRequest> &request)
{
    if (!request) {
        showFailed(request.error());
        return;
    }
    Q_EMIT starting();
    m_run->begin(request->playbook);
    m_job.migrate(*request);
}

void RetryDialog::showReport(const Report &report)
{
    m_run->end(report.ok());
    m_title->setText(report.ok() ? tr("Tried again") : tr("Not put in place"));
    m_report->setReport(report);
    m_stack->setCurrentWidget(m_report);
    m_close->setText(tr("&Close"));
    m_close->setAccessibleName(tr("Close"));
    m_close->setEnabled(true);
    Q_EMIT ended();
}

void RetryDialog::showFailed(const Problem &problem)
{
    m_run->end(false);
    m_messages->showProblem(problem);
    m_close->setText(tr("&Close"));
    m_close->setAccessibleName(tr("Close"));
    m_close->setEnabled(true);
    Q_EMIT ended();
}

void RetryDialog::reject()
{
    if (!m_job.isRunning()) {
        QDialog::reject();
        return;
    }
    m_close->setEnabled(false);
    m_job.cancel();
}

} // namespace waybill
