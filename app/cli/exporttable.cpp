// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exporttable.h"

#include "app/cli/console.h"
#include "app/cli/outputfile.h"
#include "app/cli/words.h"
#include "migration/tables/tablefile.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"

#include <QFileInfo>

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

TableFormat formatNamed(const std::string &name)
{
    if (name == "json")
        return TableFormat::Json;
    if (name == "jsonl")
        return TableFormat::JsonLines;
    if (name == "xlsx")
        return TableFormat::Xlsx;
    return name == "html" ? TableFormat::Html : TableFormat::Csv;
}

std::string formatOf(const TableExport &request, bool json)
{
    if (!request.format.empty())
        return request.format;
    const std::string suffix = QFileInfo(request.file).suffix().toLower().toStdString();
    if (suffix == "json" || suffix == "jsonl" || suffix == "xlsx" || suffix == "html")
        return suffix;
    if (suffix == "htm")
        return "html";
    return json && request.file.isEmpty() ? "json" : "csv";
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

Result<> usageIsSound(const TableExport &request, const std::string &format, bool json)
{
    const bool toOutput = request.file.isEmpty();
    if (toOutput && format == "xlsx")
        return Problem{.code = u"USAGE-04"_s,
                       .message = Cli::tr("A workbook needs a file: say -o FILE.")};
    if (toOutput && json && format != "json")
        return Problem{.code = u"USAGE-04"_s,
                       .message = Cli::tr("With --json and without -o the format has to be json.")};
    if (request.guardFormulas && format != "csv")
        return Problem{.code = u"USAGE-04"_s,
                       .message = Cli::tr("--guard-formulas is for csv; the other formats say "
                                          "what is text.")};
    return {};
}

/// To the file or to standard output.
int writeOut(const TableExport &request, const std::string &format, const TableOptions &options,
             const TableFeed &feed, const Problems &problems, Console &console)
{
    if (request.file.isEmpty()) {
        const auto rows = writeTableText(
            options,
            [&](std::string_view bytes) {
                console.write(bytes);
                return Result<>();
            },
            feed);
        if (rows)
            return console.finish(ExitCode::Done);
        console.say(rows.error()); // a part of the table has been written there
        return static_cast<int>(exitCodeFor(rows.error()));
    }
    if (auto spared = sparesDatabases(request.file); !spared)
        return console.fail(spared.error());
    const auto rows = writeTableFile(request.file, options, feed);
    if (!rows)
        return console.fail(rows.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("table", request.table);
            if (!request.view.isEmpty())
                json.field("view", request.view);
            json.field("format", format).field("file", request.file).field("rows", *rows);
            if (!problems.isEmpty())
                writeProblems(json, problems);
        });
    } else {
        console.note(Cli::tr("Rows written: %n.", nullptr, static_cast<int>(*rows)));
    }
    return console.finish(ExitCode::Done);
}

} // namespace

int exportTable(const TableExport &request, Console &console)
{
    const std::string format = formatOf(request, console.json());
    if (auto sound = usageIsSound(request, format, console.json()); !sound)
        return console.fail(sound.error());
    auto connection = Connection::open(request.database, Connection::Mode::ReadOnly);
    if (!connection)
        return console.fail(connection.error());
    const auto table = findTable(*connection, request.table);
    if (!table)
        return console.fail(table.error());
    const Observer observer = console.observer();
    TableOptions options{
        .format = formatNamed(format),
        .csv = {.guardFormulas = request.guardFormulas},
        .head = {.title = QString::fromStdString(table->name), .notes = {}, .numbers = {}}};
    if (request.view.isEmpty()) {
        const TableFeed feed = [&](TableWriter &writer) {
            return writeRows(*connection, *table, writer, observer);
        };
        return writeOut(request, format, options, feed, {}, console);
    }
    const auto view =
        prepareViewExport(*connection, QString::fromStdString(request.table), request.view);
    if (!view)
        return console.fail(view.error());
    for (const Problem &problem : view->problems)
        console.say(problem);
    options.head = headOf(view->table);
    const CellText text = options.format == TableFormat::Html ? CellText::Shown : CellText::Stored;
    const TableFeed feed = [&](TableWriter &writer) {
        return feedShownTable(*connection, view->table, text, writer, observer);
    };
    return writeOut(request, format, options, feed, view->problems, console);
}

} // namespace waybill
