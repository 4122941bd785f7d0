// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/monthrange.h"

#include "migration/base/textfold.h"

#include <algorithm>
#include <array>
#include <optional>

namespace waybill {

namespace {

using Outcome = DateReading::Outcome;

constexpr std::string_view enDash = "\u2013";
constexpr std::string_view emDash = "\u2014";

struct Separator
{
    std::size_t at = 0;
    std::size_t length = 0;
};

DateReading readPart(std::string_view text)
{
    return readWrittenDate(trimmed(text), DateOrder::Unknown);
}

bool isKnown(const DateReading &reading)
{
    return reading.outcome != Outcome::Unreadable;
}

enum class Hyphen { BesideSpace, Anywhere };

/// What separates two dates at \a at. A hyphen may also be part of a date, and in front of
/// everything it is a sign, unless there is a space beside it.
std::optional<Separator> separatorAt(std::string_view text, std::size_t at, Hyphen hyphen)
{
    const std::string_view rest = text.substr(at);
    for (const std::string_view dash : {enDash, emDash}) {
        if (rest.starts_with(dash))
            return Separator{at, dash.size()};
    }
    const bool afterSpace = at > 0 && isBlank(text.substr(at - 1, 1));
    if (rest.starts_with('-')) {
        const bool beforeSpace = isBlank(rest.substr(1, 1));
        if (afterSpace || beforeSpace || (at > 0 && hyphen == Hyphen::Anywhere))
            return Separator{at, 1};
    }
    constexpr std::string_view to = "to ";
    if ((at == 0 || afterSpace) && (rest.starts_with(to) || rest.starts_with("To ")))
        return Separator{at, to.size()};
    return std::nullopt;
}

constexpr std::string_view remarkMarks = "([,;|";

/// Whether a date may end before \a rest.
bool isBoundary(std::string_view rest)
{
    return rest.empty() || remarkMarks.find(rest.front()) != std::string_view::npos
        || isBlank(rest.substr(0, 1));
}

bool beginsWithSeparator(std::string_view text)
{
    return text.starts_with('-') || separatorAt(text, 0, Hyphen::Anywhere).has_value();
}

/// The longest date, or "Present", at the front of \a text; the rest is the remark.
bool readEnd(std::string_view text, DateReading &date, bool &present, std::string &remark)
{
    constexpr std::size_t longest = 48;
    for (std::size_t length = std::min(text.size(), longest); length > 0; --length) {
        if (!isBoundary(text.substr(length)) || isBoundary(text.substr(length - 1)))
            continue;
        const std::string_view front = text.substr(0, length);
        date = readPart(front);
        present = meansPresent(front);
        if (!isKnown(date) && !present)
            continue;
        remark = trimmed(text.substr(length));
        return !beginsWithSeparator(remark);
    }
    return false;
}

Outcome worst(const DateReading &a, const DateReading &b)
{
    return a.outcome == Outcome::Ambiguous || b.outcome == Outcome::Ambiguous ? Outcome::Ambiguous
                                                                              : Outcome::Read;
}

/// \a text as a range that is separated at \a separator.
std::optional<MonthRange> readRangeAt(std::string_view text, const Separator &separator,
                                      Hyphen hyphen)
{
    MonthRange range;
    range.isRange = true;
    const std::string_view front = trimmed(text.substr(0, separator.at));
    range.start = readPart(front);
    if (!front.empty() && !isKnown(range.start))
        return std::nullopt;
    const std::string_view back = trimmed(text.substr(separator.at + separator.length));
    if (!readEnd(back, range.end, range.untilPresent, range.remark))
        return std::nullopt;
    // "2020-01-2021-03": which of the hyphens separates the dates?
    const std::string_view end = back.substr(0, back.size() - range.remark.size());
    if (hyphen == Hyphen::Anywhere
        && (front.find('-') != std::string_view::npos || end.find('-') != std::string_view::npos))
        return std::nullopt;
    range.outcome = worst(range.start, range.end);
    return range;
}

std::optional<MonthRange> readRange(std::string_view text, Hyphen hyphen)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto separator = separatorAt(text, at, hyphen);
        if (!separator)
            continue;
        if (auto range = readRangeAt(text, *separator, hyphen))
            return range;
    }
    return std::nullopt;
}

/// "Jan 2020", "Jan 2020 (internship)"
std::optional<MonthRange> readSingle(std::string_view text)
{
    MonthRange range;
    bool present = false;
    if (!readEnd(text, range.start, present, range.remark) || present)
        return std::nullopt;
    if (!range.remark.empty() && remarkMarks.find(range.remark.front()) == std::string_view::npos)
        return std::nullopt;
    range.outcome = range.start.outcome;
    return range;
}

std::optional<MonthRange> readAny(std::string_view text)
{
    const DateReading whole = readPart(text);
    if (isKnown(whole)) {
        MonthRange range;
        range.start = whole;
        range.outcome = whole.outcome;
        return range;
    }
    for (const Hyphen hyphen : {Hyphen::BesideSpace, Hyphen::Anywhere}) {
        if (auto range = readRange(text, hyphen))
            return range;
    }
    return readSingle(text);
}

} // namespace

MonthRange readMonthRange(std::string_view text)
{
    auto range = readAny(text);
    if (!range)
        return {};
    // A remark that is a range itself: which of the two is meant?
    if (!range->remark.empty() && readAny(range->remark))
        return {};
    return *range;
}

} // namespace waybill
