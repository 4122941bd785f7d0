// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decisiontext.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/decisions/decisionquestion.h"
#include "migration/verify/masking.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using State = KeptDecision::State;

const char *stateName(State state)
{
    constexpr const char *names[] = {"applied", "changed", "forgotten", "default"};
    return names[static_cast<int>(state)];
}

QString stateText(const KeptDecision &decision)
{
    const QString day = decision.when.left(10);
    const QString by =
        decision.who.isEmpty() ? day : Cli::tr("%1 by %2").arg(day, printable(decision.who));
    switch (decision.state) {
    case State::Applied:
        return Cli::tr("run %1, %2").arg(QString::number(decision.run), by);
    case State::Changed:
        return Cli::tr("changed %1, for the next migration").arg(by);
    case State::Default:
        return decision.run > 0 ? Cli::tr("taken by default, run %1").arg(decision.run)
                                : Cli::tr("taken by default");
    case State::Forgotten:
        break;
    }
    return Cli::tr("forgotten %1, the next migration asks again").arg(by);
}

/// What stands in files about people is shown only when asked.
QString answerShown(const KeptDecision &decision, const Console &console)
{
    return decision.personal && !console.options().showPersonal ? maskedText() : decision.shown;
}

} // namespace

QString decisionForTerminal(const KeptDecision &decision, const Console &console)
{
    const bool masks = decision.personal && !console.options().showPersonal;
    QString text = printable(QString::fromStdString(decision.question.id)) + u'\n';
    if (masks)
        text = decisionGroup(decision.question.id) + u": "_s + maskedText() + u'\n';
    else
        text += u"  "_s + printable(decision.question.text) + u'\n';
    text += u"  → %1\n"_s.arg(printable(answerShown(decision, console)));
    if (decision.values)
        text += u"  "_s + Cli::tr("Values decided: %n", nullptr, static_cast<int>(*decision.values))
            + u'\n';
    return text + u"  "_s + stateText(decision);
}

void writeDecision(JsonWriter &json, const KeptDecision &decision, const Console &console)
{
    const bool masks = decision.personal && !console.options().showPersonal;
    json.beginObject()
        .field("id",
               masks && decision.question.id.starts_with("mend")
                   ? maskedText()
                   : QString::fromStdString(decision.question.id))
        .field("question", masks ? maskedText() : decision.question.text)
        .field("where", masks ? maskedText() : decision.question.detail)
        .field("answer", masks ? maskedText() : QString::fromStdString(decision.answer))
        .field("shown", answerShown(decision, console))
        .field("state", stateName(decision.state))
        .field("run", decision.run)
        .field("when", decision.when)
        .field("who", decision.who);
    if (decision.values)
        json.field("values", *decision.values);
    else
        json.key("values").token("null");
    json.endObject();
}

} // namespace waybill
