// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/undo/redo.h"
#include "migration/undo/undorecord.h"

namespace waybill {

/// Whether the undo left a database that remembers it: else it has removed it, or it was there
/// before Waybill came and is exactly as it was then.
Result<bool> remembersUndo(const QString &database);
/// A database that is not there any more or knows nothing, with the files that went with it. Fills
/// in where its backup is. UNDO-06 when what is there is not as the undo left it.
Result<RedoPreview> lookAtRemoved(const RedoRequest &request, UndoRecord &undo);

} // namespace waybill
