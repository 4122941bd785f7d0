// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace waybill {

/// How a page of a table was left.
struct TableState
{
    QString content; ///< filter, order and columns, as the JSON of a view
    QString view; ///< the saved view that was chosen; empty: none
    qint64 record = 0; ///< rowid of the current row; 0: none
    qint64 top = 0; ///< ... of the first row in sight
    int left = 0; ///< how far it was scrolled sideways
};

/// By the id of the page.
using TableStates = QMap<QString, TableState>;

/// Those of the database or folder at \a path. They are kept for the last ten of them.
TableStates storedTableStates(const QString &path);
void storeTableStates(const QString &path, const TableStates &states);

} // namespace waybill
