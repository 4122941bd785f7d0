// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/historyoptions.h"
#include "app/cli/historyparts.h"
#include "app/cli/words.h"
#include "migration/run/history.h"
#include "migration/verify/texttable.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ReportColumn::Kind;

constexpr QStringView space = u" ";

ReportTable tableOf(const QList<RunRecord> &runs)
{
    ReportTable table;
    table.columns = {{Cli::tr("Run"), Kind::Figure},  {Cli::tr("What"), Kind::Text},
                     {Cli::tr("State"), Kind::Text},  {Cli::tr("Time (UTC)"), Kind::Text},
                     {Cli::tr("Rows"), Kind::Figure}, {Cli::tr("Set aside"), Kind::Figure},
                     {Cli::tr("Took"), Kind::Figure}, {Cli::tr("Rows/s"), Kind::Figure}};
    for (const RunRecord &run : runs) {
        table.rows.append({QString::number(run.run), run.kind + u' ' + run.playbook, run.status,
                           run.started.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s),
                           figure(run.recordsStored, space), figure(run.recordsSetAside, space),
                           duration(run.seconds), QString()});
        for (const PhaseReport &phase : run.phases) {
            table.rows.append({QString(), u"  "_s + phase.id, phase.status, QString(),
                               figure(phase.rows, space), QString(), duration(phase.seconds),
                               figure(std::llround(phase.rowsPerSecond()), space)});
        }
    }
    return table;
}

void writeRun(JsonWriter &json, const RunRecord &run)
{
    json.beginObject()
        .field("run", run.run)
        .field("kind", run.kind)
        .field("status", run.status)
        .field("playbook", run.playbook)
        .field("playbook_version", run.playbookVersion)
        .field("workspace", run.workspace)
        .field("started", run.started.toUTC().toString(Qt::ISODate))
        .field("seconds", run.seconds)
        .field("who", run.who)
        .field("backup", run.backup)
        .field("records_stored", run.recordsStored)
        .field("records_set_aside", run.recordsSetAside);
    json.key("phases").beginArray();
    for (const PhaseReport &phase : run.phases) {
        json.beginObject()
            .field("id", phase.id)
            .field("title", phase.title)
            .field("status", phase.status)
            .field("seconds", phase.seconds)
            .field("rows", phase.rows)
            .field("rows_per_second", phase.rowsPerSecond())
            .endObject();
    }
    json.endArray().endObject();
}

int showRuns(const QString &path, Console &console)
{
    const auto runs = readHistory(path);
    if (!runs)
        return console.fail(runs.error());
    if (!console.json()) {
        console.print(textTable(tableOf(*runs), console.colour()));
        return console.finish(ExitCode::Done);
    }
    console.document([&](JsonWriter &json) {
        json.field("outcome", "complete").field("database", path).key("runs").beginArray();
        for (const RunRecord &one : *runs)
            writeRun(json, one);
        json.endArray();
    });
    return console.finish(ExitCode::Done);
}

int run(const HistoryOptions &options, Console &console)
{
    const auto database = databaseFrom(options.database);
    if (!database)
        return console.fail(database.error());
    if (options.changes)
        return showChanges(options, *database, console);
    if (!options.compare.empty())
        return showComparison(options, *database, console);
    if (!options.at.empty())
        return showPast(options, *database, console);
    if (!options.restoreTo.empty())
        return restoreToMoment(options, *database, console);
    if (options.restore > 0)
        return restoreOneChange(options, *database, console);
    return showRuns(*database, console);
}

/// What to do; none of them: the runs are listed.
void addWays(CLI::App &command, HistoryOptions &options)
{
    CLI::Option *const changes = command.add_flag(
        "--changes", options.changes, Cli::help("List what was changed, the latest first"));
    CLI::Option *const at =
        command
            .add_option("--at", options.at,
                        Cli::help("Show the data as it was at a time (2026-11-22, \"2026-11-22 "
                                  "14:02\", 2026-11-22T13:02:11Z) or right after \"run N\" or "
                                  "\"change N\""))
            ->type_name("TIME");
    CLI::Option *const restore =
        command
            .add_option("--restore-to", options.restoreTo,
                        Cli::help("Make the data what it was then; a backup is made before, and it "
                                  "can be undone"))
            ->type_name("TIME");
    CLI::Option *const compare =
        command
            .add_option("--compare", options.compare,
                        Cli::help("Compare the data at two moments; \"now\" is one too"))
            ->type_name("A B")
            ->expected(2);
    CLI::Option *const one =
        command
            .add_option("--restore", options.restore,
                        Cli::help("Turn one change back, by its number in --changes: a deleted row "
                                  "comes back, a changed value becomes what it was"))
            ->type_name("N")
            ->check(CLI::PositiveNumber.description(""));
    command
        .add_option("--column", options.column,
                    Cli::help("With --restore: only this column of the change"))
        ->type_name("NAME")
        ->needs(one);
    changes->excludes(at)->excludes(restore)->excludes(compare)->excludes(one);
    at->excludes(restore)->excludes(compare)->excludes(one);
    restore->excludes(compare)->excludes(one);
    compare->excludes(one);
    const auto ofChanges = [&](const char *name, std::string &value, const char *type,
                               const char *description) {
        command.add_option(name, value, Cli::help(description))->type_name(type)->needs(changes);
    };
    ofChanges("--since", options.since, "TIME", QT_TRANSLATE_NOOP("Cli", "Changes from then on"));
    ofChanges("--until", options.until, "TIME", QT_TRANSLATE_NOOP("Cli", "Changes up to then"));
    ofChanges("--who", options.who, "NAME",
              QT_TRANSLATE_NOOP("Cli", "Changes of this person; \"system\" is another program"));
    ofChanges("--action", options.action, "ACTION",
              QT_TRANSLATE_NOOP("Cli", "insert, update or delete"));
    ofChanges("--record", options.record, "KEY",
              QT_TRANSLATE_NOOP("Cli", "Changes of one row of the --table, by its key"));
    command.add_option("--run", options.run, Cli::help("Changes since this run"))
        ->type_name("N")
        ->needs(changes)
        ->check(CLI::PositiveNumber.description(""));
    command
        .add_option("--limit", options.limit,
                    Cli::help("List at most so many changes or rows (1000)"))
        ->type_name("N")
        ->check(CLI::PositiveNumber.description(""));
    command
        .add_option("--table", options.table,
                    Cli::help("With --changes: of this table; with --at: write its rows"))
        ->type_name("NAME");
    command
        .add_option("--format", options.format,
                    Cli::help("With --at and --table: csv, json, jsonl, xlsx or html"))
        ->type_name("FORMAT")
        ->needs(at)
        ->check(CLI::IsMember({"csv", "json", "jsonl", "xlsx", "html"}).description(""));
    command
        .add_option("-o,--output", options.output,
                    Cli::help("With --at: write the table, or the whole database, to this file; "
                              "with --receipt: the receipt"))
        ->type_name("FILE");
    command
        .add_option("--backup-dir", options.backupFolder,
                    Cli::help("Where the backup made before a restore goes"))
        ->type_name("DIR")
        ->needs(restore);
    command
        .add_option("--keep-backups", options.keepBackups,
                    Cli::help("How many backups are kept (10; 0 keeps all)"))
        ->type_name("N")
        ->needs(restore)
        ->check(notNegative());
}

} // namespace

void addHistory(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "history",
        QT_TRANSLATE_NOOP("Cli",
                          "The runs and their phases; what was changed, and the data as it was"),
        invocation.options);
    const auto options = std::make_shared<HistoryOptions>();
    command.add_option("DB", options->database, Cli::help("The database"))
        ->type_name("")
        ->required();
    addWays(command, *options);
    const auto parts = addHistoryParts(command);
    command.callback([options, parts, &invocation] {
        invocation.run = [options, parts](Console &console) {
            parts->output = options->output;
            parts->limit = options->limit;
            const auto done = runHistoryParts(*parts, options->database, console);
            return done ? *done : run(*options, console);
        };
    });
}

} // namespace waybill
