// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/rowlist.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/undo/redo.h"
#include "migration/verify/reportsections.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct RedoOptions
{
    std::string database;
    std::int64_t run = 0;
    std::string backupFolder;
    int keepBackups = 10;
};

constexpr QStringView space = u" ";

QString previewText(const RedoPreview &preview)
{
    QStringList lines{
        Cli::tr("Take back the undo of %1 (%2): the migration comes back")
            .arg(preview.playbook, preview.started.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s))};
    if (!preview.phases.isEmpty())
        lines << u"  "_s + Cli::tr("Phases: %1").arg(preview.phases.join(u", "_s));
    lines << u"  "_s + Cli::tr("Rows that come again: %1").arg(figure(preview.putBack, space));
    if (preview.changed > 0)
        lines << u"  "_s
                + Cli::tr("Rows that get back what they said: %1")
                      .arg(figure(preview.changed, space));
    if (preview.removed > 0)
        lines << u"  "_s + Cli::tr("Rows removed: %1").arg(figure(preview.removed, space));
    if (!preview.since.isEmpty()) {
        lines << u"  "_s
                + Cli::tr("Rows added, edited or deleted since the undo, which stay so: %1")
                      .arg(figure(preview.since.size(), space));
        lines += rowLines(preview.since).split(u'\n', Qt::SkipEmptyParts);
    }
    if (preview.inTheWay > 0)
        lines << u"  "_s
                + Cli::tr("Rows that cannot come again beside these: %1")
                      .arg(figure(preview.inTheWay, space));
    if (!preview.files.isEmpty())
        lines << u"  "_s + Cli::tr("Files put back: %1").arg(preview.files.join(u", "_s));
    if (!preview.filesKept.isEmpty())
        lines << u"  "_s
                + Cli::tr("Files that say something else since, and stay: %1")
                      .arg(preview.filesKept.join(u", "_s));
    if (preview.bringsDatabase)
        lines << u"  "_s + Cli::tr("The database comes back with it.");
    for (QString &line : lines)
        line = printable(line);
    return lines.join(u'\n') + u'\n';
}

void writeFiles(JsonWriter &json, const char *name, const QStringList &files)
{
    json.key(name).beginArray();
    for (const QString &file : files)
        json.value(file);
    json.endArray();
}

void writeReport(JsonWriter &json, const RedoReport &report)
{
    const RedoPreview &done = report.done;
    json.field("outcome", "complete")
        .field("undo", done.run)
        .field("run", done.migration)
        .field("put_back", done.putBack)
        .field("changed", done.changed)
        .field("removed", done.removed)
        .field("in_the_way", done.inTheWay)
        .key("kept")
        .beginArray();
    writeRows(json, done.since);
    json.endArray();
    writeFiles(json, "files_restored", done.files);
    writeFiles(json, "files_kept", done.filesKept);
    json.field("restored_database", done.bringsDatabase)
        .field("safety_backup", report.safetyBackup)
        .field("seconds", report.seconds);
}

int run(const RedoOptions &options, Console &console)
{
    const QString database = pathFrom(options.database);
    const RedoRequest request{.database = database,
                              .run = options.run,
                              .backup = {},
                              .backupFolder = pathFrom(options.backupFolder),
                              .keepBackups = options.keepBackups};
    const auto preview = previewRedo(request);
    if (!preview)
        return console.fail(preview.error());
    console.note(previewText(*preview));
    if (!console.options().yes && console.canAsk()
        && !console.confirm(Cli::tr("Take the undo back now?"))) {
        return console.fail({.code = u"ASK-04"_s,
                             .action = Cli::tr("Nothing was changed."),
                             .message = Cli::tr("The redo was not confirmed.")});
    }
    const auto report = redo(request, console.observer());
    if (!report)
        return console.fail(report.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) { writeReport(json, *report); });
    } else {
        QString text = Cli::tr("The undo was taken back: rows that came again: %1.")
                           .arg(figure(report->done.putBack, space));
        if (!report->safetyBackup.isEmpty())
            text += u'\n'
                + Cli::tr("The state before it is in %1").arg(printable(report->safetyBackup));
        console.print(text);
    }
    return console.finish(ExitCode::Done);
}

} // namespace

void addRedo(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "redo",
        QT_TRANSLATE_NOOP("Cli", "Take an undo back: the migration comes again, edits since stay"),
        invocation.options);
    const auto options = std::make_shared<RedoOptions>();
    command.add_option("DB", options->database, Cli::help("The database"))
        ->type_name("")
        ->required();
    command
        .add_option("--run", options->run,
                    Cli::help("The undo: its number in the history (the latest one)"))
        ->type_name("N")
        ->check(CLI::PositiveNumber.description(""));
    command
        .add_option("--backup-dir", options->backupFolder,
                    Cli::help("Where the backups are, when the undo has removed the database"))
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
