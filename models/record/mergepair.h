// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/rowmerge.h"
#include "models/tables/tablelayout.h"

#include <array>

namespace waybill {

/// One column of two records that may become one.
struct MergeField
{
    LayoutColumn column; ///< as it is shown; of a foreign key: named after what it leads to
    bool isLink = false; ///< a foreign key: one of the two is taken, none is typed
    std::array<QVariant, 2> values;
    std::array<QString, 2> texts; ///< as a person reads them

    bool differs() const
    {
        return values[0].isValid() != values[1].isValid() || values[0] != values[1];
    }
};

/// Two records side by side.
struct MergePair
{
    std::array<QVariant, 2> keys;
    std::array<QString, 2> captions;
    QList<MergeField> fields;
    std::array<MergeOutlook, 2> outlooks; ///< when the first, and when the second one is kept
};

/// EDIT-02 when one of them is gone.
Result<MergePair> readMergePair(Connection &connection, const TableLayout &layout,
                                const QList<TableLayout> &layouts, std::array<qint64, 2> ids);

} // namespace waybill
