// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/comparison.h"

#include "migration/history/turnback.h"
#include "migration/target/statement.h"

#include <QFile>

#include <algorithm>

namespace waybill {

namespace {

using Kind = RowDifference::Kind;

std::string column(const char *row, const std::string &name)
{
    return std::string(row) + '.' + quotedName(name);
}

/// main.t m and past.t p of the same key.
std::string bothRows(const SharedTable &shared)
{
    const TableInfo &table = shared.table;
    return "main." + quotedName(table.name) + " m JOIN past." + quotedName(table.name) + " p ON "
        + column("p", table.key) + " = " + column("m", table.key);
}

/// Rows of one database whose key the other has not.
std::string rowsOnlyIn(const SharedTable &shared, bool inMain)
{
    const std::string name = quotedName(shared.table.name);
    const std::string key = quotedName(shared.table.key);
    const std::string here = inMain ? "main." : "past.";
    const std::string there = inMain ? "past." : "main.";
    const bool isThere = inMain ? shared.inPast : shared.inMain;
    return here + name + " m"
        + (isThere ? " WHERE NOT EXISTS (SELECT 1 FROM " + there + name + " o WHERE o." + key
                   + " = m." + key + ")"
                   : std::string());
}

Result<> listRows(Connection &connection, const SharedTable &shared, Kind kind,
                  const std::string &from, qsizetype most, Comparison &comparison)
{
    auto query = Statement::prepare(
        connection, "SELECT " + column("m", shared.table.key) + " FROM " + from + " ORDER BY 1");
    if (!query)
        return query.error();
    while (comparison.rows.size() < most) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        comparison.rows.append({.table = QString::fromStdString(shared.table.name),
                                .kind = kind,
                                .key = query->value(0),
                                .cells = {}});
    }
    comparison.cut = true;
    return {};
}

Result<> listChanged(Connection &connection, const SharedTable &shared, qsizetype most,
                     Comparison &comparison)
{
    std::string values;
    for (const ColumnInfo &info : shared.table.columns) {
        const std::string before = column("p", info.name);
        const std::string after = column("m", info.name);
        values += ", " + before + ", " + after + ", typeof(" + before + ") = 'blob' OR typeof("
            + after + ") = 'blob', " + rowsDiffer(shared, {info.name});
    }
    auto query =
        Statement::prepare(connection,
                           "SELECT " + column("m", shared.table.key) + values + " FROM "
                               + bothRows(shared) + " WHERE " + rowsDiffer(shared) + " ORDER BY 1");
    if (!query)
        return query.error();
    while (comparison.rows.size() < most) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        RowDifference row{.table = QString::fromStdString(shared.table.name),
                          .kind = Kind::Changed,
                          .key = query->value(0),
                          .cells = {}};
        int at = 1;
        for (const ColumnInfo &info : shared.table.columns) {
            if (query->integer(at + 3) != 0) {
                row.cells.append({.column = QString::fromStdString(info.name),
                                  .before = query->value(at),
                                  .after = query->value(at + 1),
                                  .isBlob = query->integer(at + 2) != 0});
            }
            at += 4;
        }
        comparison.rows.append(std::move(row));
    }
    comparison.cut = true;
    return {};
}

Result<> compareTable(Connection &connection, const SharedTable &shared, qsizetype most,
                      Comparison &comparison)
{
    TableDifference found{.table = QString::fromStdString(shared.table.name)};
    const auto count = [&](const std::string &from, qint64 &number) -> Result<> {
        auto counted = queryInteger(connection, "SELECT count(*) FROM " + from);
        if (!counted)
            return counted.error();
        number = *counted;
        return {};
    };
    const std::string added = rowsOnlyIn(shared, true);
    const std::string removed = rowsOnlyIn(shared, false);
    const std::string both = bothRows(shared) + " WHERE " + rowsDiffer(shared);
    if (shared.inMain) {
        if (auto counted = count(added, found.added); !counted)
            return counted;
    }
    if (shared.inPast) {
        if (auto counted = count(removed, found.removed); !counted)
            return counted;
    }
    if (shared.inMain && shared.inPast) {
        if (auto counted = count(both, found.changed); !counted)
            return counted;
    }
    if (found.all() == 0)
        return {};
    comparison.tables.append(found);
    if (found.added > 0) {
        if (auto listed = listRows(connection, shared, Kind::Added, added, most, comparison);
            !listed)
            return listed;
    }
    if (found.removed > 0) {
        if (auto listed = listRows(connection, shared, Kind::Removed, removed, most, comparison);
            !listed)
            return listed;
    }
    return found.changed > 0 ? listChanged(connection, shared, most, comparison) : Result<>();
}

Result<std::vector<std::string>> columnsInPast(Connection &connection, const std::string &table)
{
    auto query = Statement::prepare(
        connection, "SELECT name FROM pragma_table_info(" + literal(table) + ", 'past')");
    if (!query)
        return query.error();
    std::vector<std::string> columns;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return columns;
        columns.push_back(query->text(0));
    }
}

Result<std::set<std::string>> namesIn(Connection &connection, const std::string &sql)
{
    auto query = Statement::prepare(connection, sql);
    if (!query)
        return query.error();
    std::set<std::string> names;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return names;
        names.insert(query->text(0));
    }
}

/// The tables whose values a copy does not all know; none when it is no such copy.
Result<std::set<std::string>> tablesWithUnknown(Connection &connection)
{
    auto there = queryInteger(connection,
                              std::string("SELECT count(*) FROM past.sqlite_schema WHERE name = '")
                                  + TurnBack::unknown + "'");
    if (!there)
        return there.error();
    if (*there == 0)
        return std::set<std::string>();
    return namesIn(connection,
                   std::string("SELECT DISTINCT table_name FROM past.") + TurnBack::unknown);
}

} // namespace

qint64 Comparison::count() const
{
    qint64 all = 0;
    for (const TableDifference &table : tables)
        all += table.all();
    return all;
}

Result<> attachPast(Connection &connection, const QString &file)
{
    auto attach = Statement::prepare(connection, "ATTACH ? AS past");
    if (!attach)
        return attach.error();
    const std::string path = QFile::encodeName(file).toStdString();
    attach->bindText(0, path);
    return attach->execute();
}

Result<std::vector<SharedTable>> sharedTables(Connection &connection)
{
    auto tables = tablesInOrder(connection);
    auto past = namesIn(connection,
                        "SELECT name FROM pragma_table_list WHERE schema = 'past' AND type = "
                        "'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                        " AND name NOT LIKE 'waybill\\_%' ESCAPE '\\'");
    auto unknown = tablesWithUnknown(connection);
    if (!tables || !past || !unknown)
        return !tables ? tables.error() : !past ? past.error() : unknown.error();
    std::vector<SharedTable> shared;
    for (TableInfo &table : *tables) {
        SharedTable one{.table = std::move(table)};
        one.hasUnknown = unknown->contains(one.table.name);
        one.inPast = past->erase(one.table.name) > 0;
        if (one.inPast) {
            auto columns = columnsInPast(connection, one.table.name);
            if (!columns)
                return columns.error();
            std::erase_if(one.table.columns, [&](const ColumnInfo &info) {
                return std::find(columns->begin(), columns->end(), info.name) == columns->end();
            });
        }
        shared.push_back(std::move(one));
    }
    for (const std::string &name : *past) {
        auto table = readTableInfo(connection, name);
        if (!table)
            return table.error();
        if (!table->key.empty() && !table->columns.empty())
            shared.push_back({.table = std::move(*table), .inMain = false});
    }
    return shared;
}

std::string rowsDiffer(const SharedTable &shared, const std::vector<std::string> &columns)
{
    std::vector<std::string> names = columns;
    if (names.empty()) {
        for (const ColumnInfo &info : shared.table.columns)
            names.push_back(info.name);
    }
    std::string any;
    for (const std::string &name : names) {
        std::string differs =
            column("p", name) + " IS NOT " + column("m", name) + " COLLATE BINARY";
        if (shared.hasUnknown)
            differs = '(' + differs + " AND NOT EXISTS (SELECT 1 FROM past." + TurnBack::unknown
                + " u WHERE u.table_name = " + literal(shared.table.name) + " AND u.row_key = CAST("
                + column("m", shared.table.key) + " AS TEXT) AND u.column_name = " + literal(name)
                + "))";
        any += (any.empty() ? "" : " OR ") + differs;
    }
    return any.empty() ? "0" : '(' + any + ')';
}

Result<Comparison> compareWithPast(Connection &connection, qsizetype mostRows)
{
    auto shared = sharedTables(connection);
    if (!shared)
        return shared.error();
    Comparison comparison;
    for (const SharedTable &table : *shared) {
        if (auto compared = compareTable(connection, table, mostRows, comparison); !compared)
            return compared.error();
    }
    return comparison;
}

Result<Comparison> compareDatabases(const QString &before, const QString &after, qsizetype mostRows)
{
    auto connection = Connection::open(after, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (auto attached = attachPast(*connection, before); !attached)
        return attached.error();
    return compareWithPast(*connection, mostRows);
}

} // namespace waybill
