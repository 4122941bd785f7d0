// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/mappingpage.h"

#include "migration/run/choiceanswers.h"
#include "models/findings/fieldfindingmodel.h"
#include "models/findings/fieldplaces.h"
#include "models/findings/questionmodel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"
#include "ui/wizard/answerdelegate.h"

#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

MappingPage::MappingPage(WizardState &state, QWidget *parent)
    : WizardPage(state, tr("Where each piece goes"), tr("Where each piece goes"), QString(), parent)
    , m_fields(new FieldFindingModel(this))
    , m_questions(new QuestionModel(this))
    , m_questionTable(new ValueTable(m_questions, tr("Questions"), this))
    , m_delegate(new AnswerDelegate(m_questionTable))
    , m_tabs(new QTabWidget(this))
    , m_mistake(new MessageBar(this))
{
    auto *fields = new QWidget(m_tabs);
    auto *table = new ValueTable(m_fields, tr("Fields"), fields);
    auto *filter = new QLineEdit(fields);
    filter->setPlaceholderText(tr("Filter fields"));
    filter->setAccessibleName(tr("Filter fields"));
    filter->setClearButtonEnabled(true);
    filter->setMaximumWidth(320);
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(filter);
    column->addWidget(table, 1);
    m_questionTable->setObjectName(u"questions"_s);
    m_questionTable->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_questionTable->setItemDelegateForColumn(QuestionModel::answerColumn, m_delegate);
    m_questions->setCheck([this](const Question &question, const std::string &answer) {
        const QuestionSpec *spec = questionOf(this->state().request.playbook, question.id);
        const auto mistake = spec ? answerMistake(*spec, answer, this->state().request.workspace)
                                  : std::optional<Problem>();
        return mistake ? mistake->expected : QString();
    });
    connect(m_questions, &QuestionModel::refused, this, [this](const QString &expected) {
        m_mistake->showProblem(
            {.code = u"ASK-02"_s,
             .message = tr("This answer was not taken. Expected is %1.").arg(expected)});
    });
    connect(m_questions, &QuestionModel::answered, m_mistake, &QWidget::hide);
    m_mistake->setObjectName(u"answerMistake"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Fields and questions"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setAccessibleName(tr("Fields and questions"));
    m_tabs->addTab(fields, tr("Fields"));
    m_tabs->addTab(m_questionTable, tr("Questions"));
    content()->addWidget(m_tabs, 1);
    content()->addWidget(m_mistake);
    connect(filter, &QLineEdit::textChanged, table, &ValueTable::setFilter);
    connect(m_questions, &QuestionModel::answered, this, &MappingPage::takeAnswers);
}

void MappingPage::enter()
{
    if (!state().inspection)
        return;
    m_fields->setValues(state().inspection->fields);
    m_delegate->setFolder(state().request.workspace);
    m_mistake->hide();
    m_questions->setAnswers(state().request.answers);
    QList<Question> questions = state().inspection->questions;
    questions.removeIf(
        [](const Question &question) { return question.kind == Question::Kind::Secret; });
    m_questions->setValues(questions);
    setTitle(tr("Where each piece goes"), summary());
    showQuestionCount();
    if (m_questions->unanswered() > 0)
        m_tabs->setCurrentIndex(1);
    Q_EMIT changed();
}

QString MappingPage::summary() const
{
    return fieldPlacesText(fieldPlaces(state().inspection->fields, state().request.answers));
}

bool MappingPage::isComplete() const
{
    return m_questions->unanswered() == 0;
}

void MappingPage::takeAnswers()
{
    state().request.answers = m_questions->answers();
    state().forgetRehearsal();
    setTitle(tr("Where each piece goes"), summary());
    showQuestionCount();
    Q_EMIT changed();
}

void MappingPage::showQuestionCount()
{
    const int questions = m_questions->rowCount();
    const qint64 open = m_questions->unanswered();
    m_tabs->setTabText(
        1,
        open > 0
            ? tr("Questions (%1, %2 need an answer)").arg(countText(questions), countText(open))
            : tr("Questions (%1)").arg(countText(questions)));
}

} // namespace waybill
