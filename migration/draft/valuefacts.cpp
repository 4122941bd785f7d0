// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/valuefacts.h"

#include "migration/base/numbertext.h"
#include "migration/base/textfold.h"
#include "migration/inspect/dateevidence.h"
#include "migration/mapping/converter.h"
#include "migration/mapping/dateparser.h"

#include <algorithm>
#include <memory>

namespace waybill {

namespace {

const Converter &converter(ValueFacts::Candidate candidate)
{
    static const auto all = [] {
        std::array<std::unique_ptr<const Converter>, ValueFacts::Candidates> made;
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] =
                std::move(*makeConverter(ValueFacts::converterOf(ValueFacts::Candidate(i)), {}));
        return made;
    }();
    return *all[candidate];
}

void tryOn(ValueFacts::Trial &trial, ValueFacts::Candidate candidate, const Scalar &scalar)
{
    if (trial.refused)
        return;
    switch (converter(candidate).forward(scalar).outcome) {
    case Conversion::Outcome::AsIs:
        ++trial.asIs;
        break;
    case Conversion::Outcome::Changed:
        ++trial.changed;
        break;
    case Conversion::Outcome::Undecided:
        ++trial.undecided;
        break;
    case Conversion::Outcome::Empty:
    case Conversion::Outcome::Rejected:
        trial.refused = true;
    }
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Fits "dddd-dd-ddTdd:dd" and what follows.
bool isStamp(std::string_view text)
{
    constexpr std::string_view form = "0000-00-00T00:00";
    if (text.size() < form.size())
        return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool fits = form[i] == '0' ? isDigit(text[i])
            : form[i] == 'T'             ? text[i] == 'T' || text[i] == ' '
                                         : text[i] == form[i];
        if (!fits)
            return false;
    }
    return true;
}

/// "04/04/2025": day and month are the same number.
bool isSameEitherWay(std::string_view text)
{
    const std::size_t first = text.find_first_of("/.-");
    const std::size_t second = first == text.npos ? first : text.find(text[first], first + 1);
    if (second == text.npos || first == 0 || first > 2 || second != 2 * first + 1)
        return false;
    return text.substr(0, first) == text.substr(first + 1, first);
}

bool hasLeadingZero(std::string_view text)
{
    return text.size() > 1 && text[0] == '0' && std::all_of(text.begin(), text.end(), isDigit);
}

/// Half a surrogate pair stands in the file as it is written, and so does the text of its node.
bool isUnstorable(const Node &node)
{
    const bool undecoded = node.raw.size() == node.text.size() + 2 && node.raw.front() == '"'
        && node.raw.substr(1, node.text.size()) == node.text
        && node.text.find('\\') != std::string_view::npos;
    return undecoded || node.text.find('\0') != std::string_view::npos;
}

} // namespace

const char *ValueFacts::converterOf(Candidate candidate)
{
    constexpr std::array<const char *, Candidates> names = {"integer", "real", "date"};
    return names[candidate];
}

void ValueFacts::add(const Node &node)
{
    if (node.kind == NodeKind::Null || (node.kind == NodeKind::Text && isBlank(node.text))) {
        ++blanks;
        return;
    }
    if (node.kind == NodeKind::Text && isUnstorable(node)) {
        ++texts;
        ++unstorable;
        return;
    }
    longest = std::max(longest, node.text.size());
    addWord(node.text, 1);
    if (node.kind == NodeKind::Bool) {
        ++flags;
        return;
    }
    const Scalar scalar{node.kind, node.text};
    tryOn(trials[Integer], Integer, scalar);
    tryOn(trials[Real], Real, scalar);
    if (node.kind == NodeKind::Number) {
        ++numbers;
        const auto decimal = parseDecimal(node.text);
        const auto whole = decimal ? toInteger(*decimal) : std::nullopt;
        exact.add(whole ? std::to_string(*whole) : std::string(node.text));
        return;
    }
    tryOn(trials[Date], Date, scalar);
    addText(node.text);
}

void ValueFacts::addText(std::string_view text)
{
    ++texts;
    exact.add(text);
    if (const std::string other = waybill::folded(text); other != text)
        folded.add(other);
    leadingZeros += hasLeadingZero(text) ? 1 : 0;
    if (!trials[Date].refused) {
        const DateOrder order = orderGivenAway(text);
        dayFirst += order == DateOrder::DayFirst ? 1 : 0;
        monthFirst += order == DateOrder::MonthFirst ? 1 : 0;
        sameEitherWay += isSameEitherWay(text) ? 1 : 0;
    }
    links += text.starts_with("http://") || text.starts_with("https://") ? 1 : 0;
    stamps += isStamp(text) ? 1 : 0;
    hasLines = hasLines || text.find_first_of("\r\n") != std::string_view::npos;
    if (!trials[Real].refused) {
        const std::size_t point = text.find('.');
        const bool plain = parseDecimal(text).has_value() && text.size() <= 16
            && text.find_first_of("eE") == std::string_view::npos;
        addDecimals(!plain ? -2 : point == text.npos ? 0 : std::int64_t(text.size() - point) - 1);
    }
}

/// -2 for what is no plain number.
void ValueFacts::addDecimals(std::int64_t digits)
{
    if (decimals == -1)
        decimals = digits;
    sameDecimals = sameDecimals && decimals == digits && digits >= 0;
}

void ValueFacts::addWord(std::string_view text, std::int64_t count)
{
    const auto known = std::find_if(words.begin(), words.end(),
                                    [&](const Word &word) { return word.text == text; });
    if (known != words.end())
        known->count += count;
    else if (words.size() < mostWords && text.size() <= 200)
        words.push_back({std::string(text), count});
    else
        hasMoreWords = true;
}

void ValueFacts::add(const ValueFacts &other)
{
    if (other.decimals != -1) {
        addDecimals(other.decimals);
        sameDecimals = sameDecimals && other.sameDecimals;
    }
    texts += other.texts;
    numbers += other.numbers;
    flags += other.flags;
    blanks += other.blanks;
    for (std::size_t i = 0; i < trials.size(); ++i) {
        trials[i].asIs += other.trials[i].asIs;
        trials[i].changed += other.trials[i].changed;
        trials[i].undecided += other.trials[i].undecided;
        trials[i].refused = trials[i].refused || other.trials[i].refused;
    }
    for (const Word &word : other.words)
        addWord(word.text, word.count);
    hasMoreWords = hasMoreWords || other.hasMoreWords;
    leadingZeros += other.leadingZeros;
    dayFirst += other.dayFirst;
    monthFirst += other.monthFirst;
    sameEitherWay += other.sameEitherWay;
    links += other.links;
    stamps += other.stamps;
    unstorable += other.unstorable;
    longest = std::max(longest, other.longest);
    hasLines = hasLines || other.hasLines;
    exact.add(other.exact);
    folded.add(other.folded);
}

bool ValueFacts::areUnique() const
{
    return flags == 0 && unstorable == 0 && exact.isKnown() && folded.isKnown() && !exact.hasTwins()
        && !folded.hasTwins() && !exact.meets(folded);
}

} // namespace waybill
