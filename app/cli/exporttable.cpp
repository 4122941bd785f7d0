// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exporttable.h"

#include "app/cli/console.h"
#include "app/cli/tablewriter.h"
#include "app/cli/words.h"
#include "migration/base/safefile.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"

#include <QFileInfo>
#include <QTemporaryDir>

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

std::string formatOf(const TableExport &request, bool json)
{
    if (!request.format.empty())
        return request.format;
    const std::string suffix = QFileInfo(request.file).suffix().toLower().toStdString();
    if (suffix == "json" || suffix == "jsonl" || suffix == "xlsx")
        return suffix;
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

std::unique_ptr<TableWriter> textWriter(const std::string &format, ByteSink sink)
{
    if (format == "csv")
        return makeCsvWriter(std::move(sink));
    return format == "json" ? makeJsonWriter(std::move(sink))
                            : makeJsonLinesWriter(std::move(sink));
}

/// Collects what is written, so that not every row is a system call of its own.
class Buffer
{
public:
    explicit Buffer(ByteSink sink)
        : m_sink(std::move(sink))
    {
    }
    Result<> write(std::string_view bytes)
    {
        m_bytes += bytes;
        constexpr std::size_t enough = 64 * 1024;
        return m_bytes.size() < enough ? Result<>() : flush();
    }
    Result<> flush()
    {
        auto written = m_sink(m_bytes);
        m_bytes.clear();
        return written;
    }

private:
    ByteSink m_sink;
    std::string m_bytes;
};

Result<qint64> writeText(Connection &connection, const TableInfo &table, const std::string &format,
                         const ByteSink &sink, const Observer &observer)
{
    Buffer buffer(sink);
    const auto writer =
        textWriter(format, [&](std::string_view bytes) { return buffer.write(bytes); });
    auto rows = writeRows(connection, table, *writer, observer);
    if (!rows)
        return rows;
    auto flushed = buffer.flush();
    return flushed ? rows : flushed.error();
}

/// The library writes where it likes, so that is a folder of our own until the file is complete.
Result<qint64> writeWorkbook(Connection &connection, const TableInfo &table, const QString &file,
                             const Observer &observer)
{
    const QTemporaryDir folder(QFileInfo(file).absolutePath() + u"/.waybill-export-XXXXXX"_s);
    if (!folder.isValid())
        return Problem{.code = u"FS-01"_s,
                       .file = QFileInfo(file).absolutePath(),
                       .found = folder.errorString(),
                       .message = Cli::tr("The file cannot be written.")};
    const QString path = folder.filePath(u"table.xlsx"_s);
    const auto writer = makeXlsxWriter(path, table.name);
    auto rows = writeRows(connection, table, *writer, observer);
    if (!rows)
        return rows;
    if (auto synced = syncFile(path); !synced)
        return synced.error();
    auto placed = replaceFile(path, file);
    return placed ? rows : placed.error();
}

Result<qint64> writeFile(Connection &connection, const TableInfo &table, const std::string &format,
                         const QString &path, const Observer &observer)
{
    if (format == "xlsx")
        return writeWorkbook(connection, table, path, observer);
    SafeFile file;
    if (auto opened = file.open(path); !opened)
        return opened.error();
    auto rows = writeText(
        connection, table, format, [&](std::string_view bytes) { return file.write(bytes); },
        observer);
    if (!rows)
        return rows;
    auto committed = file.commit();
    return committed ? rows : committed.error();
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
    return {};
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
    if (request.file.isEmpty()) {
        const auto rows = writeText(
            *connection, *table, format,
            [&](std::string_view bytes) {
                console.write(bytes);
                return Result<>();
            },
            observer);
        if (rows)
            return console.finish(ExitCode::Done);
        console.say(rows.error()); // a part of the table has been written there
        return static_cast<int>(exitCodeFor(rows.error()));
    }
    const auto rows = writeFile(*connection, *table, format, request.file, observer);
    if (!rows)
        return console.fail(rows.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("table", request.table)
                .field("format", format)
                .field("file", request.file)
                .field("rows", *rows);
        });
    } else {
        console.note(Cli::tr("Rows written: %n.", nullptr, static_cast<int>(*rows)));
    }
    return console.finish(ExitCode::Done);
}

} // namespace waybill
