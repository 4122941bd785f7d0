// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/mappingpage.h"

#include "migration/decisions/decisionquestion.h"
#include "migration/inspect/placerules.h"
#include "migration/run/choiceanswers.h"
#include "models/findings/fieldplacemodel.h"
#include "models/findings/fieldplaces.h"
#include "models/findings/questionmodel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/contextmenu.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"
#include "ui/wizard/answerdelegate.h"
#include "ui/wizard/differencestrip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QUndoCommand>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// All answers before and after a step.
class ChangeAnswers final : public QUndoCommand
{
public:
    using Set = std::function<void(const Answers &)>;

    ChangeAnswers(Answers before, Answers after, Set set, const QString &text)
        : QUndoCommand(text)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_set(std::move(set))
    {
    }
    void redo() override { m_set(m_after); }
    void undo() override { m_set(m_before); }

private:
    Answers m_before;
    Answers m_after;
    Set m_set;
};

QToolButton *stepButton(QAction *action, const QString &name, const QString &symbol,
                        const QKeySequence &keys, QWidget *parent)
{
    action->setIcon(icon(symbol));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    auto *step = new QToolButton(parent);
    step->setObjectName(name);
    step->setDefaultAction(action);
    step->setAccessibleName(name == "undoStep"_L1 ? MappingPage::tr("Undo")
                                                  : MappingPage::tr("Redo"));
    return step;
}

} // namespace

MappingPage::MappingPage(WizardState &state, Background &background, QWidget *parent)
    : WizardPage(state, tr("Where each piece goes"), tr("Where each piece goes"), QString(), parent)
    , m_background(background)
    , m_fields(new FieldPlaceModel(this))
    , m_chosen(mutedText(QString(), this))
    , m_questions(new QuestionModel(this))
    , m_fieldTable(new ValueTable(m_fields, tr("Fields"), this))
    , m_questionTable(new ValueTable(m_questions, tr("Questions"), this))
    , m_delegate(new AnswerDelegate(m_questionTable))
    , m_placeDelegate(new AnswerDelegate(m_fieldTable))
    , m_differences(new DifferenceStrip(background, this))
    , m_suggest(button({}, u"check"_s, ButtonKind::Plain, this))
    , m_tabs(new QTabWidget(this))
    , m_mistake(new MessageBar(this))
{
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
    connect(m_questions, &QuestionModel::answered, this, [this] {
        m_mistake->hide();
        change(m_questions->answers(), tr("Answer a question"));
    });
    m_mistake->setObjectName(u"answerMistake"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Fields and questions"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setAccessibleName(tr("Fields and questions"));
    m_tabs->addTab(makeFields(), tr("Fields"));
    m_tabs->addTab(m_questionTable, tr("Questions"));
    content()->addWidget(m_differences);
    content()->addWidget(m_tabs, 1);
    content()->addWidget(m_mistake);
}

QWidget *MappingPage::makeFields()
{
    auto *fields = new QWidget(m_tabs);
    m_fieldTable->setObjectName(u"fieldPlaces"_s);
    m_fieldTable->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_fieldTable->setItemDelegateForColumn(FieldPlaceModel::placeColumn, m_placeDelegate);
    connect(m_fields, &FieldPlaceModel::asked, this, &MappingPage::place);
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeTools());
    column->addWidget(m_fieldTable, 1);
    column->addWidget(m_chosen);
    m_chosen->setObjectName(u"chosenField"_s);
    connect(m_fieldTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MappingPage::showChosen);
    return fields;
}

QWidget *MappingPage::makeTools()
{
    auto *tools = new QWidget(this);
    auto *filter = new QLineEdit(tools);
    filter->setPlaceholderText(tr("Filter fields"));
    filter->setAccessibleName(tr("Filter fields"));
    filter->setClearButtonEnabled(true);
    filter->setMaximumWidth(320);
    QAction *undo = m_undo.createUndoAction(this, tr("Undo"));
    QAction *redo = m_undo.createRedoAction(this, tr("Redo"));
    addActions({undo, redo});
    m_suggest->setObjectName(u"useSuggestions"_s);
    m_suggest->setAutoDefault(false);
    auto *decisions = button(tr("D&ecisions…"), {}, ButtonKind::Plain, tools);
    decisions->setObjectName(u"openDecisions"_s);
    auto *save = button(tr("&Save as my playbook…"), {}, ButtonKind::Plain, tools);
    save->setObjectName(u"savePlaybook"_s);
    auto *way = button(tr("W&here will this go?"), u"search"_s, ButtonKind::Plain, tools);
    way->setObjectName(u"whereWillItGo"_s);
    way->setToolTip(tr("Shows the records of the file, and where each of their values would go"));
    way->setAutoDefault(false);
    decisions->setAutoDefault(false);
    save->setAutoDefault(false);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(filter, 1);
    row->addWidget(stepButton(undo, u"undoStep"_s, u"undo"_s, QKeySequence::Undo, tools));
    row->addWidget(stepButton(redo, u"redoStep"_s, u"redo"_s, QKeySequence::Redo, tools));
    row->addStretch();
    row->addWidget(way);
    row->addWidget(m_suggest);
    row->addWidget(decisions);
    row->addWidget(save);
    connect(filter, &QLineEdit::textChanged, m_fieldTable, &ValueTable::setFilter);
    connect(m_suggest, &QPushButton::clicked, this, &MappingPage::useSuggestions);
    connect(decisions, &QPushButton::clicked, this, &MappingPage::openDecisions);
    connect(save, &QPushButton::clicked, this, &MappingPage::savePlaybook);
    connect(way, &QPushButton::clicked, this, &MappingPage::showWay);
    connect(addMenuAction(m_fieldTable, tr("Where will this go?"), u"search"_s, "whereFieldMenu"),
            &QAction::triggered, this, &MappingPage::showWay);
    return tools;
}

void MappingPage::enter()
{
    if (!state().inspection)
        return;
    m_undo.clear();
    m_delegate->setFolder(state().request.workspace);
    m_mistake->hide();
    m_questions->setAnswers(state().request.answers);
    m_questions->setValues(questions());
    showFields();
    setTitle(tr("Where each piece goes"), summary());
    showQuestionCount();
    m_differences->compare(state());
    if (m_questions->unanswered() > 0)
        m_tabs->setCurrentIndex(1);
    Q_EMIT changed();
}

/// Those that were found, and those whose answer was forgotten since: they are open again.
QList<Question> MappingPage::questions() const
{
    const Answers &answers = state().request.answers;
    QList<Question> all = state().inspection->questions;
    all.removeIf([](const Question &question) { return question.kind == Question::Kind::Secret; });
    for (const auto &[id, answer] : state().inspection->answers) {
        const auto known =
            std::any_of(all.begin(), all.end(), [&](const Question &one) { return one.id == id; });
        if (known || answers.contains(id) || !isAskedBefore(id))
            continue;
        Question question = decisionQuestion(state().request.playbook, answers, id);
        question.count = 0;
        all.append(question);
    }
    return all;
}

void MappingPage::showFields()
{
    m_playbook = std::make_shared<const Playbook>(state().request.playbook);
    auto rules = PlaceRules::of(*m_playbook);
    m_rules = rules ? std::make_shared<const PlaceRules>(std::move(*rules)) : nullptr;
    m_fields->setFindings(state().inspection->fields, *m_playbook, state().inspection->answers,
                          m_rules);
    m_fields->setAnswers(state().request.answers);
    showChosen();
}

QString MappingPage::summary() const
{
    return fieldPlacesText(fieldPlaces(state().inspection->fields, state().request.answers));
}

bool MappingPage::isComplete() const
{
    return m_questions->unanswered() == 0;
}

void MappingPage::place(const std::string &id, const std::string &answer)
{
    Answers answers = state().request.answers;
    if (answer.empty())
        answers.erase(id);
    else
        answers[id] = answer;
    change(answers, tr("Send a field elsewhere"));
}

void MappingPage::useSuggestions()
{
    Answers answers = state().request.answers;
    for (const auto &[id, answer] : m_fields->suggestions())
        answers[id] = answer;
    change(answers, tr("Use all suggestions"));
}

void MappingPage::change(const Answers &answers, const QString &text)
{
    if (answers == state().request.answers)
        return;
    m_undo.push(new ChangeAnswers(
        state().request.answers, answers, [this](const Answers &those) { setAnswers(those); },
        text));
}

void MappingPage::setAnswers(const Answers &answers)
{
    state().request.answers = answers;
    state().forgetRehearsal();
    if (m_questions->answers() != answers)
        m_questions->setAnswers(answers);
    if (const QList<Question> open = questions(); open.size() != m_questions->values().size())
        m_questions->setValues(open);
    m_fields->setAnswers(answers);
    showChosen();
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
    const int suggested = static_cast<int>(m_fields->suggestions().size());
    m_suggest->setText(tr("Use all s&uggestions (%1)").arg(countText(suggested)));
    m_suggest->setAccessibleName(tr("Use all suggestions"));
    m_suggest->setVisible(suggested > 0);
    const qint64 loose = m_fields->withoutPlace();
    m_tabs->setTabText(
        0, loose > 0 ? tr("Fields (%1 without a place)").arg(countText(loose)) : tr("Fields"));
}

} // namespace waybill
