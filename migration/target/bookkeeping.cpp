// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/bookkeeping.h"

#include "migration/target/statement.h"

namespace waybill {

namespace {

constexpr auto tables = R"sql(
CREATE TABLE IF NOT EXISTS waybill_state (
    name TEXT PRIMARY KEY,
    value TEXT
) WITHOUT ROWID;
INSERT OR IGNORE INTO waybill_state (name, value)
    VALUES ('format', '1'), ('loading', NULL), ('actor', NULL);

CREATE TABLE IF NOT EXISTS waybill_playbooks (
    sha256 TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    files TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS waybill_runs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    playbook TEXT REFERENCES waybill_playbooks(sha256),
    workspace TEXT NOT NULL,
    database TEXT,
    started TEXT NOT NULL,
    seconds REAL,
    who TEXT,
    program TEXT NOT NULL,
    backup TEXT,
    new_database INTEGER NOT NULL DEFAULT 0,
    undoes INTEGER,
    answers TEXT,
    schema_before TEXT,
    report TEXT
);

CREATE TABLE IF NOT EXISTS waybill_phases (
    run_id INTEGER NOT NULL REFERENCES waybill_runs(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    phase TEXT NOT NULL,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    seconds REAL,
    row_count INTEGER NOT NULL DEFAULT 0,
    sequences TEXT,
    audit_entry INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, position)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS waybill_tables (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE IF NOT EXISTS waybill_sources (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES waybill_runs(id) ON DELETE CASCADE,
    phase TEXT NOT NULL,
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    dialect TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    records INTEGER NOT NULL,
    content BLOB
);

CREATE TABLE IF NOT EXISTS waybill_layouts (
    id INTEGER PRIMARY KEY,
    layout TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS waybill_records (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    line INTEGER NOT NULL,
    state TEXT NOT NULL,
    layout_id INTEGER,
    kept TEXT,
    same_as INTEGER,
    replaces INTEGER,
    identity BLOB,
    fingerprint BLOB
);
CREATE INDEX IF NOT EXISTS waybill_records_by_replaced ON waybill_records(replaces)
    WHERE replaces IS NOT NULL;

CREATE TABLE IF NOT EXISTS waybill_links (
    record_id INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    table_id INTEGER NOT NULL,
    row_key NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (record_id, slot)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS waybill_problems (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES waybill_runs(id) ON DELETE CASCADE,
    record_id INTEGER,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    file TEXT, line INTEGER, column_number INTEGER, field TEXT, record TEXT,
    expected TEXT, found TEXT, action TEXT, hint TEXT, message TEXT
);
CREATE INDEX IF NOT EXISTS waybill_problems_by_record ON waybill_problems(record_id)
    WHERE record_id IS NOT NULL;

CREATE TABLE IF NOT EXISTS waybill_before (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES waybill_runs(id) ON DELETE CASCADE,
    phase TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_key NOT NULL,
    action TEXT NOT NULL,
    row_values TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS waybill_audit_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    record_id TEXT NOT NULL,
    action TEXT NOT NULL,
    old_value TEXT,
    new_value TEXT,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    changed_by TEXT
);
CREATE INDEX IF NOT EXISTS waybill_audit_by_record ON waybill_audit_log(table_name, record_id);
)sql";

constexpr auto indexesAfterLoad =
    "CREATE INDEX IF NOT EXISTS waybill_links_by_row ON waybill_links(table_id, row_key);"
    "CREATE INDEX IF NOT EXISTS waybill_problems_by_run ON waybill_problems(run_id)";

/// Apart from the others, because a database may be without it until the first view is saved.
constexpr auto viewsTable = R"sql(
CREATE TABLE IF NOT EXISTS waybill_views (
    page TEXT NOT NULL,
    table_name TEXT NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    content TEXT NOT NULL,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    changed_by TEXT,
    PRIMARY KEY (page, name)
) WITHOUT ROWID;
)sql";

/// In the shape in which other programs keep and read such a log. A run is one entry of it: what
/// it stored is told by the ledger, row by row.
constexpr auto auditView = R"sql(
CREATE VIEW audit_log AS
SELECT id, table_name, record_id, action, old_value, new_value, changed_at,
    coalesce(changed_by, 'system') AS changed_by
FROM waybill_audit_log
UNION ALL
SELECT -r.id, 'ALL', 'ALL', upper(r.kind), NULL,
    '{"run":' || r.id || ',"status":"' || r.status || '","migrated_count":'
        || (SELECT ifnull(sum(p.row_count), 0) FROM waybill_phases p WHERE p.run_id = r.id) || '}',
    r.started, 'migration'
FROM waybill_runs r WHERE r.status <> 'running'
)sql";

} // namespace

Result<> createBookkeeping(Connection &connection)
{
    if (auto created = createBookkeepingTables(connection); !created)
        return created;
    return createBookkeepingIndexes(connection);
}

Result<> createBookkeepingTables(Connection &connection)
{
    if (auto created = connection.run(tables); !created)
        return created;
    return createViewsTable(connection);
}

Result<> createViewsTable(Connection &connection)
{
    return connection.run(viewsTable);
}

Result<> createBookkeepingIndexes(Connection &connection)
{
    return connection.run(indexesAfterLoad);
}

Result<bool> hasBookkeeping(Connection &connection)
{
    auto found = queryInteger(connection,
                              "SELECT count(*) FROM sqlite_schema"
                              " WHERE type = 'table' AND name = 'waybill_runs'");
    if (!found)
        return found.error();
    return *found > 0;
}

Result<> createAuditView(Connection &connection)
{
    auto taken = queryInteger(connection,
                              "SELECT count(*) FROM sqlite_schema WHERE lower(name) = 'audit_log'");
    if (!taken)
        return taken.error();
    return *taken > 0 ? Result<>() : connection.run(auditView);
}

Result<> beginLoading(Connection &connection)
{
    return connection.run("UPDATE waybill_state SET value = '1' WHERE name = 'loading'");
}

Result<> endLoading(Connection &connection)
{
    return connection.run("UPDATE waybill_state SET value = NULL WHERE name = 'loading'");
}

Result<> setActor(Connection &connection, const std::string &actor)
{
    auto update =
        Statement::prepare(connection, "UPDATE waybill_state SET value = ? WHERE name = 'actor'");
    if (!update)
        return update.error();
    if (actor.empty())
        update->bindNull(0);
    else
        update->bindText(0, actor);
    return update->execute();
}

Result<std::int64_t> lastAuditEntry(Connection &connection)
{
    return queryInteger(connection, "SELECT max(id) FROM waybill_audit_log");
}

} // namespace waybill
