// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/tableinfo.h"
#include "migration/undo/undo.h"

#include <span>

namespace waybill {

/// The rows that somebody has added, edited or deleted since an entry of the log, in
/// temp.redo_touched (table_name, record_id, was_there).
class RowsSince
{
public:
    /// \a tables has to outlive it.
    RowsSince(Connection &connection, std::span<const TableInfo> tables, std::int64_t since);

    Result<> note();
    /// A condition on a row; \a more on its entry "x".
    std::string touched(const TableInfo &table, const std::string &alias,
                        const std::string &more = {}) const;
    /// The first 10,000 of all tables, with what became of them.
    Result<> list(const TableInfo &table, const Playbook &playbook, QList<UndoRow> &listed) const;
    std::int64_t entry() const { return m_since; }

private:
    Result<> forgetRevertedEdits(const TableInfo &table);

    Connection &m_connection;
    std::span<const TableInfo> m_tables;
    std::int64_t m_since;
};

} // namespace waybill
