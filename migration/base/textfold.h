// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Texts that people take for the same. All text is UTF-8; white space is Unicode's.
namespace waybill {

/// A view into \a text without the white space at both ends.
std::string_view trimmed(std::string_view text);
bool isBlank(std::string_view text);
/// For comparing: trimmed, case folded, composed (NFC), each run of white space one space.
std::string folded(std::string_view text);
/// folded(), and wide and narrow forms of a character are the same: "ＡＢＣ" is "abc".
std::string looselyFolded(std::string_view text);
/// Composed (NFC): "é" is one character, however it was typed.
std::string composed(std::string_view text);
/// folded(), and hyphens and underscores are spaces: "Phone-Screen" is "phone_screen". A text of
/// nothing else stays what it is, so that "-" is not taken for blank.
std::string compareKey(std::string_view text);

} // namespace waybill
