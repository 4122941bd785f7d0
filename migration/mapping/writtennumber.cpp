// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/writtennumber.h"

#include "migration/base/numbertext.h"
#include "migration/base/textfold.h"

#include <algorithm>
#include <array>
#include <utility>

namespace waybill {

namespace {

constexpr auto npos = std::string_view::npos;

/// Characters that separate thousands and nothing else, and the plain one that stands for them.
constexpr std::array<std::pair<std::string_view, char>, 6> groupMarks = {{
    {" ", ' '},
    {"\u00a0", ' '}, // no-break space
    {"\u202f", ' '}, // narrow no-break space
    {"\u2009", ' '}, // thin space
    {"'", '\''},
    {"\u2019", '\''}, // right single quotation mark
}};

/// \a text with one plain character for each separator; empty when anything else stands in it.
std::string skeleton(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const char c = text.front();
        if ((c >= '0' && c <= '9') || c == '.' || c == ',') {
            result += c;
            text.remove_prefix(1);
            continue;
        }
        const auto *const mark =
            std::find_if(groupMarks.begin(), groupMarks.end(),
                         [text](const auto &known) { return text.starts_with(known.first); });
        if (mark == groupMarks.end())
            return {};
        result += mark->second;
        text.remove_prefix(mark->first.size());
    }
    return result;
}

bool allDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == npos;
}

/// The digits of "12,345,678"; empty when the groups are not of three.
std::string withoutGroups(std::string_view text, char separator)
{
    std::string digits;
    for (bool first = true;; first = false) {
        const std::size_t end = std::min(text.find(separator), text.size());
        const std::string_view group = text.substr(0, end);
        const bool fits = first ? group.size() <= 3 && !group.starts_with('0') : group.size() == 3;
        if (!fits || !allDigits(group))
            return {};
        digits += group;
        if (end == text.size())
            return digits;
        text.remove_prefix(end + 1);
    }
}

WrittenNumber notANumber()
{
    return {{}, "", "NUM-07"};
}

WrittenNumber grouped(std::string_view whole, char separator, std::string_view fraction,
                      const char *rule)
{
    const std::string digits = withoutGroups(whole, separator);
    if (digits.empty() || !(fraction.empty() || allDigits(fraction)))
        return notANumber();
    return {fraction.empty() ? digits : digits + '.' + std::string(fraction), rule, ""};
}

/// "1 234", "1'234.5", "1 234,5"
WrittenNumber groupedByMark(std::string_view text, char mark)
{
    const std::size_t decimal = text.find_first_of(".,");
    if (decimal == npos)
        return grouped(text, mark, {}, "NUM-03");
    if (decimal + 1 == text.size())
        return notANumber();
    return grouped(text.substr(0, decimal), mark, text.substr(decimal + 1),
                   text[decimal] == ',' ? "NUM-08" : "NUM-03");
}

/// "1,234" and "85,5"; "0,125" cannot be thousands either.
WrittenNumber withCommas(std::string_view text)
{
    WrittenNumber thousands = grouped(text, ',', {}, "NUM-03");
    if (*thousands.problem == '\0')
        return thousands;
    const std::size_t comma = text.find(',');
    const std::string_view whole = text.substr(0, comma);
    const std::string_view fraction = text.substr(comma + 1);
    if (!allDigits(whole) || !allDigits(fraction) || (fraction.size() == 3 && whole != "0"))
        return notANumber();
    return {std::string(whole) + '.' + std::string(fraction), "NUM-08", ""};
}

/// "1.5", ".5", "5."; several points separate thousands.
WrittenNumber withPoints(std::string_view text)
{
    const std::size_t point = text.find('.');
    if (text.find('.', point + 1) != npos)
        return grouped(text, '.', {}, "NUM-03");
    if (text.size() == 1)
        return notANumber();
    if (point == 0)
        return {'0' + std::string(text), "NUM-03", ""};
    if (point + 1 == text.size())
        return {std::string(text.substr(0, point)), "NUM-03", ""};
    return {std::string(text), "", ""};
}

WrittenNumber withoutSign(std::string_view text)
{
    const std::string plain = skeleton(text);
    if (plain.empty())
        return notANumber();
    const std::size_t mark = plain.find_first_of(" '");
    if (mark != npos)
        return groupedByMark(plain, plain[mark]);
    const std::size_t comma = plain.find(',');
    const std::size_t point = plain.find('.');
    if (comma == npos)
        return point == npos ? WrittenNumber{plain, "", ""} : withPoints(plain);
    if (point == npos)
        return withCommas(plain);
    const bool pointAtEnd = point + 1 == plain.size();
    return pointAtEnd ? notANumber()
                      : grouped(std::string_view(plain).substr(0, point), ',',
                                std::string_view(plain).substr(point + 1), "NUM-03");
}

/// Takes \a mark and the white space before it off the end of \a text.
bool takeMark(std::string_view &text, char mark)
{
    if (!text.ends_with(mark))
        return false;
    text.remove_suffix(1);
    text = trimmed(text);
    return true;
}

} // namespace

WrittenNumber readWrittenNumber(std::string_view text, NumberMark mark)
{
    const char *rule = "";
    if ((mark == NumberMark::Percent || mark == NumberMark::Either) && takeMark(text, '%'))
        rule = "NUM-02";
    else if ((mark == NumberMark::Plus || mark == NumberMark::Either) && takeMark(text, '+'))
        rule = "NUM-06";

    WrittenNumber number;
    if (parseDecimal(text)) {
        number.plain = text;
    } else {
        const bool negative = text.starts_with('-');
        const bool positive = text.starts_with('+');
        number = withoutSign(text.substr(negative || positive ? 1 : 0));
        if (*number.problem != '\0')
            return number;
        if (number.plain.size() > 1 && number.plain[0] == '0' && number.plain[1] != '.')
            return {{}, "", "NUM-01"};
        if (negative)
            number.plain = '-' + number.plain;
        if (positive && *number.rule == '\0')
            number.rule = "NUM-03";
    }
    if (*rule != '\0')
        number.rule = rule;
    return number;
}

} // namespace waybill
