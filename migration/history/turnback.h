// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/target/rowtext.h"
#include "migration/target/statement.h"

#include <map>
#include <string>

namespace waybill {

/// Turns changes back in a copy of a database, from the newest to the oldest, as the audit log has
/// them. Foreign keys and triggers of the copy must be off: each change that they made is an entry
/// of its own.
class TurnBack
{
public:
    /// Which entries.
    struct Range
    {
        std::int64_t after = 0;
        std::int64_t upTo = 0; ///< 0: all later ones
        bool untouchedOnly = false; ///< not those of rows that changed again after \a upTo
    };

    explicit TurnBack(Connection &copy)
        : m_copy(copy)
    {
    }

    /// The table in which the copy remembers which values it cannot know, because the log has a
    /// mask in their place: table_name, row_key, column_name.
    static constexpr auto unknown = "waybill_unknown";

    Result<> prepare();
    /// CANCELLED when the observer asks for it.
    Result<> entries(const Range &range, const Observer &observer);
    /// The tables of the copy have changed: they are looked at anew.
    void forgetTables();

    qint64 turned() const { return m_turned; }
    qint64 skipped() const { return m_skipped; } ///< of tables that are not there any more

private:
    struct Entry
    {
        std::string record;
        RowText before;
        RowText after;
    };

    Result<const TableInfo *> tableOf(const std::string &name); ///< null: there is none
    Result<> turnOne(const TableInfo &table, const std::string &action, const Entry &entry);
    Result<> update(const TableInfo &table, const Entry &entry);
    Result<> insert(const TableInfo &table, const Entry &entry);
    Result<> remove(const TableInfo &table, const Entry &entry);
    Result<> cannotKnow(const TableInfo &table, const std::string &record,
                        const std::set<std::string> &columns);
    static Value keyOf(const TableInfo &table, const Entry &entry);
    Result<Statement *> prepared(const std::string &sql);

    Connection &m_copy;
    std::map<std::string, TableInfo> m_tables;
    std::map<std::string, Statement> m_statements;
    qint64 m_turned = 0;
    qint64 m_skipped = 0;
};

} // namespace waybill
