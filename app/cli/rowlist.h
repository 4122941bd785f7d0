// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/jsonwriter.h"
#include "migration/undo/undo.h"

namespace waybill {

/// Rows that an undo or a redo treats in their own way, a line each; the first ones of many.
QString rowLines(const QList<UndoRow> &rows);
/// All of them, into an array that has been begun.
void writeRows(JsonWriter &json, const QList<UndoRow> &rows);

} // namespace waybill
