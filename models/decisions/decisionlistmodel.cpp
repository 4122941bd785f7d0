// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/decisions/decisionlistmodel.h"

#include "migration/decisions/decisionquestion.h"
#include "models/findings/questionmodel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using State = KeptDecision::State;

QString say(const char *text)
{
    return QCoreApplication::translate("DecisionListModel", text);
}

QString stateText(const KeptDecision &decision)
{
    switch (decision.state) {
    case State::Applied:
        return decision.run > 0 ? say("Since run %1").arg(decision.run) : say("For this migration");
    case State::Changed:
        return say("For the next migration");
    case State::Default:
        return say("Taken by default");
    case State::Forgotten:
        break;
    }
    return say("Will be asked again");
}

QString stateMark(const KeptDecision &decision)
{
    if (decision.state == State::Applied)
        return u"good"_s;
    return decision.state == State::Changed ? u"warn"_s : u"muted"_s;
}

QString whenText(const KeptDecision &decision)
{
    const QDateTime when = QDateTime::fromString(decision.when, Qt::ISODateWithMs);
    const QString day =
        when.isValid() ? QLocale().toString(when.toLocalTime(), QLocale::ShortFormat) : QString();
    return decision.who.isEmpty() || day.isEmpty() ? day : say("%1, %2").arg(day, decision.who);
}

} // namespace

DecisionListModel::DecisionListModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("Kind"), .text = [](const KeptDecision &decision) -> QVariant {
                   return decisionGroup(decision.question.id);
               }});
    addColumn(
        {.title = say("What was asked"),
         .text = [](const KeptDecision &decision) -> QVariant { return decision.question.text; }});
    addColumn({.title = say("Answer"), .text = [](const KeptDecision &decision) -> QVariant {
                   return decision.state == State::Forgotten ? say("was: %1").arg(decision.shown)
                                                             : decision.shown;
               }});
    addColumn({.title = say("Where"), .text = [](const KeptDecision &decision) -> QVariant {
                   return decision.question.detail;
               }});
    addColumn({.title = say("Values"),
               .text = [](const KeptDecision &decision) -> QVariant {
                   return decision.values ? QLocale().toString(*decision.values) : QString();
               },
               .number = true,
               .sort = [](const KeptDecision &decision) -> QVariant {
                   return decision.values.value_or(-1);
               }});
    addColumn({.title = say("State"),
               .text = [](const KeptDecision &decision) -> QVariant { return stateText(decision); },
               .mark = stateMark});
    addColumn({.title = say("When, by whom"),
               .text = [](const KeptDecision &decision) -> QVariant { return whenText(decision); },
               .sort = [](const KeptDecision &decision) -> QVariant { return decision.when; }});
}

void DecisionListModel::setDecisions(const KeptDecisions &kept)
{
    m_playbook = kept.playbook;
    m_workspace = kept.workspace;
    m_answers = kept.answers();
    setValues(QList<KeptDecision>(kept.all.begin(), kept.all.end()));
}

QVariant DecisionListModel::data(const QModelIndex &index, int role) const
{
    const KeptDecision *decision = value(index.row());
    if (decision && index.column() == answerColumn) {
        const Question &question = decision->question;
        if (role == Qt::EditRole)
            return QString::fromStdString(decision->answer);
        if (role == QuestionModel::TypedRole)
            return question.options.isEmpty();
        if (role == QuestionModel::FileRole)
            return question.kind == Question::Kind::File;
        if (role == QuestionModel::HintRole)
            return question.hint;
        if (role == QuestionModel::OptionsRole) {
            QVariantList options;
            bool known = false;
            for (const Question::Option &option : question.options) {
                known = known || option.value == decision->answer;
                options << QVariant(
                    QStringList{option.label, QString::fromStdString(option.value)});
            }
            // A place with a converter of its own is in no list.
            if (!known)
                options.prepend(QVariant(
                    QStringList{decision->shown, QString::fromStdString(decision->answer)}));
            return options;
        }
    }
    return ValueModel::data(index, role);
}

Qt::ItemFlags DecisionListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = ValueModel::flags(index);
    return index.column() == answerColumn ? flags | Qt::ItemIsEditable : flags;
}

bool DecisionListModel::setData(const QModelIndex &index, const QVariant &chosen, int role)
{
    const KeptDecision *decision = value(index.row());
    if (role != Qt::EditRole || !decision || index.column() != answerColumn)
        return false;
    const std::string answer = chosen.toString().toStdString();
    // To choose what was taken by default is to decide it: nothing else is taken then.
    if (answer == decision->answer && decision->state != State::Forgotten
        && decision->state != State::Default)
        return false;
    const std::string id = decision->question.id;
    if (const auto mistake = decisionMistake(m_playbook, m_answers, id, answer, m_workspace)) {
        Q_EMIT refused(*mistake);
        return false;
    }
    Q_EMIT asked(id, answer);
    return true;
}

} // namespace waybill
