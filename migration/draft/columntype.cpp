// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/columntype.h"

#include "migration/base/textfold.h"
#include "migration/draft/draftnames.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t mostChoices = 12;
constexpr std::int64_t fewestForChoices = 12;
constexpr std::size_t longestChoice = 32;
constexpr std::size_t longestLine = 100;

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

ColumnType text(const QString &reason, bool isDecided = true)
{
    ColumnType type;
    type.reason = reason;
    type.isDecided = isDecided;
    return type;
}

ColumnType number(const char *converter, const QString &reason)
{
    const bool whole = std::string_view(converter) == "integer";
    return {.converter = converter,
            .sqlType = whole ? "INTEGER" : "REAL",
            .editor = converter,
            .words = {},
            .reason = reason};
}

ColumnType date(const char *converter, const QString &reason)
{
    return {
        .converter = converter, .sqlType = "TEXT", .editor = "date", .words = {}, .reason = reason};
}

/// Numbers of JSON are numbers whatever way they are written; the ledger keeps how.
ColumnType ofJsonNumbers(const ValueFacts &facts)
{
    if (facts.trials[ValueFacts::Integer].taken() == facts.numbers)
        return number("integer", say("All are whole numbers."));
    if (facts.trials[ValueFacts::Real].taken() == facts.numbers)
        return number("real", say("All are numbers."));
    return text(say("Some numbers have more digits than a number column could hold."));
}

/// Numbers in a text: only when nothing of how they are written could mean something else.
std::optional<ColumnType> ofWrittenNumbers(const ValueFacts &facts)
{
    if (facts.leadingZeros > 0)
        return text(say("Some begin with a zero, so these are no numbers to count with."));
    if (facts.trials[ValueFacts::Integer].asIs == facts.texts
        && !facts.trials[ValueFacts::Integer].refused)
        return number("integer", say("All are whole numbers that print back the same."));
    const ValueFacts::Trial &real = facts.trials[ValueFacts::Real];
    if (real.refused || real.asIs + real.changed != facts.texts)
        return std::nullopt;
    if (real.changed == 0)
        return number("real", say("All are numbers that print back the same."));
    if (facts.sameDecimals && facts.decimals > 0)
        return number("real",
                      say("All are numbers with %1 digits behind the point; the way they are "
                          "written is kept.")
                          .arg(facts.decimals));
    return text(say("Numbers, but written in ways that a number would not keep: NOT DECIDED, use "
                    "\"as: real\" to count with them."),
                false);
}

std::optional<ColumnType> ofDates(const ValueFacts &facts)
{
    const ValueFacts::Trial &trial = facts.trials[ValueFacts::Date];
    // What stands behind the day would be lost to an editor of dates.
    if (trial.refused || facts.stamps > 0)
        return std::nullopt;
    if (trial.asIs == facts.texts)
        return date("date", say("All are dates, year first."));
    const bool areNumeric =
        trial.undecided + facts.dayFirst + facts.monthFirst + facts.sameEitherWay == facts.texts;
    if (!areNumeric)
        return std::nullopt;
    if (facts.dayFirst > 0 && facts.monthFirst == 0)
        return date("date:dmy", say("Dates with the day first: some have a day beyond 12."));
    if (facts.monthFirst > 0 && facts.dayFirst == 0)
        return date("date:mdy", say("Dates with the month first: some have a day beyond 12."));
    return text(say("Dates, but whether the day or the month comes first is not certain: NOT "
                    "DECIDED, use \"as: date:dmy\" or \"as: date:mdy\"."),
                false);
}

QString labelOf(const std::string &word)
{
    const QString label = QString::fromStdString(word);
    const bool isCode = label.contains(u'_') || label.front().isLower();
    return isCode ? titleFrom(label) : label;
}

/// Yes and no in one of their spellings.
bool arePair(const ValueFacts &facts)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> pairs = {
        {{"true", "false"}, {"yes", "no"}, {"y", "n"}, {"on", "off"}}};
    if (facts.words.size() != 2 || facts.hasMoreWords)
        return false;
    const std::set<std::string> both{folded(facts.words[0].text), folded(facts.words[1].text)};
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto &pair) {
        return both.contains(std::string(pair.first)) && both.contains(std::string(pair.second));
    });
}

/// Each word has a key and a spelling of its own, so that what is read is what is written.
bool canBeChoices(const ValueFacts &facts)
{
    std::set<std::string> keys{compareKey("otherwise")};
    return std::all_of(facts.words.begin(), facts.words.end(), [&](const ValueFacts::Word &word) {
        return !labelOf(word.text).trimmed().isEmpty() && word.text.size() <= longestChoice
            && trimmed(word.text) == word.text
            && word.text.find_first_of("\r\n\t") == std::string::npos
            && keys.insert(compareKey(word.text)).second;
    });
}

std::optional<ColumnType> ofChoices(const ValueFacts &facts)
{
    const auto different = static_cast<std::int64_t>(facts.words.size());
    const bool few = !facts.hasMoreWords && facts.words.size() >= 2
        && facts.words.size() <= mostChoices && facts.texts >= fewestForChoices
        && facts.texts >= 4 * different;
    if ((!few && !arePair(facts)) || facts.links > 0 || facts.unstorable > 0
        || !canBeChoices(facts))
        return std::nullopt;
    ColumnType type;
    type.editor = "words";
    for (const ValueFacts::Word &word : facts.words)
        type.words.emplace_back(word.text, labelOf(word.text));
    type.reason = say("Only %1 different words in %2 values, so they are choices; an unknown one "
                      "is asked about.")
                      .arg(different)
                      .arg(facts.texts);
    return type;
}

ColumnType ofTexts(const ValueFacts &facts)
{
    ColumnType type = text({});
    if (facts.links == facts.texts) {
        type.editor = "link";
        type.reason = say("All are web addresses.");
    } else if (facts.hasLines || facts.longest > longestLine) {
        type.editor = "long-text";
    } else if (facts.stamps == facts.texts) {
        type.reason = say("Dates with a time stay texts: they are in order as they stand.");
    }
    return type;
}

} // namespace

ColumnType chooseType(const ValueFacts &facts, bool isCsv, bool isComplete)
{
    if (facts.values() == 0)
        return text(say("Never filled."));
    if (!isComplete)
        return text(say("Text, because not all of it was looked at."));
    if (facts.flags == facts.values()) {
        return {.converter = "flag",
                .sqlType = "INTEGER",
                .editor = "flag",
                .words = {},
                .reason = say("Only true and false.")};
    }
    if (facts.numbers == facts.values())
        return ofJsonNumbers(facts);
    if (facts.texts != facts.values())
        return text(say("Texts, numbers or flags by turns: text takes each as it stands."), false);
    if (facts.unstorable > 0)
        return ofTexts(facts);
    if (auto type = isCsv ? ofWrittenNumbers(facts) : std::nullopt)
        return std::move(*type);
    for (const auto choose : {ofDates, ofChoices}) {
        if (auto type = choose(facts))
            return std::move(*type);
    }
    return ofTexts(facts);
}

} // namespace waybill
