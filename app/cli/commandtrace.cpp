// SPDX-License-Identifier: GPL-3.0-or-later
// Where a value came from, and where a value of a file went.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/tracedestination.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/history/privacy.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"
#include "migration/verify/masking.h"
#include "models/record/origin.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct TraceOptions
{
    std::string database;
    std::string table;
    std::string key;
    std::string column;
    std::string file;
    std::int64_t line = 0;
    std::string field;
};

QString place(const OriginPlace &origin)
{
    return origin.line > 0 ? Cli::tr("%1, line %2").arg(printable(origin.file)).arg(origin.line)
                           : printable(origin.file);
}

/// Whether there is anything to ask about: TRACE-03, TRACE-04.
Result<> lookAtRow(Connection &connection, const TableLayout &layout, const QString &key,
                   const QString &column, bool isKnown)
{
    const auto table = readTableInfo(connection, layout.table);
    if (!table)
        return table.error();
    QStringList names;
    for (const ColumnInfo &info : table->columns)
        names << QString::fromStdString(info.name);
    if (!column.isEmpty() && !names.contains(column, Qt::CaseInsensitive)) {
        return Problem{.code = u"TRACE-03"_s,
                       .file = connection.path(),
                       .expected = names.join(u", "_s),
                       .found = column,
                       .message = Cli::tr("The table has no column of this name.")};
    }
    auto query = Statement::prepare(connection,
                                    "SELECT 1 FROM " + quotedName(layout.table) + " WHERE CAST("
                                        + quotedName(layout.key) + " AS TEXT) = ?");
    if (!query)
        return query.error();
    const std::string text = key.toStdString();
    query->bindText(0, text);
    auto there = query->step();
    if (!there)
        return there.error();
    if (*there || isKnown)
        return {};
    return Problem{.code = u"TRACE-04"_s,
                   .file = connection.path(),
                   .found = layout.tableName() + u' ' + key,
                   .message = Cli::tr("The table has no row with this key, and no migration has "
                                      "made one.")};
}

int showOrigin(const TraceOptions &options, Connection &connection, Console &console)
{
    const QString table = QString::fromStdString(options.table);
    const QString wanted = QString::fromStdString(options.column);
    const auto layout = layoutForTrace(connection, table);
    if (!layout)
        return console.fail(layout.error());
    const QString text = QString::fromStdString(options.key);
    const QVariant key = layout->keyIsRowid ? QVariant(text.toLongLong()) : QVariant(text);
    auto origin = fullOriginOf(connection, *layout, key);
    if (!origin)
        return console.fail(origin.error());
    const bool isKnown = origin->kind == RecordOrigin::Kind::Migrated;
    if (auto looked = lookAtRow(connection, *layout, text, wanted, isKnown); !looked)
        return console.fail(looked.error());
    const auto privacy = readPrivacy(connection, console.options().showPersonal);
    if (!privacy)
        return console.fail(privacy.error());
    origin->fields.removeIf([&](const OriginField &field) {
        return !wanted.isEmpty() && field.column.compare(wanted, Qt::CaseInsensitive) != 0;
    });
    for (OriginField &field : origin->fields) {
        if (privacy->hides(options.table, field.column.toStdString(), options.key))
            field.raw = maskedText();
    }
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("table", table)
                .field("key", text)
                .field("known", origin->kind == RecordOrigin::Kind::Migrated)
                .field("file", origin->place.file)
                .field("line", origin->place.line)
                .field("run", origin->run)
                .field("playbook", origin->playbook)
                .key("values")
                .beginArray();
            for (const OriginField &field : origin->fields) {
                json.beginObject()
                    .field("column", field.column)
                    .field("from", field.from)
                    .field("raw", field.raw)
                    .field("rule", field.rule)
                    .endObject();
            }
            json.endArray();
        });
        return console.finish(ExitCode::Done);
    }
    if (origin->kind != RecordOrigin::Kind::Migrated) {
        console.print(Cli::tr("No migration made this row: it was added by hand, or by another "
                              "program."));
        return console.finish(ExitCode::Done);
    }
    console.print(Cli::tr("%1 %2: %3, run %4, %5")
                      .arg(table, printable(text), place(origin->place))
                      .arg(origin->run)
                      .arg(printable(origin->playbook)));
    for (const OriginField &field : std::as_const(origin->fields)) {
        QString line = u"    "_s + field.column + u" <- "_s + printable(field.from) + u": \""_s
            + printable(field.raw) + u'"';
        if (!field.rule.isEmpty())
            line += u" ("_s + printable(field.rule) + u')';
        console.print(line);
    }
    if (origin->fields.isEmpty())
        console.print(Cli::tr("No value of the file went there."));
    return console.finish(ExitCode::Done);
}

int run(const TraceOptions &options, Console &console)
{
    const auto database = databaseFrom(options.database);
    if (!database)
        return console.fail(database.error());
    const bool back = !options.table.empty();
    if (back == !options.file.empty() || (back && options.key.empty())) {
        return console.fail(
            {.code = u"USAGE-04"_s,
             .expected = Cli::tr("TABLE KEY [COLUMN], or --file FILE --line N"),
             .message = Cli::tr("Say which row came from somewhere, or which line went "
                                "somewhere.")});
    }
    auto connection = Connection::open(*database, Connection::Mode::ReadOnly);
    if (!connection)
        return console.fail(connection.error());
    return back ? showOrigin(options, *connection, console)
                : showDestination(*connection,
                                  {.file = pathFrom(options.file),
                                   .line = options.line,
                                   .field = QString::fromStdString(options.field)},
                                  console);
}

} // namespace

void addTrace(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "trace",
        QT_TRANSLATE_NOOP("Cli", "Where a value came from, or where a line of a file went"),
        invocation.options);
    const auto options = std::make_shared<TraceOptions>();
    command.add_option("DB", options->database, Cli::help("The database"))
        ->type_name("")
        ->required();
    command.add_option("TABLE", options->table, Cli::help("A table"))->type_name("");
    command.add_option("KEY", options->key, Cli::help("The key of one of its rows"))->type_name("");
    command.add_option("COLUMN", options->column, Cli::help("One of its columns (all)"))
        ->type_name("");
    CLI::Option *const file =
        command
            .add_option("--file", options->file,
                        Cli::help("A file as the report names it, instead of a row"))
            ->type_name("FILE");
    CLI::Option *const line = command.add_option("--line", options->line, Cli::help("Its line"))
                                  ->type_name("N")
                                  ->check(CLI::PositiveNumber.description(""))
                                  ->needs(file);
    file->needs(line);
    command.add_option("--field", options->field, Cli::help("One of its fields (all)"))
        ->type_name("F")
        ->needs(file);
    command.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
