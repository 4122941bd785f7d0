// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/jsonfault.h"

namespace waybill {

/// A piece of the file for a message, cut when it is long.
QString jsonExcerpt(std::string_view token);
/// The character at \a offset, for a message.
QString jsonCharacter(std::string_view text, std::size_t offset);

/// What is wrong with \a word, which stands at \a offset and is no value.
JsonFault explainWord(std::string_view word, std::size_t offset);
/// What is wrong with the string that opens at \a open (a quote), if anything.
std::optional<JsonFault> findStringFault(std::string_view text, std::size_t open);

} // namespace waybill
