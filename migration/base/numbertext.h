// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers as text, the same in every locale.
namespace waybill {

std::string integerText(std::int64_t number);
/// The shortest text that reads back as \a number: "80", "0.1", "1e+21". An exponent only below
/// 0.000001 and from 10000000000000000 on. \a number is finite.
std::string doubleText(double number);

/// A decimal number in its one form: digits * 10^exponent, no zero at either end of the digits.
struct Decimal
{
    bool negative = false;
    std::string digits; ///< empty for zero, which is never negative
    std::int64_t exponent = 0;

    friend bool operator==(const Decimal &, const Decimal &) = default;
};

/// Strict, as in JSON: no plus sign in front, no leading zero, no lone point.
std::optional<Decimal> parseDecimal(std::string_view text);
/// The whole number \a decimal stands for; nothing when it has a fraction or does not fit.
std::optional<std::int64_t> toInteger(const Decimal &decimal);
/// The double that prints back as the same number as \a text (strict, as above); nothing when
/// there is none, so that no digit is ever lost.
std::optional<double> parseExactDouble(std::string_view text);

} // namespace waybill
