// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/statement.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace waybill {

/// A row that somebody has added to a table of the playbook, and that no record of a file stands
/// for.
struct AddedRow
{
    std::string table;
    Value key;
    std::map<std::string, Value> values; ///< by column
    const RowSpec *spec = nullptr; ///< the row of the playbook it is like; null when there is none
    bool placed = false; ///< in a record

    const Value &value(const std::string &column) const;
};

/// All of them, in the order in which they were added. \a isRead tells whether the files have rows
/// of this name: a row is taken for the one of these whose columns hold the most of it.
Result<std::vector<AddedRow>> readAddedRows(Connection &connection, const Playbook &playbook,
                                            const std::function<bool(const std::string &)> &isRead);

} // namespace waybill
