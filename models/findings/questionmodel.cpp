// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/questionmodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("QuestionModel", text);
}

bool isTyped(const Question &question)
{
    return question.kind == Question::Kind::Text || question.kind == Question::Kind::File;
}

bool needsAnswer(const Question &question)
{
    return question.fallback.empty() && !question.optional;
}

QString labelOf(const Question &question, const std::string &value)
{
    for (const Question::Option &option : question.options) {
        if (option.value == value)
            return option.label;
    }
    return QString::fromStdString(value);
}

} // namespace

QuestionModel::QuestionModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("Question"),
               .text = [](const Question &question) -> QVariant { return question.text; }});
    addColumn({.title = say("Values"),
               .text = [](const Question &question) -> QVariant {
                   return question.count ? QLocale().toString(question.count) : QString();
               },
               .number = true,
               .sort = [](const Question &question) -> QVariant { return question.count; }});
    addColumn(
        {.title = say("Your answer"),
         .text = [this](const Question &question) -> QVariant { return answerText(question); },
         .mark =
             [this](const Question &question) {
                 if (answerTo(question))
                     return u"good"_s;
                 return needsAnswer(question) ? u"bad"_s : u"muted"_s;
             }});
    addColumn({.title = say("Where"),
               .text = [](const Question &question) -> QVariant { return question.detail; }});
}

void QuestionModel::setAnswers(Answers answers)
{
    m_answers = std::move(answers);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

qint64 QuestionModel::unanswered() const
{
    return std::count_if(values().begin(), values().end(), [this](const Question &question) {
        return needsAnswer(question) && !answerTo(question);
    });
}

QString QuestionModel::answerText(const Question &question) const
{
    const std::string *given = answerTo(question);
    if (given && !m_answers.contains(question.id))
        return say("As for all: %1").arg(labelOf(question, *given));
    if (given)
        return labelOf(question, *given);
    if (question.optional)
        return say("No answer");
    if (question.fallback.empty())
        return isTyped(question) ? say("Please type") : say("Please choose");
    return say("Default: %1").arg(labelOf(question, question.fallback));
}

/// The question's own answer, or the one for all questions of its kind; null when there is none.
const std::string *QuestionModel::answerTo(const Question &question) const
{
    for (const std::string &id : {question.id, question.general}) {
        const auto given = m_answers.find(id);
        if (!id.empty() && given != m_answers.end())
            return &given->second;
    }
    return nullptr;
}

QVariant QuestionModel::data(const QModelIndex &index, int role) const
{
    const Question *question = value(index.row());
    if (question && index.column() == answerColumn) {
        if (role == Qt::EditRole) {
            const auto given = m_answers.find(question->id);
            if (given != m_answers.end())
                return QString::fromStdString(given->second);
            return QString::fromStdString(question->fallback);
        }
        if (role == SuggestionRole)
            return QString::fromStdString(question->suggestion);
        if (role == TypedRole)
            return isTyped(*question);
        if (role == FileRole)
            return question->kind == Question::Kind::File;
        if (role == HintRole || role == Qt::ToolTipRole)
            return question->hint;
        if (role == OptionsRole) {
            QVariantList options;
            for (const Question::Option &option : question->options)
                options << QVariant(
                    QStringList{option.label, QString::fromStdString(option.value)});
            return options;
        }
    }
    return ValueModel::data(index, role);
}

Qt::ItemFlags QuestionModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = ValueModel::flags(index);
    return index.column() == answerColumn ? flags | Qt::ItemIsEditable : flags;
}

bool QuestionModel::setData(const QModelIndex &index, const QVariant &chosen, int role)
{
    const Question *question = value(index.row());
    if (role != Qt::EditRole || !question || index.column() != answerColumn)
        return false;
    const std::string answer = chosen.toString().toStdString();
    if (answer.empty() && !m_answers.contains(question->id))
        return false;
    const QString mistake = m_check && !answer.empty() ? m_check(*question, answer) : QString();
    if (!mistake.isEmpty()) {
        Q_EMIT refused(mistake);
        return false;
    }
    if (answer.empty()) // taken back
        m_answers.erase(question->id);
    else
        m_answers[question->id] = answer;
    Q_EMIT dataChanged(this->index(0, answerColumn), this->index(rowCount() - 1, answerColumn));
    Q_EMIT answered();
    return true;
}

} // namespace waybill
