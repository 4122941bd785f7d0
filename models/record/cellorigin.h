// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/origin.h"

namespace waybill {

/// Where one value of a row came from. What a view shows of another table's row came with that row.
struct CellOrigin
{
    RecordOrigin record;
    QList<OriginField> fields; ///< that went to this column; mostly one
};

Result<CellOrigin> cellOriginOf(Connection &connection, const TableLayout &layout, int column,
                                const QVariant &key);

} // namespace waybill
