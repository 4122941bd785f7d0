// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "app/cli/historyoptions.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/history/auditentries.h"
#include "migration/history/pointintime.h"
#include "migration/history/privacy.h"
#include "migration/verify/masking.h"
#include "migration/workspace/filesfolder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<AuditFilter> filterOf(const HistoryOptions &options)
{
    AuditFilter filter{.sinceRun = options.run,
                       .table = QString::fromStdString(options.table),
                       .record = QString::fromStdString(options.record),
                       .who = QString::fromStdString(options.who),
                       .action = QString::fromStdString(options.action).toUpper()};
    if (!options.since.empty()) {
        auto since = momentFrom(QString::fromStdString(options.since), MomentEdge::Beginning);
        if (!since)
            return since.error();
        if (since->run > 0)
            filter.sinceRun = since->run;
        filter.since = since->time;
    }
    if (!options.until.empty()) {
        auto until = momentFrom(QString::fromStdString(options.until), MomentEdge::End);
        if (!until)
            return until.error();
        filter.until = until->time;
    }
    return filter;
}

QString whoOf(const AuditEntry &entry)
{
    return entry.who.isEmpty() ? Cli::tr("another program") : entry.who;
}

QString actionText(const AuditEntry &entry)
{
    if (entry.action == "INSERT"_L1)
        return Cli::tr("added");
    if (entry.action == "DELETE"_L1)
        return Cli::tr("deleted");
    return entry.action == "UPDATE"_L1 ? Cli::tr("changed") : entry.action;
}

bool isHidden(const Privacy &privacy, const AuditEntry &entry, const AuditEntry::Cell &cell)
{
    return cell.masked
        || privacy.hides(entry.table.toStdString(), cell.value.column.toStdString(),
                         entry.record.toStdString());
}

QString cellText(const Privacy &privacy, const AuditEntry &entry, const AuditEntry::Cell &cell)
{
    const bool hidden = isHidden(privacy, entry, cell);
    const auto side = [&](const Value &value) {
        if (hidden)
            return maskedText();
        if (cell.shortened && isNull(value))
            return Cli::tr("a long text");
        return shownInLine(value, cell.value.isBlob);
    };
    const QString name = u"    "_s + cell.value.column + u": "_s;
    if (entry.action == "INSERT"_L1)
        return name + side(cell.value.after);
    if (entry.action == "DELETE"_L1)
        return name + side(cell.value.before);
    return name + side(cell.value.before) + u" -> "_s + side(cell.value.after);
}

QString entryText(const Privacy &privacy, const AuditEntry &entry)
{
    const QString when = entry.when.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
    if (entry.number < 0)
        return u"%1  "_s.arg(when)
            + Cli::tr("run %1: %2 %3, %4, rows: %5 (%6)")
                  .arg(-entry.number)
                  .arg(entry.action, entry.playbook, entry.status)
                  .arg(entry.rows)
                  .arg(whoOf(entry));
    QString text = u"%1  %2 %3 %4 (%5, %6)"_s.arg(when, entry.table, printable(entry.record),
                                                  actionText(entry), whoOf(entry),
                                                  Cli::tr("change %1").arg(entry.number));
    for (const AuditEntry::Cell &cell : entry.cells)
        text += u'\n' + cellText(privacy, entry, cell);
    return text;
}

void writeEntry(JsonWriter &json, const Privacy &privacy, const AuditEntry &entry)
{
    json.beginObject()
        .field("when", entry.when.toString(Qt::ISODateWithMs))
        .field("who", entry.who.isEmpty() ? u"system"_s : entry.who)
        .field("action", entry.action);
    if (entry.number < 0) {
        json.field("run", -entry.number)
            .field("playbook", entry.playbook)
            .field("status", entry.status)
            .field("rows", entry.rows)
            .endObject();
        return;
    }
    json.field("change", entry.number).field("table", entry.table).field("record", entry.record);
    json.key("values").beginArray();
    for (const AuditEntry::Cell &cell : entry.cells) {
        json.beginObject().field("column", cell.value.column);
        if (isHidden(privacy, entry, cell)) {
            json.field("masked", true);
        } else {
            if (entry.action != "INSERT"_L1)
                writeValue(json.key("before"), cell.value.before, cell.value.isBlob);
            if (entry.action != "DELETE"_L1)
                writeValue(json.key("after"), cell.value.after, cell.value.isBlob);
            if (cell.shortened)
                json.field("shortened", true);
        }
        json.endObject();
    }
    json.endArray().endObject();
}

struct Shown
{
    Privacy privacy;
    QList<AuditEntry> entries;
    bool cut = false;
};

Result<Shown> readShown(const QString &database, const HistoryOptions &options, bool showPersonal)
{
    auto filter = filterOf(options);
    if (!filter)
        return filter.error();
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto privacy = readPrivacy(*connection, showPersonal);
    if (!privacy)
        return privacy.error();
    auto numbers = findAuditEntries(*connection, *filter, options.limit + 1);
    if (!numbers)
        return numbers.error();
    const bool cut = static_cast<std::int64_t>(numbers->size()) > options.limit;
    if (cut)
        numbers->pop_back();
    auto entries = readAuditEntries(*connection, *numbers);
    if (!entries)
        return entries.error();
    return Shown{std::move(*privacy), std::move(*entries), cut};
}

/// A database as it was, made in a folder that goes with this program.
struct PastCopy
{
    std::optional<FilesFolder> folder;
    QString database;
};

Result<PastCopy> copyAt(const QString &database, const std::string &text, Console &console)
{
    auto moment = momentFrom(QString::fromStdString(text), MomentEdge::End);
    if (!moment)
        return moment.error();
    auto folder = FilesFolder::make();
    if (!folder)
        return folder.error();
    PastCopy copy{.database = folder->database()};
    copy.folder.emplace(std::move(*folder));
    auto past = buildPast(database, *moment, copy.database, console.observer());
    if (!past)
        return past.error();
    return copy;
}

const char *kindName(RowDifference::Kind kind)
{
    if (kind == RowDifference::Kind::Added)
        return "added";
    return kind == RowDifference::Kind::Removed ? "removed" : "changed";
}

QString keyOf(const RowDifference &row)
{
    if (const auto *text = std::get_if<std::string>(&row.key))
        return QString::fromStdString(*text);
    const auto *number = std::get_if<std::int64_t>(&row.key);
    return number ? QString::number(*number) : QString();
}

QString rowText(const Privacy &privacy, const RowDifference &row)
{
    QString text = u"%1 %2 %3"_s.arg(row.table, printable(keyOf(row)),
                                     QString::fromLatin1(kindName(row.kind)));
    for (const CellDifference &cell : row.cells) {
        const bool hidden = privacy.hides(row.table.toStdString(), cell.column.toStdString(),
                                          keyOf(row).toStdString());
        text += u"\n    "_s + cell.column + u": "_s
            + (hidden ? maskedText() + u" -> "_s + maskedText()
                      : shownInLine(cell.before, cell.isBlob) + u" -> "_s
                       + shownInLine(cell.after, cell.isBlob));
    }
    return text;
}

void writeRow(JsonWriter &json, const Privacy &privacy, const RowDifference &row)
{
    json.beginObject()
        .field("table", row.table)
        .field("key", keyOf(row))
        .field("what", kindName(row.kind));
    json.key("values").beginArray();
    for (const CellDifference &cell : row.cells) {
        json.beginObject().field("column", cell.column);
        if (privacy.hides(row.table.toStdString(), cell.column.toStdString(),
                          keyOf(row).toStdString())) {
            json.field("masked", true);
        } else {
            writeValue(json.key("before"), cell.before, cell.isBlob);
            writeValue(json.key("after"), cell.after, cell.isBlob);
        }
        json.endObject();
    }
    json.endArray().endObject();
}

Result<Privacy> privacyOf(const QString &database, bool showPersonal)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    return readPrivacy(*connection, showPersonal);
}

} // namespace

int showChanges(const HistoryOptions &options, const QString &database, Console &console)
{
    const auto shown = readShown(database, options, console.options().showPersonal);
    if (!shown)
        return console.fail(shown.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("database", database).key("changes");
            json.beginArray();
            for (const AuditEntry &entry : shown->entries)
                writeEntry(json, shown->privacy, entry);
            json.endArray().field("more", shown->cut);
        });
        return console.finish(ExitCode::Done);
    }
    if (shown->entries.isEmpty())
        console.note(Cli::tr("Nothing was changed."));
    for (const AuditEntry &entry : shown->entries)
        console.print(entryText(shown->privacy, entry));
    if (shown->cut)
        console.note(Cli::tr("There are older ones: say --limit, --since or --until."));
    return console.finish(ExitCode::Done);
}

int showComparison(const HistoryOptions &options, const QString &database, Console &console)
{
    const auto before = copyAt(database, options.compare[0], console);
    if (!before)
        return console.fail(before.error());
    const auto after = copyAt(database, options.compare[1], console);
    if (!after)
        return console.fail(after.error());
    const auto privacy = privacyOf(database, console.options().showPersonal);
    if (!privacy)
        return console.fail(privacy.error());
    const auto comparison = compareDatabases(before->database, after->database, options.limit);
    if (!comparison)
        return console.fail(comparison.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("database", database);
            writeTables(json, comparison->tables);
            json.key("rows").beginArray();
            for (const RowDifference &row : comparison->rows)
                writeRow(json, *privacy, row);
            json.endArray().field("more", comparison->cut);
        });
        return console.finish(ExitCode::Done);
    }
    if (comparison->tables.isEmpty())
        console.print(Cli::tr("The data is the same at both moments."));
    else
        console.print(tableLines(comparison->tables));
    for (const RowDifference &row : comparison->rows)
        console.print(rowText(*privacy, row));
    if (comparison->cut)
        console.note(Cli::tr("More rows differ than are listed: say --limit."));
    return console.finish(ExitCode::Done);
}

} // namespace waybill
