// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/jsontree.h"

#include <string>

/// What people's files hold besides what the manual says.
namespace waybill::test {

/// Words as people write them; with \a plain only what Windows-1252 has.
std::string anyText(Randomness &random, bool plain = false);
/// One line of such words.
std::string anyLine(Randomness &random, bool plain = false);
/// Everything that may break a reader: control characters, right-to-left text, quotes, line ends.
std::string hostileText(Randomness &random, bool plain = false);
/// A number token of JSON: huge, tiny, with needless digits.
std::string anyNumber(Randomness &random);
/// A date as people write it, or what a spreadsheet makes of it, or no date at all.
std::string anyDate(Randomness &random);
/// A value of any kind, nested up to \a depth.
Json anyJson(Randomness &random, int depth);
/// A key: empty, twice, half a character, like a secret.
Json anyKey(Randomness &random);

} // namespace waybill::test
