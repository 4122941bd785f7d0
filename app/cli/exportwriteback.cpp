// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportwriteback.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/writeback/writeback.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

bool isHidden(const FileChanges &file, const Console &console)
{
    return file.isPersonal && !console.options().showPersonal;
}

void writeStrings(JsonWriter &json, const char *key, const QStringList &texts)
{
    json.key(key).beginArray();
    for (const QString &text : texts)
        json.value(text);
    json.endArray();
}

void write(JsonWriter &json, const WriteBackPlan &plan, const Console &console)
{
    json.field("database", plan.database)
        .field("workspace", plan.workspace)
        .field("run", plan.run)
        .key("files")
        .beginArray();
    for (const FileChanges &file : plan.files) {
        json.beginObject()
            .field("file", file.file)
            .field("changed", file.isChanged)
            .field("values", file.values)
            .field("entries", file.entries)
            .field("removed_records", file.removedRecords)
            .field("added_records", file.addedRecords)
            .field("sha256_before", QString::fromLatin1(file.before))
            .field("sha256_after", QString::fromLatin1(file.after))
            .field("places", file.differences.count)
            .field("removed_lines", file.differences.removedLines)
            .field("added_lines", file.differences.addedLines)
            .key("differences")
            .beginArray();
        for (const Difference &place : file.differences.places) {
            json.beginObject().field("line", place.line).field("new_line", place.newLine);
            if (!isHidden(file, console)) {
                writeStrings(json, "before", place.before);
                writeStrings(json, "after", place.after);
            }
            json.endObject();
        }
        json.endArray().endObject();
    }
    json.endArray().key("not_written").beginArray();
    for (const NotWritten &one : plan.notWritten) {
        json.beginObject()
            .field("table", one.table)
            .field("column", one.column)
            .field("file", one.file)
            .field("reason", one.reason)
            .field("count", one.count);
        writeStrings(json, "rows", one.rows);
        json.endObject();
    }
    json.endArray();
}

QString summary(const FileChanges &file)
{
    const auto number = [](qint64 count) { return static_cast<int>(count); };
    QStringList parts;
    if (file.values > 0)
        parts << Cli::tr("values: %n", nullptr, number(file.values));
    if (file.entries > 0)
        parts << Cli::tr("entries of lists: %n", nullptr, number(file.entries));
    if (file.removedRecords > 0)
        parts << Cli::tr("records removed: %n", nullptr, number(file.removedRecords));
    if (file.addedRecords > 0)
        parts << Cli::tr("records added: %n", nullptr, number(file.addedRecords));
    parts << Cli::tr("lines removed: %n", nullptr, number(file.differences.removedLines))
          << Cli::tr("lines added: %n", nullptr, number(file.differences.addedLines));
    return u"%1: %2"_s.arg(printable(file.file), parts.join(u", "_s));
}

void show(const WriteBackPlan &plan, Console &console)
{
    for (const FileChanges &file : plan.files) {
        if (!file.isChanged)
            continue;
        console.print(summary(file));
        if (isHidden(file, console)) {
            console.print(Cli::tr("  The file is about people: --show-personal shows its lines."));
            continue;
        }
        for (const Difference &place : file.differences.places) {
            console.print(u"@@ -%1,%2 +%3,%4 @@"_s.arg(place.line)
                              .arg(place.before.size())
                              .arg(place.newLine)
                              .arg(place.after.size()));
            for (const QString &line : place.before)
                console.print(u'-' + printable(line));
            for (const QString &line : place.after)
                console.print(u'+' + printable(line));
            if (place.linesLeftOut > 0)
                console.print(
                    Cli::tr("  and more lines: %n", nullptr, static_cast<int>(place.linesLeftOut)));
        }
        const qint64 more = file.differences.count - file.differences.places.size();
        if (more > 0)
            console.print(Cli::tr("  and more places: %n", nullptr, static_cast<int>(more)));
    }
    for (const NotWritten &one : plan.notWritten) {
        QString where = one.table.isEmpty() ? one.file : one.table;
        if (!one.column.isEmpty())
            where += u'.' + one.column;
        console.print(Cli::tr("Not written back: %1 (%2). %3")
                          .arg(printable(where), one.rows.mid(0, 10).join(u", "_s), one.reason));
    }
}

int takeBack(const WriteBackArguments &arguments, Console &console)
{
    const auto undone = undoWriteBack(arguments.database);
    if (!undone)
        return console.fail(undone.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("run", undone->run);
            writeStrings(json, "files", undone->files);
        });
        return console.finish(ExitCode::Done);
    }
    for (const QString &file : undone->files)
        console.print(Cli::tr("%1: as it was before").arg(printable(file)));
    return console.finish(ExitCode::Done);
}

} // namespace

int exportWriteBack(const WriteBackArguments &arguments, Console &console)
{
    if (arguments.takeBack)
        return takeBack(arguments, console);
    WriteBackRequest request{.database = arguments.database, .workspace = arguments.workspace};
    const auto plan = planWriteBack(request, console.observer());
    if (!plan)
        return console.fail(plan.error());
    if (!console.json())
        show(*plan, console);
    if (arguments.dryRun || plan->isEmpty()) {
        if (console.json()) {
            console.document([&](JsonWriter &json) {
                json.field("outcome", plan->isEmpty() ? "unchanged" : "dry-run");
                write(json, *plan, console);
            });
        } else if (plan->isEmpty()) {
            console.print(
                Cli::tr("There is nothing to write: the files say what the database says."));
        }
        return console.finish(ExitCode::Done);
    }
    const bool agreed = console.options().yes
        || (console.canAsk() && console.confirm(Cli::tr("Write this into the files?")));
    if (!agreed)
        return console.fail({.code = u"ASK-07"_s,
                             .file = plan->workspace,
                             .action = Cli::tr("Nothing was written."),
                             .hint = Cli::tr("Say --yes to write, or --dry-run to only look."),
                             .message = Cli::tr("Files would be changed.")});
    request.shown = &*plan;
    const auto done = writeBack(request, console.observer());
    if (!done)
        return console.fail(done.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("written_as_run", done->run);
            json.field("backup", done->backup);
            write(json, done->done, console);
        });
        return console.finish(ExitCode::Done);
    }
    console.print(
        Cli::tr("Written. The files as they were are in %1").arg(printable(done->backup)));
    console.note(Cli::tr("To take it back: waybill-cli export %1 --take-back")
                     .arg(printable(arguments.database)));
    return console.finish(ExitCode::Done);
}

} // namespace waybill
