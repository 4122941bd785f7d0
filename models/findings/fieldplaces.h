// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inspection.h"

namespace waybill {

/// How many fields go where. Every field counts once.
struct FieldPlaces
{
    qint64 column = 0;
    qint64 extra = 0;
    qint64 leftOut = 0; ///< by choice
    qint64 secretsOut = 0;
    qint64 keychain = 0;

    friend bool operator==(const FieldPlaces &, const FieldPlaces &) = default;
};

/// As \a answers have it now; the fields were found with the answers of that time.
FieldPlaces fieldPlaces(const QList<FieldFinding> &fields, const Answers &answers);
/// In words: nothing is left behind only where that is so.
QString fieldPlacesText(const FieldPlaces &places);

} // namespace waybill
