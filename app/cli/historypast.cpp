// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "app/cli/historyoptions.h"
#include "app/cli/outputfile.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/base/safefile.h"
#include "migration/history/pointintime.h"
#include "migration/verify/texttable.h"
#include "migration/workspace/filesfolder.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr QStringView space = u" ";

QString notes(const PastData &past)
{
    QStringList lines;
    if (past.tables.isEmpty())
        lines << Cli::tr("There was no data at that moment.");
    if (past.unknown > 0)
        lines << Cli::tr("Secrets that were changed since, and are shown as they are now: %n.",
                         nullptr, static_cast<int>(past.unknown));
    if (past.skipped > 0)
        lines << Cli::tr("Changes of tables that are not there any more, left out: %n.", nullptr,
                         static_cast<int>(past.skipped));
    return lines.join(u'\n');
}

int listTables(const PastData &past, const QString &database, const Moment &moment,
               Console &console)
{
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("database", database)
                .field("at", momentText(moment))
                .field("changes_turned_back", past.changes)
                .field("runs_taken_back", past.runs)
                .field("unknown_values", past.unknown)
                .field("backup", past.backup)
                .key("tables")
                .beginObject();
            for (const TableCount &table : past.tables)
                json.field(table.table.toStdString(), table.rows);
            json.endObject();
        });
        return console.finish(ExitCode::Done);
    }
    ReportTable table;
    table.columns = {{Cli::tr("Table"), ReportColumn::Kind::Text},
                     {Cli::tr("Rows"), ReportColumn::Kind::Figure}};
    for (const TableCount &count : past.tables)
        table.rows.append({count.table, figure(count.rows, space)});
    if (!table.rows.isEmpty())
        console.print(textTable(table, console.colour()));
    return console.finish(ExitCode::Done);
}

/// -o FILE.db
int keepCopy(const PastData &past, const QString &file, Console &console)
{
    if (QFileInfo::exists(file)) {
        return console.fail({.code = u"FS-01"_s,
                             .file = file,
                             .action = Cli::tr("Nothing was changed."),
                             .hint = Cli::tr("Name a file that is not there yet."),
                             .message = Cli::tr("There is a file of this name already.")});
    }
    if (auto copied = copyFileAtomically(past.database, file); !copied)
        return console.fail(copied.error());
    if (console.json()) {
        console.document(
            [&](JsonWriter &json) { json.field("outcome", "complete").field("file", file); });
    } else {
        console.note(Cli::tr("Written: %1").arg(printable(file)));
    }
    return console.finish(ExitCode::Done);
}

QString previewText(const RestoreDataPreview &preview)
{
    QString text = tableLines(preview.tables);
    if (preview.unknown > 0)
        text += u'\n'
            + Cli::tr("Secrets that stay as they are, because the log does not have them: %n.",
                      nullptr, static_cast<int>(preview.unknown));
    if (preview.keptCount > 0)
        text += u'\n'
            + Cli::tr("Records that were changed again since, and are kept: %n.", nullptr,
                      static_cast<int>(preview.keptCount))
            + u"\n    "_s + printable(preview.kept.join(u", "_s));
    return text;
}

int showReport(const RestoreDataReport &report, Console &console)
{
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("run", report.run);
            writeTables(json, report.done.tables);
            json.field("unknown_values", report.done.unknown)
                .field("kept", report.done.keptCount)
                .field("backup", report.backup)
                .field("seconds", report.seconds);
        });
    } else if (report.run == 0) {
        console.print(Cli::tr("The data is as it was then: nothing was to be done."));
    } else {
        console.print(Cli::tr("Restored, as run %1. Rows: %2.")
                          .arg(report.run)
                          .arg(figure(report.done.count(), space)));
        console.print(Cli::tr("The state before is in %1").arg(printable(report.backup)));
    }
    return console.finish(ExitCode::Done);
}

} // namespace

Result<> mayRestore(const QString &question, Console &console)
{
    if (console.options().yes || (console.canAsk() && console.confirm(question)))
        return {};
    return Problem{.code = u"ASK-04"_s,
                   .action = Cli::tr("Nothing was changed."),
                   .hint = console.canAsk() ? QString() : Cli::tr("Say --yes to do it."),
                   .message = Cli::tr("The restore was not confirmed.")};
}

int showPast(const HistoryOptions &options, const QString &database, Console &console)
{
    const auto moment = momentFrom(QString::fromStdString(options.at), MomentEdge::End);
    if (!moment)
        return console.fail(moment.error());
    auto folder = FilesFolder::make();
    if (!folder)
        return console.fail(folder.error());
    const auto past = buildPast(database, *moment, folder->database(), console.observer());
    if (!past)
        return console.fail(past.error());
    if (const QString note = notes(*past); !note.isEmpty())
        console.note(note);
    if (!options.table.empty()) {
        return exportTable({.database = past->database,
                            .table = options.table,
                            .view = {},
                            .output = {.format = options.format, .file = pathFrom(options.output)}},
                           console);
    }
    if (!options.output.empty())
        return keepCopy(*past, pathFrom(options.output), console);
    return listTables(*past, database, *moment, console);
}

int restoreToMoment(const HistoryOptions &options, const QString &database, Console &console)
{
    const auto moment = momentFrom(QString::fromStdString(options.restoreTo), MomentEdge::End);
    if (!moment)
        return console.fail(moment.error());
    const RestoreDataRequest request{.database = database,
                                     .moment = *moment,
                                     .backupFolder = pathFrom(options.backupFolder),
                                     .keepBackups = options.keepBackups};
    const auto preview = previewRestoreData(request, console.observer());
    if (!preview)
        return console.fail(preview.error());
    if (preview->count() > 0) {
        console.note(Cli::tr("Restore the data to %1:").arg(momentText(*moment)) + u'\n'
                     + previewText(*preview));
        if (auto may = mayRestore(Cli::tr("Restore it now?"), console); !may)
            return console.fail(may.error());
    }
    const auto report = restoreData(request, console.observer());
    return report ? showReport(*report, console) : console.fail(report.error());
}

int undoRestoreRun(const UndoRestoreRequest &request, Console &console)
{
    const auto preview = previewUndoRestore(request, console.observer());
    if (!preview)
        return console.fail(preview.error());
    console.note(Cli::tr("Undo the restore of run %1:").arg(request.run) + u'\n'
                 + previewText(*preview));
    if (request.exact || console.canAsk()) {
        if (auto may = mayRestore(Cli::tr("Undo this now?"), console); !may)
            return console.fail(may.error());
    }
    const auto report = undoRestore(request, console.observer());
    return report ? showReport(*report, console) : console.fail(report.error());
}

} // namespace waybill
