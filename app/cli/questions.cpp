// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/questions.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/inspect/inspection.h"
#include "migration/run/choiceanswers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

bool isTyped(const Question &question)
{
    return question.kind == Question::Kind::Text || question.kind == Question::Kind::File;
}

QString questionText(const Question &question)
{
    QString text = u'\n' + printable(question.text);
    for (const QString &line : {question.detail, question.hint}) {
        if (!line.isEmpty())
            text += u"\n  "_s + printable(line);
    }
    if (isTyped(question) && !question.suggestion.empty())
        text += u"\n  "_s
            + Cli::tr("The files name %1.")
                  .arg(printable(QString::fromStdString(question.suggestion)));
    if (question.optional && question.general.empty())
        text += u"\n  "_s + Cli::tr("Enter leaves it open.");
    for (qsizetype i = 0; i < question.options.size(); ++i) {
        const Question::Option &option = question.options[i];
        text += u"\n  %1  %2"_s.arg(i + 1).arg(printable(option.label));
        if (option.value == question.fallback)
            text += u' ' + Cli::tr("(Enter)");
        else if (option.value == question.suggestion)
            text += u' ' + Cli::tr("(the data look like it)");
    }
    return text;
}

/// Takes the default of this question and of all that come after it.
constexpr std::string_view takeAll = "all";

/// The number of an option, its value, or anything else where a free field can be named.
std::optional<std::string> answerFrom(const Question &question, const QString &typed)
{
    if (typed.isEmpty() && !question.fallback.empty())
        return question.fallback;
    if (typed == QLatin1StringView(takeAll) && !question.fallback.empty())
        return std::string(takeAll);
    bool isNumber = false;
    const int number = typed.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= question.options.size())
        return question.options[number - 1].value;
    for (const Question::Option &option : question.options) {
        if (typed == QString::fromStdString(option.value))
            return option.value;
    }
    const bool takesNames = question.kind == Question::Kind::Column || isTyped(question);
    return takesNames && !typed.isEmpty() ? std::optional(typed.toStdString()) : std::nullopt;
}

/// What is wrong with an answer to one of the playbook's own questions.
QString mistakeIn(const Question &question, const std::string &answer,
                  const MigrationRequest &request)
{
    const QuestionSpec *spec = questionOf(request.playbook, question.id);
    const auto mistake =
        spec ? answerMistake(*spec, answer, request.workspace) : std::optional<Problem>();
    return mistake ? Cli::tr("Expected is %1.").arg(mistake->expected) : QString();
}

/// The answer, or nothing where there need not be one.
Result<std::string> askOne(const Question &question, const MigrationRequest &request,
                           Console &console)
{
    console.note(questionText(question));
    for (;;) {
        const auto typed = console.ask(u">"_s);
        if (!typed)
            break;
        if (typed->isEmpty() && question.optional)
            return std::string();
        const auto answer = answerFrom(question, *typed);
        const auto mistake = answer ? mistakeIn(question, *answer, request) : QString();
        if (answer && mistake.isEmpty())
            return *answer;
        console.note(!mistake.isEmpty()      ? mistake
                         : isTyped(question) ? Cli::tr("Please type an answer.")
                                             : Cli::tr("Please type one of the numbers."));
    }
    return Problem{.code = u"ASK-01"_s,
                   .field = QString::fromStdString(question.id),
                   .action = Cli::tr("Nothing was changed."),
                   .hint = Cli::tr("Answer it in a file given with --answers."),
                   .message = question.text};
}

} // namespace

Result<> askQuestions(MigrationRequest &request, Console &console)
{
    if (!console.canAsk())
        return {};
    auto inspection =
        inspectWorkspace(request.workspace, request.playbook, request.answers, console.observer());
    if (!inspection)
        return inspection.error();
    // Those that must be answered come first: nobody is to find them behind "all".
    QList<Question> questions = inspection->questions;
    std::stable_partition(questions.begin(), questions.end(),
                          [](const Question &question) { return question.fallback.empty(); });
    if (!questions.isEmpty() && !console.options().yes)
        console.note(Cli::tr("Some things only you can decide. Enter takes the default; \"all\" "
                             "takes it here and for the rest."));
    for (Question &question : questions) {
        // There is none without the desktop program.
        question.options.removeIf([&](const Question::Option &option) {
            return question.kind == Question::Kind::Secret && option.value == "keychain";
        });
        const bool hasDefault = !question.fallback.empty();
        const bool isAnswered = request.answers.contains(question.id)
            || (!question.general.empty() && request.answers.contains(question.general));
        const bool needNotBe = hasDefault || (question.optional && question.count == 0);
        if (isAnswered || (needNotBe && console.options().yes))
            continue;
        auto answer = askOne(question, request, console);
        if (!answer)
            return answer.error();
        if (*answer == takeAll && hasDefault)
            return {};
        if (answer->empty())
            continue;
        // What is the default anyway is not an answer of its own, now or when migrating again.
        if (*answer != question.fallback)
            request.answers[question.id] = *answer;
    }
    return {};
}

} // namespace waybill
