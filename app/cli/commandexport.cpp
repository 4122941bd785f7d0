// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exportplaybook.h"
#include "app/cli/exporttable.h"
#include "app/cli/exportwriteback.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/run/history.h"
#include "migration/writeback/exportsources.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct ExportOptions
{
    std::string database;
    std::string folder;
    std::string table;
    std::string view;
    std::string chart;
    bool activity = false;
    std::string from;
    std::string to;
    std::string name;
    std::string format;
    std::string file;
    bool guardFormulas = false;
    CLI::Option *writeBack = nullptr; ///< set when it was given
    std::string workspace;
    bool dryRun = false;
    bool takeBack = false;
};

void writeReport(JsonWriter &json, const QString &folder, const ExportReport &report)
{
    json.field("outcome", "complete").field("folder", folder).key("files").beginArray();
    for (const ExportedFile &file : report.files) {
        json.beginObject()
            .field("file", file.file)
            .field("records", file.records)
            .field("left_out", file.leftOut)
            .field("edited", file.edited)
            .field("removed", file.removed)
            .field("added", file.added)
            .key("left_out_fields")
            .beginArray();
        for (const QString &field : file.leftOutFields)
            json.value(field);
        json.endArray().endObject();
    }
    json.endArray();
    writeProblems(json, report.problems);
}

QString fileLine(const ExportedFile &file)
{
    QString line = u"%1: %2"_s.arg(printable(file.file),
                                   Cli::tr("records: %n", nullptr, static_cast<int>(file.records)));
    if (file.added > 0)
        line += u", "_s + Cli::tr("records added: %n", nullptr, static_cast<int>(file.added));
    if (file.removed > 0)
        line += u", "_s + Cli::tr("records removed: %n", nullptr, static_cast<int>(file.removed));
    if (file.edited > 0)
        line +=
            u", "_s + Cli::tr("values edited since: %n", nullptr, static_cast<int>(file.edited));
    if (file.leftOut > 0)
        line += u", "_s + Cli::tr("values left out: %n", nullptr, static_cast<int>(file.leftOut));
    return line;
}

/// The files of a migration are only ever read, and may have newer content than the database.
bool isMigratedFolder(const QString &database, const QString &folder)
{
    const auto runs = readHistory(database);
    return runs && std::any_of(runs->begin(), runs->end(), [&](const RunRecord &run) {
               return !run.workspace.isEmpty() && QFileInfo(run.workspace) == QFileInfo(folder);
           });
}

int exportSources(const QString &database, const QString &folder, Console &console)
{
    if (!console.options().yes && isMigratedFolder(database, folder)
        && !(
            console.canAsk()
            && console.confirm(
                Cli::tr("Replace the files that were migrated from %1?").arg(printable(folder))))) {
        return console.fail({.code = u"ASK-06"_s,
                             .file = folder,
                             .action = Cli::tr("Nothing was changed."),
                             .hint = Cli::tr("Choose another folder, or say --yes."),
                             .message = Cli::tr("The files that were migrated are in this "
                                                "folder and would be replaced.")});
    }
    const auto report = exportAsSources(database, folder, console.observer());
    if (!report)
        return console.fail(report.error());
    for (const Problem &problem : report->problems)
        console.say(problem);
    if (console.json()) {
        console.document([&](JsonWriter &json) { writeReport(json, folder, *report); });
        return console.finish(ExitCode::Done);
    }
    for (const ExportedFile &file : report->files)
        console.print(fileLine(file));
    return console.finish(ExitCode::Done);
}

QDate dayFrom(const std::string &text)
{
    return text.empty() ? QDate::currentDate()
                        : QDate::fromString(QString::fromStdString(text), Qt::ISODate);
}

int run(const ExportOptions &options, Console &console)
{
    const auto database = databaseFrom(options.database);
    if (!database)
        return console.fail(database.error());
    if (options.takeBack || options.writeBack->count() > 0)
        return exportWriteBack({.database = *database,
                                .workspace = pathFrom(options.workspace),
                                .dryRun = options.dryRun,
                                .takeBack = options.takeBack},
                               console);
    if (!options.folder.empty())
        return exportSources(*database, pathFrom(options.folder), console);
    const TableOutput output{.format = options.format,
                             .file = pathFrom(options.file),
                             .guardFormulas = options.guardFormulas};
    if (!options.chart.empty())
        return exportChart({.database = *database, .chart = options.chart, .output = output},
                           console);
    if (options.activity)
        return exportActivityRecord({.database = *database,
                                     .from = dayFrom(options.from),
                                     .to = dayFrom(options.to),
                                     .name = QString::fromStdString(options.name),
                                     .output = output},
                                    console);
    return exportTable({.database = *database,
                        .table = options.table,
                        .view = QString::fromStdString(options.view),
                        .output = output},
                       console);
}

/// For CLI11: empty when \a text is a day.
std::string dayFault(const std::string &text)
{
    return dayFrom(text).isValid() ? std::string()
                                   : Cli::tr("A day is written as 2025-03-31.").toStdString();
}

void addPlaybookParts(CLI::App &command, CLI::Option_group &what,
                      const std::shared_ptr<ExportOptions> &options)
{
    what.add_option("--chart", options->chart,
                    Cli::help("Write the numbers of this chart of the playbook"))
        ->type_name("ID");
    CLI::Option *const activity =
        what.add_flag("--activity", options->activity,
                      Cli::help("Write the dated record of what was done from one day to another"));
    const auto day = [&](const char *option, std::string &value, const std::string &help) {
        return command.add_option(option, value, help)
            ->type_name("DAY")
            ->check(CLI::Validator(dayFault, ""))
            ->needs(activity);
    };
    activity->needs(day("--from", options->from, Cli::help("Of the record: its first day")));
    day("--to", options->to, Cli::help("Of the record: its last day; otherwise today"));
    command.add_option("--name", options->name, Cli::help("Of the record: whose it is"))
        ->type_name("NAME")
        ->needs(activity);
}

} // namespace

void addExport(CLI::App &program, Invocation &invocation)
{
    CLI::App &command =
        addCommand(program, "export",
                   QT_TRANSLATE_NOOP("Cli",
                                     "Write the source files again from the database alone, "
                                     "a table, a chart or a dated record"),
                   invocation.options);
    const auto options = std::make_shared<ExportOptions>();
    command.add_option("DB", options->database, Cli::help("The database"))
        ->type_name("")
        ->required();
    CLI::Option_group &what = *command.add_option_group(Cli::help("What to export"));
    CLI::Option *const sources =
        what.add_option(
                "--as-sources", options->folder,
                Cli::help("Write all source files into this folder; those that are there as "
                          "they were read get the edits alone, others are replaced"))
            ->type_name("DIR");
    options->writeBack =
        what.add_option("--write-back", options->workspace,
                        Cli::help("Write what was edited since into the files it came from: those "
                                  "that were migrated, or those in WORKSPACE"))
            ->type_name("WORKSPACE")
            ->expected(0, 1);
    what.add_flag("--take-back", options->takeBack,
                  Cli::help("Put the files back as they were before the last --write-back"));
    command
        .add_flag("--dry-run", options->dryRun,
                  Cli::help("Of --write-back: show the differences, write nothing"))
        ->needs(options->writeBack);
    CLI::Option *const table =
        what.add_option("--table", options->table, Cli::help("Write the rows of this table"))
            ->type_name("NAME");
    addPlaybookParts(command, what, options);
    what.require_option(1);
    command
        .add_option("--view", options->view,
                    Cli::help("Of a table: the rows and columns that this saved view shows, in "
                              "its order"))
        ->type_name("NAME")
        ->needs(table);
    command
        .add_option(
            "--format", options->format,
            Cli::help("Of what is no source file; otherwise by the ending of FILE, else csv"))
        ->type_name("csv|json|jsonl|xlsx|html")
        ->check(CLI::IsMember({"csv", "json", "jsonl", "xlsx", "html"}).description(""))
        ->excludes(sources);
    command
        .add_option("-o,--output", options->file,
                    Cli::help("Write to this file; otherwise to standard output"))
        ->type_name("FILE")
        ->excludes(sources);
    command
        .add_flag("--guard-formulas", options->guardFormulas,
                  Cli::help("In csv, put an apostrophe before texts that a spreadsheet would run "
                            "as a formula"))
        ->excludes(sources);
    command.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
