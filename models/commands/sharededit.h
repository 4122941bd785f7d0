// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

namespace waybill {

/// Another value for a joined column: it stands in a row of another table that several rows may
/// share.
struct SharedEdit
{
    TableLayout layout; ///< of the view in which it was entered
    int column = 0; ///< of the layout
    QVariant row; ///< key of the row in which it was entered
    QString caption; ///< of that row
    QVariant parent; ///< key of the row that holds the value
    QVariant before;
    QVariant after;
    qint64 sharing = 0; ///< rows of the view that show it, this one included

    const LayoutColumn &shown() const { return layout.columns[column]; }
};

} // namespace waybill
