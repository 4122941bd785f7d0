// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/conversions.h"

#include "migration/base/numbertext.h"
#include "migration/base/textfold.h"

#include <charconv>

namespace waybill {

Conversion nothingThere()
{
    return {Conversion::Outcome::Empty, {}, ""};
}

Conversion rejected(const char *problem)
{
    return {Conversion::Outcome::Rejected, {}, problem};
}

Conversion undecided(const char *problem)
{
    return {Conversion::Outcome::Undecided, {}, problem};
}

Conversion takenAs(Value value, const Scalar &scalar, const char *rule, const char *otherRule)
{
    const std::string printed = valueText(value, scalar.kind);
    if (*rule == '\0' && printed == scalar.text)
        return {Conversion::Outcome::AsIs, std::move(value), ""};
    if (*rule == '\0')
        rule = printed == trimmed(scalar.text) ? "TXT-01" : otherRule;
    return {Conversion::Outcome::Changed, std::move(value), rule};
}

bool isBlank(const Scalar &scalar)
{
    return scalar.kind == NodeKind::Null || (scalar.kind == NodeKind::Text && isBlank(scalar.text));
}

std::string valueText(const Value &value, NodeKind kind)
{
    if (const auto *const integer = std::get_if<std::int64_t>(&value))
        return integerText(*integer);
    if (const auto *const real = std::get_if<double>(&value))
        return doubleText(*real);
    if (const auto *const text = std::get_if<std::string>(&value))
        return *text;
    return kind == NodeKind::Text ? "" : "null";
}

std::string encodedArgument(std::string_view text)
{
    std::string argument;
    for (const char c : text) {
        const bool special = c == '%' || c == ':' || c == '|' || c == '{' || c == '}';
        constexpr std::string_view digits = "0123456789ABCDEF";
        if (!special) {
            argument += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        argument += '%';
        argument += digits[byte >> 4U];
        argument += digits[byte & 0xfU];
    }
    return argument;
}

std::string decodedArgument(std::string_view argument)
{
    std::string text;
    for (std::size_t at = 0; at < argument.size(); ++at) {
        int byte = 0;
        const bool isCode = argument[at] == '%' && at + 2 < argument.size();
        const auto *const end = argument.data() + at + 3;
        if (isCode && std::from_chars(argument.data() + at + 1, end, byte, 16).ptr == end) {
            text += static_cast<char>(byte);
            at += 2;
        } else {
            text += argument[at];
        }
    }
    return text;
}

} // namespace waybill
