// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/playbook/yamlreader.h"
#include "migration/target/connection.h"

#include <optional>
#include <string>

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

    Connection &connection() { return *m_connection; }

private:
    bool run(const std::string &sql, const QString &name, const QString &path);
    std::string leftOver(const char *which);
    void mistake(const QString &path, const QString &message, const QString &expected,
                 const QString &found);

    const Playbook &m_playbook;
    Mistakes &m_mistakes;
    std::optional<Connection> m_connection;
};

} // namespace waybill
