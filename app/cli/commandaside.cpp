// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/outputfile.h"
#include "app/cli/setaside.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct AsideOptions
{
    std::string database;
    std::string source;
    std::string file;
};

Result<Connection> openDatabase(const AsideOptions &options)
{
    const auto database = databaseFrom(options.database);
    return database ? Connection::open(*database, Connection::Mode::ReadOnly)
                    : Result<Connection>(database.error());
}

void writeRecords(JsonWriter &json, const QString &database, const QList<SetAsideRecord> &records)
{
    json.field("outcome", "complete").field("database", database).key("records").beginArray();
    for (const SetAsideRecord &record : records) {
        json.beginObject()
            .field("file", record.file)
            .field("line", record.line)
            .field("record", record.record)
            .field("whole", record.whole);
        writeProblems(json, record.problems);
        json.endObject();
    }
    json.endArray();
}

/// The reasons; remarks about other values of the record only where there is nothing worse.
QString recordText(const SetAsideRecord &record)
{
    QString text;
    for (const Problem &problem : record.problems) {
        if (problem.severity == Severity::Error)
            text += printable(describe(problem)) + u'\n';
    }
    for (const Problem &problem : record.problems)
        text += text.isEmpty() ? printable(describe(problem)) + u'\n' : QString();
    if (!text.isEmpty())
        return text;
    return u"%1:%2: %3\n"_s.arg(printable(record.file))
        .arg(record.line)
        .arg(record.whole ? Cli::tr("The record is set aside.")
                          : Cli::tr("Some values of the record are set aside."));
}

int list(const AsideOptions &options, Console &console)
{
    auto connection = openDatabase(options);
    if (!connection)
        return console.fail(connection.error());
    const auto records = readSetAside(*connection);
    if (!records)
        return console.fail(records.error());
    if (console.json()) {
        console.document(
            [&](JsonWriter &json) { writeRecords(json, connection->path(), *records); });
        return console.finish(ExitCode::Done);
    }
    for (const SetAsideRecord &record : *records)
        console.print(recordText(record));
    if (records->isEmpty())
        console.print(Cli::tr("Nothing is set aside. Every value has its place."));
    else
        console.note(Cli::tr("Mend these in the files, then migrate again."));
    return console.finish(ExitCode::Done);
}

int exportRecords(const AsideOptions &options, Console &console)
{
    auto connection = openDatabase(options);
    if (!connection)
        return console.fail(connection.error());
    const QString file = pathFrom(options.file);
    if (auto spared = sparesDatabases(file); !spared)
        return console.fail(spared.error());
    const auto written = exportSetAside(*connection, options.source, file, console.observer());
    if (!written)
        return console.fail(written.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("file", file).field("records", *written);
        });
    } else {
        console.note(Cli::tr("Records written: %n.", nullptr, static_cast<int>(*written)));
    }
    return console.finish(ExitCode::Done);
}

} // namespace

void addAside(CLI::App &program, Invocation &invocation)
{
    CLI::App &command =
        addCommand(program, "aside", QT_TRANSLATE_NOOP("Cli", "What was set aside, with reasons"),
                   invocation.options);
    command.require_subcommand(1);
    const auto options = std::make_shared<AsideOptions>();
    command.add_option("DB", options->database, Cli::help("The database"))
        ->type_name("")
        ->required();

    CLI::App &all = addCommand(
        command, "list",
        QT_TRANSLATE_NOOP("Cli", "Every record that was set aside: where it is, and why"),
        invocation.options);
    all.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return list(*options, console); };
    });

    CLI::App &file = addCommand(
        command, "export",
        QT_TRANSLATE_NOOP("Cli", "Write these records to a file, in the layout of their source"),
        invocation.options);
    file.add_option("-o,--output", options->file, Cli::help("The file"))
        ->type_name("FILE")
        ->required();
    file.add_option("--source", options->source,
                    Cli::help("The source, where several have something set aside"))
        ->type_name("NAME");
    file.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return exportRecords(*options, console); };
    });
}

} // namespace waybill
