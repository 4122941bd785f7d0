// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
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

int run(const std::string &argument, Console &console)
{
    const auto database = databaseFrom(argument);
    if (!database)
        return console.fail(database.error());
    const auto runs = readHistory(*database);
    if (!runs)
        return console.fail(runs.error());
    if (!console.json()) {
        console.print(textTable(tableOf(*runs), console.colour()));
        return console.finish(ExitCode::Done);
    }
    console.document([&](JsonWriter &json) {
        json.field("outcome", "complete").field("database", *database).key("runs").beginArray();
        for (const RunRecord &one : *runs)
            writeRun(json, one);
        json.endArray();
    });
    return console.finish(ExitCode::Done);
}

} // namespace

void addHistory(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "history",
        QT_TRANSLATE_NOOP("Cli", "The runs and their phases: counts, seconds, rows per second"),
        invocation.options);
    const auto database = std::make_shared<std::string>();
    command.add_option("DB", *database, Cli::help("The database"))->type_name("")->required();
    command.callback([database, &invocation] {
        invocation.run = [database](Console &console) { return run(*database, console); };
    });
}

} // namespace waybill
