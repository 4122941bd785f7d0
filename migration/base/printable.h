// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace waybill {

/// \a text with everything spelled out that cannot be seen but does something: control characters
/// ("\x1b") and what turns the direction of text or breaks a line ("\u202e"). Safe to show in a
/// terminal, a log line or an XML document.
QString printable(QStringView text);

} // namespace waybill
