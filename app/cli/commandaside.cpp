// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/migratereport.h"
#include "app/cli/outputfile.h"
#include "app/cli/words.h"
#include "migration/aside/mendedfile.h"
#include "migration/aside/retry.h"
#include "migration/aside/setaside.h"
#include "migration/base/printable.h"
#include "migration/run/storedplaybook.h"
#include "migration/verify/masking.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct AsideOptions
{
    std::string database;
    std::string source;
    std::string file;
    std::string answers;
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
    auto records = readSetAside(*connection);
    if (!records)
        return console.fail(records.error());
    if (const auto stored = readStoredPlaybook(*connection);
        stored && !console.options().showPersonal) {
        for (SetAsideRecord &record : *records)
            record.problems = masked(record.problems, stored->playbook);
    }
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
        console.note(
            Cli::tr("Export these and mend them there, then say aside DB retry --from FILE; "
                    "or mend the files and migrate again."));
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

/// What a person has mended: in a file of set-aside records, in an answers file, or in both.
Result<Answers> mendingsFrom(const AsideOptions &options, Console &console)
{
    Answers mendings;
    if (!options.answers.empty()) {
        auto answers = readAnswers(pathFrom(options.answers));
        if (!answers)
            return answers.error();
        mendings = std::move(*answers);
    }
    if (options.file.empty())
        return mendings;
    auto connection = openDatabase(options);
    if (!connection)
        return connection.error();
    auto found =
        mendingsInFile(*connection, options.source, pathFrom(options.file), console.observer());
    if (!found)
        return found.error();
    mendings.merge(*found);
    return mendings;
}

int retry(const AsideOptions &options, Console &console)
{
    const auto database = databaseFrom(options.database);
    if (!database)
        return console.fail(database.error());
    const auto mendings = mendingsFrom(options, console);
    if (!mendings)
        return console.fail(mendings.error());
    const auto request = retryRequest(*database, *mendings);
    if (!request)
        return console.fail(request.error());
    return console.finish(exitCodeFor(migrateAndShow(*request, console)));
}

void addRetry(CLI::App &command, const std::shared_ptr<AsideOptions> &options,
              Invocation &invocation)
{
    CLI::App &again =
        addCommand(command, "retry",
                   QT_TRANSLATE_NOOP("Cli", "Try again what was mended, as a migration of its own"),
                   invocation.options);
    CLI::Option_group &what = *again.add_option_group(Cli::help("What was mended"));
    what.add_option("--from", options->file,
                    Cli::help("A file that aside export has written, mended since"))
        ->type_name("FILE");
    what.add_option("--answers", options->answers, Cli::help("Mendings and other answers, as YAML"))
        ->type_name("FILE");
    what.require_option(1, 0);
    again
        .add_option("--source", options->source,
                    Cli::help("The source, where several have something set aside"))
        ->type_name("NAME");
    again.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return retry(*options, console); };
    });
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
    addRetry(command, options, invocation);
}

} // namespace waybill
