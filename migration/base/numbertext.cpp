// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/numbertext.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace waybill {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the digits at the front of \a text off.
std::string_view takeDigits(std::string_view &text)
{
    std::size_t length = 0;
    while (length < text.size() && isDigit(text[length]))
        ++length;
    const std::string_view digits = text.substr(0, length);
    text.remove_prefix(length);
    return digits;
}

bool takeChar(std::string_view &text, char c)
{
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    return true;
}

/// Beyond this no exponent makes a difference: the number is too large or too small for anything.
constexpr std::int64_t farExponent = 1'000'000'000'000;

/// "e-7": nothing when it is not one; far away when it is longer than any number needs.
std::optional<std::int64_t> takeExponent(std::string_view &text)
{
    if (text.empty())
        return 0;
    if (!takeChar(text, 'e') && !takeChar(text, 'E'))
        return std::nullopt;
    const bool negative = takeChar(text, '-');
    if (!negative)
        takeChar(text, '+');
    const std::string_view digits = takeDigits(text);
    if (digits.empty())
        return std::nullopt;
    std::int64_t exponent = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (read.ec != std::errc() || exponent > farExponent)
        exponent = farExponent;
    return negative ? -exponent : exponent;
}

void dropOuterZeros(Decimal &decimal)
{
    const std::size_t first = decimal.digits.find_first_not_of('0');
    if (first == std::string::npos) {
        decimal = {};
        return;
    }
    const std::size_t last = decimal.digits.find_last_not_of('0');
    decimal.exponent += std::int64_t(decimal.digits.size() - 1 - last);
    decimal.digits = decimal.digits.substr(first, last - first + 1);
}

} // namespace

std::string integerText(std::int64_t number)
{
    std::array<char, std::numeric_limits<std::int64_t>::digits10 + 3> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

std::string doubleText(double number)
{
    std::array<char, 64> buffer;
    const double size = std::abs(number);
    const bool plain = size == 0 || (size >= 1e-6 && size < 1e16);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format).ptr;
    return {buffer.data(), end};
}

std::optional<Decimal> parseDecimal(std::string_view text)
{
    Decimal decimal;
    decimal.negative = takeChar(text, '-');
    const std::string_view whole = takeDigits(text);
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0'))
        return std::nullopt;
    decimal.digits = whole;
    std::int64_t places = 0;
    if (takeChar(text, '.')) {
        const std::string_view fraction = takeDigits(text);
        if (fraction.empty())
            return std::nullopt;
        decimal.digits += fraction;
        places = std::int64_t(fraction.size());
    }
    const auto exponent = takeExponent(text);
    if (!exponent || !text.empty())
        return std::nullopt;
    decimal.exponent = *exponent - places;
    dropOuterZeros(decimal);
    return decimal;
}

std::optional<std::int64_t> toInteger(const Decimal &decimal)
{
    if (decimal.digits.empty())
        return 0;
    constexpr std::int64_t mostDigits = std::numeric_limits<std::int64_t>::digits10 + 1;
    const std::int64_t length = std::int64_t(decimal.digits.size()) + decimal.exponent;
    if (decimal.exponent < 0 || length > mostDigits)
        return std::nullopt;
    const std::string text = (decimal.negative ? "-" : "") + decimal.digits
        + std::string(std::size_t(decimal.exponent), '0');
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc())
        return std::nullopt;
    return number;
}

std::optional<double> parseExactDouble(std::string_view text)
{
    const auto decimal = parseDecimal(text);
    if (!decimal)
        return std::nullopt;
    if (decimal->digits.empty())
        return 0.0; // Databases do not keep the sign of a zero.
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || !std::isfinite(number)
        || parseDecimal(doubleText(number)) != decimal)
        return std::nullopt;
    return number;
}

} // namespace waybill
