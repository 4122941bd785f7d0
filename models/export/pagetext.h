// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"

#include <QStringList>

class QFont;
class QPaintDevice;

namespace waybill {

/// What is printed for a value. Empty for NULL.
QString printedText(const Value &value);
/// The lines \a text takes in \a width. Breaks between words, and inside one that is too long.
QStringList wrappedText(const QString &text, const QFont &font, QPaintDevice *device, qreal width);

} // namespace waybill
