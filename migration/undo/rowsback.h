// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/tableinfo.h"
#include "migration/undo/redo.h"
#include "migration/undo/rowssince.h"

#include <functional>
#include <optional>

namespace waybill {

/// Makes the user's tables what they are in the attached copy "was", except for rows that somebody
/// has added, edited or deleted since the audit entry \a since. Worked out in temporary tables, so
/// that a million rows cost no memory. Lives inside the transaction of the redo; the tables
/// themselves are there already (schemaback.h).
class RowsBack
{
public:
    RowsBack(Connection &connection, const Playbook &playbook, std::int64_t since);

    /// Counts what it does in \a redone. UNDO-06 when a table has other columns now.
    Result<> put(RedoPreview &redone);

private:
    Result<> putRows(RedoPreview &redone);
    Result<> prepare();
    Result<> compareColumns(const TableInfo &table);
    Result<> removeRestored(RedoPreview &redone);
    Result<> changeBack(const TableInfo &table, RedoPreview &redone);
    Result<> findMissing();
    Result<> insertMissing(RedoPreview &redone);
    Result<> raiseSequences();
    using SpareStatement = std::function<std::string(const TableInfo &child, const ForeignKey &key,
                                                     const TableInfo &parent)>;
    Result<> spareByReference(const SpareStatement &statement);
    Result<> spareTaken();

    Connection &m_connection;
    const Playbook &m_playbook;
    std::int64_t m_since;
    std::vector<TableInfo> m_tables; ///< that are in both, parents first
    std::optional<RowsSince> m_touched;
};

} // namespace waybill
