// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/historyoptions.h"
#include "app/cli/rowlist.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/undo/undo.h"
#include "migration/verify/reportsections.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct UndoOptions
{
    std::string database;
    std::int64_t run = 0;
    std::string phase;
    bool keepEdits = false;
    bool exact = false;
    std::string backupFolder;
    int keepBackups = 10;
};

constexpr QStringView space = u" ";

QString previewText(const UndoPreview &preview, UndoKind kind)
{
    QString text = Cli::tr("Undo run %1 (%2, %3)")
                       .arg(QString::number(preview.run), preview.playbook,
                            preview.started.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s))
        + u'\n';
    text += u"  "_s + Cli::tr("Phases: %1").arg(preview.phases.join(u", "_s)) + u'\n';
    text += u"  "_s + Cli::tr("Rows removed: %1").arg(figure(preview.removed, space)) + u'\n';
    text += u"  "_s + Cli::tr("Rows put back: %1").arg(figure(preview.restored, space)) + u'\n';
    const QString since = figure(preview.since.size(), space);
    text += u"  "_s
        + (kind == UndoKind::Exact ? Cli::tr("Rows added or edited since, which will be lost: %1")
                                   : Cli::tr("Rows added or edited since, which stay: %1"))
              .arg(since)
        + u'\n' + rowLines(preview.since);
    if (!preview.filesToRestore.isEmpty())
        text += u"  "_s + Cli::tr("Files put back: %1").arg(preview.filesToRestore.join(u", "_s))
            + u'\n';
    if (preview.removesDatabase)
        text += u"  "_s + Cli::tr("Nothing is left then, so the database goes as well.") + u'\n';
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = printable(line);
    return lines.join(u'\n');
}

void writeReport(JsonWriter &json, const UndoReport &report)
{
    json.field("outcome", "complete").field("run", report.done.run).key("phases").beginArray();
    for (const QString &phase : report.done.phases)
        json.value(phase);
    json.endArray()
        .field("removed", report.done.removed)
        .field("restored", report.done.restored)
        .key("kept")
        .beginArray();
    writeRows(json, report.done.since);
    json.endArray()
        .field("removed_database", report.done.removesDatabase)
        .field("safety_backup", report.safetyBackup)
        .field("kept_file", report.keptFile)
        .key("files_restored")
        .beginArray();
    for (const QString &file : report.done.filesToRestore)
        json.value(file);
    json.endArray().field("seconds", report.seconds);
}

void showReport(const UndoReport &report, UndoKind kind, Console &console)
{
    if (console.json()) {
        console.document([&](JsonWriter &json) { writeReport(json, report); });
        return;
    }
    QString text = Cli::tr("Undone: rows removed: %1, put back: %2.")
                       .arg(figure(report.done.removed, space), figure(report.done.restored, space))
        + u'\n';
    if (kind == UndoKind::KeepEdits && !report.done.since.isEmpty())
        text += Cli::tr("UNDO-02: Rows you added or edited since, and that were kept: %n.", nullptr,
                        static_cast<int>(report.done.since.size()))
            + u'\n';
    if (report.done.removesDatabase)
        text += Cli::tr("The database has been removed.") + u'\n';
    if (!report.keptFile.isEmpty())
        text += Cli::tr("What was lost is in %1").arg(printable(report.keptFile)) + u'\n';
    text += Cli::tr("The state before the undo is in %1").arg(printable(report.safetyBackup));
    console.print(text);
}

/// Losing what somebody typed needs that somebody, or their --yes.
Result<> mayGoOn(const UndoPreview &preview, UndoKind kind, Console &console)
{
    if (console.options().yes)
        return {};
    if (console.canAsk()) {
        if (console.confirm(Cli::tr("Undo this now?")))
            return {};
    } else if (kind == UndoKind::KeepEdits || preview.since.isEmpty()) {
        return {};
    }
    Problem problem{.code = u"ASK-04"_s,
                    .action = Cli::tr("Nothing was changed."),
                    .message = Cli::tr("The undo was not confirmed.")};
    if (!console.canAsk()) {
        problem.message = Cli::tr("Rows were added or edited since the migration.");
        problem.found = QString::number(preview.since.size());
        problem.hint = Cli::tr("Say --yes to lose them, or --keep-edits to keep them.");
    }
    return problem;
}

int run(const UndoOptions &options, Console &console)
{
    const auto database = databaseFrom(options.database);
    if (!database)
        return console.fail(database.error());
    if (const auto restore = restoreToUndo(*database, options.run);
        options.phase.empty() && restore && *restore > 0) {
        return undoRestoreRun({.database = *database,
                               .run = *restore,
                               .exact = options.exact,
                               .backupFolder = pathFrom(options.backupFolder),
                               .keepBackups = options.keepBackups},
                              console);
    }
    const UndoRequest request{.database = *database,
                              .run = options.run,
                              .phase = QString::fromStdString(options.phase),
                              .kind = options.exact ? UndoKind::Exact : UndoKind::KeepEdits,
                              .backupFolder = pathFrom(options.backupFolder),
                              .keepBackups = options.keepBackups};
    const auto preview = previewUndo(request);
    if (!preview)
        return console.fail(preview.error());
    console.note(previewText(*preview, request.kind));
    if (auto may = mayGoOn(*preview, request.kind, console); !may)
        return console.fail(may.error());
    const auto report = undo(request, console.observer());
    if (!report)
        return console.fail(report.error());
    showReport(*report, request.kind, console);
    return console.finish(ExitCode::Done);
}

} // namespace

void addUndo(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "undo", QT_TRANSLATE_NOOP("Cli", "Take a migration back, or its latest phase"),
        invocation.options);
    const auto options = std::make_shared<UndoOptions>();
    command.add_option("DB", options->database, Cli::help("The database"))
        ->type_name("")
        ->required();
    command
        .add_option("--run", options->run,
                    Cli::help("The run to undo: its number in the history (the latest one)"))
        ->type_name("N")
        ->check(CLI::PositiveNumber.description(""));
    command
        .add_option("--phase", options->phase,
                    Cli::help("Undo this phase alone; the latest one that is still in"))
        ->type_name("ID");
    CLI::Option *const keep =
        command.add_flag("--keep-edits", options->keepEdits,
                         Cli::help("Keep what was added or edited since; this is the default"));
    command
        .add_flag("--exact", options->exact,
                  Cli::help("Back to exactly how it was, files included; what was added or edited "
                            "since is lost (and written to a file)"))
        ->excludes(keep);
    command
        .add_option("--backup-dir", options->backupFolder,
                    Cli::help("Where the backup made before the undo goes; otherwise beside the "
                              "run's own"))
        ->type_name("DIR");
    command
        .add_option("--keep-backups", options->keepBackups,
                    Cli::help("How many backups are kept (10; 0 keeps all)"))
        ->type_name("N")
        ->check(notNegative());
    command.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
