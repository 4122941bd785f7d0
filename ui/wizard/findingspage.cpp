// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/findingspage.h"

#include "models/findings/filefindingmodel.h"
#include "models/findings/problemmodel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"
#include "ui/wizard/differencestrip.h"

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

FindingsPage::FindingsPage(WizardState &state, Background &background, QWidget *parent)
    : WizardPage(state, tr("What we found"), tr("What we found"), QString(), parent)
    , m_files(new FileFindingModel(this))
    , m_problems(new ProblemModel(this))
    , m_stack(new QStackedWidget(this))
    , m_progress(new QProgressBar(this))
    , m_now(mutedText(QString(), this))
    , m_failure(bodyText(QString(), this))
    , m_differences(new DifferenceStrip(background, this))
    , m_secrets(card(u"warn"_s, this))
    , m_tryNow(button(tr("Looks good – &try it now"), {}, ButtonKind::Plain, this))
{
    auto *busy = new QWidget(this);
    auto *column = new QVBoxLayout(busy);
    column->addStretch();
    column->addWidget(sectionTitle(tr("Reading your files…"), busy));
    column->addWidget(m_progress);
    column->addWidget(m_now);
    column->addStretch();
    m_progress->setAccessibleName(tr("Reading your files"));
    m_stack->addWidget(busy);
    m_stack->addWidget(makeResults());
    content()->addWidget(m_stack, 1);
    connect(&m_job, &MigrationJob::progressed, this, &FindingsPage::showProgress);
    connect(&m_job, &MigrationJob::inspected, this, [this](const Inspection &found) {
        this->state().request.answers = found.answers;
        this->state().inspection = found;
        showFindings();
    });
    connect(&m_job, &MigrationJob::failed, this, [this](const Problem &problem) {
        if (problem.code == "CANCELLED"_L1) {
            if (isVisible()) // left and come back before it had stopped
                inspect();
            return;
        }
        m_stack->setCurrentIndex(1);
        m_failure->setText(problemText(problem));
        m_failure->show();
    });
    connect(m_tryNow, &QPushButton::clicked, this, &FindingsPage::tryNow);
}

QWidget *FindingsPage::makeResults()
{
    auto *results = new QWidget(this);
    auto *tabs = new QTabWidget(results);
    tabs->setObjectName(u"findings"_s);
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    tabs->tabBar()->setAccessibleName(tr("Files and remarks"));
    tabs->setAccessibleName(tr("Files and remarks"));
    tabs->addTab(new ValueTable(m_files, tr("Files"), tabs), tr("Files"));
    tabs->addTab(new ValueTable(m_problems, tr("Remarks"), tabs), tr("Remarks"));
    setKind(m_failure, u"bad"_s);
    m_failure->hide();
    m_secrets->hide();
    m_tryNow->setObjectName(u"tryNow"_s);
    new QVBoxLayout(m_secrets);
    auto *column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_failure);
    column->addWidget(m_differences);
    column->addWidget(tabs, 1);
    column->addWidget(m_secrets);
    column->addWidget(m_tryNow, 0, Qt::AlignRight);
    return results;
}

void FindingsPage::enter()
{
    if (state().inspection)
        showFindings();
    else
        inspect();
}

bool FindingsPage::isComplete() const
{
    return state().inspection && state().inspection->canRun;
}

void FindingsPage::inspect()
{
    m_stack->setCurrentIndex(0);
    m_progress->setRange(0, 0);
    setTitle(tr("What we found"), tr("Every file is read once, nothing is stored."));
    const MigrationRequest &request = state().request;
    m_job.inspect(request.workspace, request.playbook, request.answers);
}

void FindingsPage::showProgress(const Progress &progress)
{
    if (progress.total > 0) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(static_cast<int>(progress.done * 1000 / progress.total));
    }
    m_now->setText(progress.now.isEmpty() ? progress.title : progress.now);
}

void FindingsPage::showFindings()
{
    const Inspection &found = *state().inspection;
    m_files->setValues(found.files);
    m_problems->setValues(found.problems);
    m_failure->setVisible(!found.canRun);
    m_failure->setText(tr("A file that is needed is missing or cannot be read. Put it right, go "
                          "back and choose the folder again."));
    m_tryNow->setVisible(found.canRun);
    setTitle(tr("%Ln records in %1", nullptr, static_cast<int>(found.records))
                 .arg(state().request.playbook.name),
             tr("Your files are only read. They will not be changed."));
    auto *tabs = findChild<QTabWidget *>(u"findings"_s);
    tabs->setTabText(1, tr("Remarks (%1)").arg(countText(found.problems.size())));
    m_stack->setCurrentIndex(1);
    showSecrets();
    m_differences->compare(state());
    Q_EMIT changed();
}

/// The choice about secrets is asked right where they are found.
void FindingsPage::showSecrets()
{
    delete m_secrets->layout();
    qDeleteAll(m_secrets->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    auto *column = new QVBoxLayout(m_secrets);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    m_secrets->hide();
    for (const Question &question : std::as_const(state().inspection->questions)) {
        if (question.kind != Question::Kind::Secret)
            continue;
        m_secrets->show();
        column->addWidget(bodyText(question.text, m_secrets));
        const auto given = state().request.answers.find(question.id);
        const std::string chosen =
            given == state().request.answers.end() ? question.fallback : given->second;
        for (const Question::Option &option : question.options) {
            auto *choice = new QRadioButton(option.label, m_secrets);
            choice->setAccessibleName(option.label);
            choice->setChecked(option.value == chosen);
            column->addWidget(choice);
            connect(choice, &QRadioButton::clicked, this,
                    [this, id = question.id, value = option.value] {
                        state().request.answers[id] = value;
                        state().forgetRehearsal();
                    });
        }
    }
}

} // namespace waybill
