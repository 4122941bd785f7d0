// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/questions.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/inspect/inspection.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString questionText(const Question &question)
{
    QString text = u'\n' + printable(question.text);
    if (!question.detail.isEmpty())
        text += u"\n  "_s + printable(question.detail);
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
    const bool takesNames = question.kind == Question::Kind::Column;
    return takesNames && !typed.isEmpty() ? std::optional(typed.toStdString()) : std::nullopt;
}

Result<std::string> askOne(const Question &question, Console &console)
{
    console.note(questionText(question));
    for (;;) {
        const auto typed = console.ask(u">"_s);
        if (!typed)
            break;
        if (auto answer = answerFrom(question, *typed))
            return *answer;
        console.note(Cli::tr("Please type one of the numbers."));
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
        if (request.answers.contains(question.id) || (hasDefault && console.options().yes))
            continue;
        auto answer = askOne(question, console);
        if (!answer)
            return answer.error();
        if (*answer == takeAll)
            return {};
        // What is the default anyway is not an answer of its own, now or when migrating again.
        if (*answer != question.fallback)
            request.answers[question.id] = *answer;
    }
    return {};
}

} // namespace waybill
