// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exporttable.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<TableInfo> findTable(Connection &connection, const std::string &name)
{
    const auto tables = listTables(connection);
    if (!tables)
        return tables.error();
    if (std::find(tables->begin(), tables->end(), name) != tables->end())
        return readTableInfo(connection, name);
    QStringList names;
    for (const std::string &table : *tables)
        names << QString::fromStdString(table);
    return Problem{.code = u"USAGE-03"_s,
                   .file = connection.path(),
                   .expected = names.join(u", "_s),
                   .found = QString::fromStdString(name),
                   .message = Cli::tr("There is no such table.")};
}

Result<qint64> writeRows(Connection &connection, const TableInfo &table, TableWriter &writer,
                         const Observer &observer)
{
    std::string sql;
    std::vector<std::string> columns;
    for (const ColumnInfo &column : table.columns) {
        sql += (sql.empty() ? "SELECT " : ", ") + quotedName(column.name);
        columns.push_back(column.name);
    }
    sql += " FROM " + quotedName(table.name);
    if (table.key != "rowid")
        sql += " ORDER BY " + quotedName(table.key);
    auto query = Statement::prepare(connection, sql);
    if (!query)
        return query.error();
    if (auto begun = writer.begin(columns); !begun)
        return begun.error();
    Row row(columns.size());
    for (qint64 rows = 0;; ++rows) {
        if (observer.stop.stop_requested())
            return Problem{.code = u"CANCELLED"_s, .message = Cli::tr("Cancelled.")};
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more) {
            auto ended = writer.end();
            return ended ? Result<qint64>(rows) : ended.error();
        }
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] = query->value(static_cast<int>(i));
        if (auto written = writer.write(row); !written)
            return written.error();
    }
}

} // namespace

int exportTable(const TableExport &request, Console &console)
{
    if (auto sound = outputIsSound(request.output, console); !sound)
        return console.fail(sound.error());
    auto connection = Connection::open(request.database, Connection::Mode::ReadOnly);
    if (!connection)
        return console.fail(connection.error());
    const auto table = findTable(*connection, request.table);
    if (!table)
        return console.fail(table.error());
    const Observer observer = console.observer();
    const QString name = QString::fromStdString(request.table);
    if (request.view.isEmpty()) {
        const auto feed = [&](TableWriter &writer, TableFormat) {
            return writeRows(*connection, *table, writer, observer);
        };
        return writeTable(request.output,
                          {.head = {.title = name, .notes = {}, .numbers = {}},
                           .feed = feed,
                           .about = {{"table", name}},
                           .problems = {}},
                          console);
    }
    const auto view = prepareViewExport(*connection, name, request.view);
    if (!view)
        return console.fail(view.error());
    for (const Problem &problem : view->problems)
        console.say(problem);
    const auto feed = [&](TableWriter &writer, TableFormat format) {
        const CellText text = format == TableFormat::Html ? CellText::Shown : CellText::Stored;
        return feedShownTable(*connection, view->table, text, writer, observer);
    };
    return writeTable(request.output,
                      {.head = headOf(view->table),
                       .feed = feed,
                       .about = {{"table", name}, {"view", request.view}},
                       .problems = view->problems},
                      console);
}

} // namespace waybill
