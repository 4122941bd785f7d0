// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/undo/undo.h"

class QListWidget;
class QWidget;

namespace waybill {

/// The records that an undo or a redo treats in their own way, each with the reason; the first ones
/// of many.
QListWidget *keptRowList(const QList<UndoRow> &rows, const QString &name, QWidget *parent);

} // namespace waybill
