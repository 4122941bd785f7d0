// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/editor.h"

namespace waybill {

/// A row is to have a parent of its own instead of the one it shares: a copy with other values.
struct OwnParent
{
    QString table; ///< of the row
    QVariant key;
    QString column; ///< its foreign key
    QVariant parent; ///< what the person saw there
    QMap<QString, QVariant> before; ///< in the parent: what the person saw
    QMap<QString, QVariant> after; ///< in the copy: what is to stand there
};

/// Returns the key of the copy. \a again: the key it had, when it is made once more. EDIT-01 and
/// EDIT-02 as for updateRow(), EDIT-07 when the parent cannot be copied.
Result<QVariant> giveOwnParent(Connection &connection, const OwnParent &own,
                               const QVariant &again = {});
/// Takes it back. EDIT-07 when other rows have come to belong to the copy.
Result<> takeOwnParent(Connection &connection, const OwnParent &own, const QVariant &copy);

} // namespace waybill
