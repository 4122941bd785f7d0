// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/undo/redo.h"
#include "migration/undo/undorecord.h"

namespace waybill {

/// Files that the undo has given back: those that still say what it put there, and the others.
Result<> lookAtFiles(const UndoRecord &undo, RedoPreview &preview);

} // namespace waybill
