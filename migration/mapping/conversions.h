// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/converter.h"

/// What every converter needs to say its outcome, and the families of converters.
namespace waybill {

Conversion nothingThere();
Conversion rejected(const char *problem);
Conversion undecided(const char *problem);
/// AsIs when \a value prints back as \a scalar; else Changed by \a rule, or by TXT-01 when only the
/// white space around it is gone, or by \a otherRule when \a rule is empty.
Conversion takenAs(Value value, const Scalar &scalar, const char *rule, const char *otherRule);

/// JSON null, or nothing but white space.
bool isBlank(const Scalar &scalar);
/// The text of a value; of NULL, what stands for nothing in a file: "" or null.
std::string valueText(const Value &value, NodeKind kind);

using Arguments = std::vector<std::string>;
/// What somebody answered, as an argument of a converter, and back: colons would end it.
std::string encodedArgument(std::string_view text);
std::string decodedArgument(std::string_view argument);
using ConverterPointer = std::unique_ptr<const Converter>;

// Each gives nullptr for arguments it does not know.
ConverterPointer makeText(const Arguments &arguments);
ConverterPointer makeUrl(const Arguments &arguments);
ConverterPointer makeEmail(const Arguments &arguments);
ConverterPointer makeHasDigit(const Arguments &arguments);
ConverterPointer makeJson(const Arguments &arguments);
ConverterPointer makeInteger(const Arguments &arguments);
ConverterPointer makeReal(const Arguments &arguments);
ConverterPointer makePercent(const Arguments &arguments);
ConverterPointer makeFlag(const Arguments &arguments);
ConverterPointer makeDate(const Arguments &arguments);
ConverterPointer makeDateList(const Arguments &arguments);
ConverterPointer makeMonth(const Arguments &arguments);
ConverterPointer makeMonthRange(const Arguments &arguments);
ConverterPointer makeDateTime(const Arguments &arguments);
ConverterPointer makeStamp(const Arguments &arguments);
ConverterPointer makeAddress(const Arguments &arguments);
ConverterPointer makeWords(const WordMap &words);

} // namespace waybill
