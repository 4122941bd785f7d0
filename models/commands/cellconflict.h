// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/editor.h"
#include "models/tables/tablelayout.h"

namespace waybill {

/// A cell that somebody else changed while a person was about to: what stands there has been kept.
struct CellConflict
{
    KeptCell cell;
    QString record; ///< what a person knows the row by
    LayoutColumn column; ///< as it is shown; only its name when no view has it

    bool isGone() const { return cell.column.isEmpty(); } ///< there is no row any more
};

} // namespace waybill
