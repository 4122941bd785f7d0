// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/asidecommands.h"
#include "app/cli/console.h"
#include "app/cli/migratereport.h"
#include "app/cli/outputfile.h"
#include "app/cli/words.h"
#include "migration/aside/mendedfile.h"
#include "migration/aside/pendingmendings.h"
#include "migration/aside/retry.h"
#include "migration/aside/setaside.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

int exportRecords(const AsideOptions &options, Console &console)
{
    auto connection = options.open();
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

/// What a person has mended: what waits in the database, and what stands in an answers file or in a
/// file of set-aside records, which counts before it.
Result<Answers> mendingsFrom(const AsideOptions &options, Console &console)
{
    Answers mendings;
    if (!options.answers.empty()) {
        auto answers = readAnswers(pathFrom(options.answers));
        if (!answers)
            return answers.error();
        mendings = std::move(*answers);
    }
    auto connection = options.open();
    if (!connection)
        return connection.error();
    auto waiting = readPendingMendings(*connection);
    if (!waiting)
        return waiting.error();
    mendings.merge(answersOf(*waiting));
    if (options.file.empty())
        return mendings;
    auto found =
        mendingsInFile(*connection, options.source, pathFrom(options.file), console.observer());
    if (!found)
        return found.error();
    found->merge(mendings);
    return found;
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
    again
        .add_option("--source", options->source,
                    Cli::help("The source, where several have something set aside"))
        ->type_name("NAME");
    again.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return retry(*options, console); };
    });
}

} // namespace

Result<Connection> AsideOptions::open(Connection::Mode mode) const
{
    const auto path = databaseFrom(database);
    return path ? Connection::open(*path, mode) : Result<Connection>(path.error());
}

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

    addAsideList(command, options, invocation);
    addAsideMend(command, options, invocation);
    addAsideTake(command, options, invocation);
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
