// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "models/tables/tablelayout.h"

#include <map>
#include <optional>

namespace waybill {

/// What the foreign keys of a table stand for, in the words a person knows: a posting's company
/// instead of its number. Names are looked up when they are asked for, each once.
class ParentNames
{
public:
    /// \a layouts: those of the database; the tables that \a layout leads to are picked out.
    ParentNames(Connection &connection, const TableLayout &layout,
                const QList<TableLayout> &layouts);

    /// "Posting" for job_posting_id; none for a column that leads nowhere.
    std::optional<QString> title(const std::string &column) const;
    /// The row's caption, or the key where there is no such row any more; none as above.
    std::optional<QString> name(const std::string &column, const Value &key);

private:
    Result<QString> captionOf(const TableLayout &parent, const Value &key);

    Connection &m_connection;
    std::map<std::string, TableLayout> m_parents; ///< by foreign key
    std::map<std::pair<std::string, Value>, QString> m_names;
};

} // namespace waybill
