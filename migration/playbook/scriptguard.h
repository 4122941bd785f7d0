// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct sqlite3;

namespace waybill {

/// While it lives, SQL on \a database can make, change and read tables, and nothing else: no other
/// files (ATTACH, VACUUM INTO), no settings (PRAGMA), no extensions, no virtual tables but fts5 and
/// rtree, no transactions of its own, nothing temporary. For every script and query that comes out
/// of a playbook.
class ScriptGuard
{
public:
    explicit ScriptGuard(sqlite3 *database);
    ~ScriptGuard();
    Q_DISABLE_COPY_MOVE(ScriptGuard)

    /// What was refused last, for a message; empty when nothing was.
    const QString &refused() const { return m_refused; }

private:
    static int authorize(void *guard, int action, const char *first, const char *second,
                         const char *database, const char *trigger);

    sqlite3 *m_database;
    QString m_refused;
};

} // namespace waybill
