// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/playbook/yamlreader.h"
#include "migration/target/connection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3_stmt;

namespace waybill {

/// A database in memory in which a playbook's scripts are tried out, within bounds of time and
/// memory. Mistakes are PB-11, at the place of the script.
class ScriptCheck
{
public:
    ScriptCheck(const Playbook &playbook, Mistakes &mistakes);

    /// Whether all up scripts ran and made no table that Waybill keeps for itself.
    bool up();
    /// The down scripts, last one first, leave nothing behind.
    void down();
    /// PB-11 unless \a sql is one query that only reads and gives one column.
    void query(const std::string &sql, const QString &path);
    /// The columns of a query that only reads; none, and PB-11, when \a sql is something else.
    std::vector<std::string> columns(const std::string &sql, const QString &path);
    /// PB-11 unless \a sql is one query that only reads and gives one column; ?1 is a record.
    void aboutRecord(const std::string &sql, const QString &path);

    Connection &connection() { return *m_connection; }

private:
    using Prepared = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)>;
    /// No value, and PB-11, when it does not run; null unless it is one query that only reads.
    std::optional<Prepared> prepare(const std::string &sql, const QString &path,
                                    int parameters = 0);
    bool run(const std::string &sql, const QString &name, const QString &path);
    std::string leftOver(const char *which);
    void mistake(const QString &path, const QString &message, const QString &expected,
                 const QString &found);

    const Playbook &m_playbook;
    Mistakes &m_mistakes;
    std::optional<Connection> m_connection;
};

} // namespace waybill
