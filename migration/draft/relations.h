// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/draftplan.h"

namespace waybill {

/// Finds columns whose values are all keys of another table, and whose names say the same, and puts
/// the sources into an order in which what is referred to is loaded first. What could be, but is
/// not certain, becomes a note.
void findRelations(PlaybookDraft &draft);

} // namespace waybill
