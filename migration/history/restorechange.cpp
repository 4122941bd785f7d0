// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/restorechange.h"

#include "migration/target/editparts.h"
#include "migration/target/rowtext.h"
#include "migration/target/statement.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("History", text);
}

struct Entry
{
    ChangeToRestore restore;
    RowText before;
    RowText after;
};

Result<RowText> rowIn(const Statement &query, int column)
{
    return query.isNull(column) ? Result<RowText>(RowText()) : readRowText(query.text(column));
}

Result<Entry> readEntry(Connection &connection, qint64 number)
{
    auto query = Statement::prepare(connection,
                                    "SELECT action, table_name, record_id, old_value, new_value"
                                    " FROM waybill_audit_log WHERE id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, number);
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row) {
        return Problem{.code = u"HIST-02"_s,
                       .file = connection.path(),
                       .found = QString::number(number),
                       .message = say("The history has no change of this number.")};
    }
    auto before = rowIn(*query, 3);
    auto after = rowIn(*query, 4);
    if (!before || !after)
        return !before ? before.error() : after.error();
    return Entry{.restore = {.number = number,
                             .action = query->qtext(0),
                             .table = query->qtext(1),
                             .record = query->qtext(2),
                             .change = {},
                             .deletion = {},
                             .unknown = {}},
                 .before = std::move(*before),
                 .after = std::move(*after)};
}

QVariant variantOf(const RowText &row, const std::string &column)
{
    const Value &value = row.values.at(column);
    const auto *bytes = row.blobs.contains(column) ? std::get_if<std::string>(&value) : nullptr;
    return bytes ? QVariant(QByteArray::fromStdString(*bytes)) : toVariant(value);
}

/// The log has keys as text. As what they are they stand among the values.
QVariant keyOf(const TableInfo &table, const Entry &entry)
{
    if (table.keyIsRowid)
        return entry.restore.record.toLongLong();
    return entry.after.values.contains(table.key) ? variantOf(entry.after, table.key)
                                                  : QVariant(entry.restore.record);
}

/// Of a long text the log has no copy of what came: what stands there now is taken for it.
Result<QVariant> valueNow(Connection &connection, const TableInfo &table, const std::string &column,
                          const QVariant &key)
{
    auto query =
        Statement::prepare(connection,
                           "SELECT " + quotedName(column) + " FROM " + quotedName(table.name)
                               + " WHERE " + quotedName(table.key) + " = ?");
    if (!query)
        return query.error();
    CellValue(key).bind(*query, 0);
    auto row = query->step();
    if (!row)
        return row.error();
    return *row ? toVariant(query->value(0)) : QVariant();
}

Result<> readUpdate(Connection &connection, Entry &entry, const QString &column)
{
    ChangeToRestore &restore = entry.restore;
    auto table = editableTable(connection, restore.table);
    if (!table)
        return table.error();
    const auto isWanted = [&](const std::string &name) {
        return column.isEmpty()
            || column.compare(QString::fromStdString(name), Qt::CaseInsensitive) == 0;
    };
    for (const std::string &masked : entry.before.changed) {
        if (isWanted(masked))
            restore.unknown << QString::fromStdString(masked);
    }
    restore.change.table = restore.table;
    restore.change.key = keyOf(*table, entry);
    for (const auto &[name, old] : entry.before.values) {
        const auto now = entry.after.values.find(name);
        const bool isLong = now == entry.after.values.end();
        const bool changed = isLong || now->second != old
            || entry.before.blobs.contains(name) != entry.after.blobs.contains(name);
        if (!changed || !isWanted(name) || table->column(name) < 0)
            continue;
        auto there = isLong ? valueNow(connection, *table, name, restore.change.key)
                            : Result<QVariant>(variantOf(entry.after, name));
        if (!there)
            return there.error();
        const QString title = QString::fromStdString(name);
        restore.change.before.insert(title, *there);
        restore.change.after.insert(title, variantOf(entry.before, name));
    }
    if (!restore.change.after.isEmpty())
        return {};
    if (!restore.unknown.isEmpty()) {
        return Problem{.code = u"HIST-06"_s,
                       .file = connection.path(),
                       .found = restore.unknown.join(u", "_s),
                       .action = say("Nothing was changed."),
                       .hint = say("Enter the secret anew, or take it from a backup."),
                       .message =
                           say("The history knows that this secret was changed, and does not "
                               "keep what it was.")};
    }
    return Problem{.code = u"EDIT-03"_s,
                   .file = connection.path(),
                   .found = column,
                   .action = say("Nothing was changed."),
                   .message = say("This change did not change that column.")};
}

/// The latest change of the row that has put another value into one of these columns.
qint64 laterChange(Connection &connection, const ChangeToRestore &restore)
{
    auto query = Statement::prepare(connection,
                                    "SELECT id, old_value, new_value FROM waybill_audit_log WHERE"
                                    " table_name = ? AND record_id = ? AND id > ? AND action ="
                                    " 'UPDATE' ORDER BY id DESC LIMIT 1000");
    if (!query)
        return 0;
    const std::string table = restore.table.toStdString();
    const std::string record = restore.record.toStdString();
    query->bindText(0, table);
    query->bindText(1, record);
    query->bindInteger(2, restore.number);
    for (;;) {
        auto more = query->step();
        if (!more || !*more)
            return 0;
        auto before = rowIn(*query, 1);
        auto after = rowIn(*query, 2);
        if (!before || !after)
            return 0;
        for (const QString &column : restore.change.after.keys()) {
            const std::string name = column.toStdString();
            const auto old = before->values.find(name);
            const auto now = after->values.find(name);
            if (old != before->values.end()
                && (now == after->values.end() || now->second != old->second))
                return query->integer(0);
        }
    }
}

} // namespace

Result<ChangeToRestore> readChangeToRestore(Connection &connection, qint64 number,
                                            const QString &column)
{
    auto entry = readEntry(connection, number);
    if (!entry)
        return entry.error();
    if (entry->restore.action == "INSERT"_L1) {
        return Problem{
            .code = u"HIST-07"_s,
            .file = connection.path(),
            .found = QString::number(number),
            .action = say("Nothing was changed."),
            .hint = say("Delete the row, or go back to the moment before: --restore-to \"change "
                        "%1\" takes back what came after it as well.")
                        .arg(number - 1),
            .message = say("This change added the row: there was nothing before it to restore.")};
    }
    if (entry->restore.action == "DELETE"_L1) {
        auto deletion = readDeletion(connection, number);
        if (!deletion)
            return deletion.error();
        entry->restore.unknown = deletion->unknown;
        entry->restore.deletion = std::move(*deletion);
        return std::move(entry->restore);
    }
    if (auto read = readUpdate(connection, *entry, column); !read)
        return read.error();
    return std::move(entry->restore);
}

Result<RestorableValue> readRestorableValue(Connection &connection, qint64 number,
                                            const QString &column)
{
    auto restore = readChangeToRestore(connection, number, column);
    if (!restore)
        return restore.error();
    auto table = editableTable(connection, restore->table);
    if (!table)
        return table.error();
    auto others = differences(connection, *table, restore->change);
    if (!others)
        return others.error();
    return RestorableValue{.change = std::move(restore->change),
                           .stands = others->problems.isEmpty()};
}

Result<> restoreChange(Connection &connection, const ChangeToRestore &restore)
{
    if (restore.action == "DELETE"_L1)
        return restoreRows(connection, restore.deletion.rows);
    auto written = updateRow(connection, restore.change);
    if (written || written.error().code != "EDIT-01"_L1)
        return written;
    Problem problem = written.error();
    const qint64 later = laterChange(connection, restore);
    problem.action = say("Nothing was changed.");
    problem.hint = later > 0
        ? say("Change %1 put it there. Restore that one first, then this one.").arg(later)
        : say("Look at the record's changes, and enter by hand what is to stand there.");
    return problem;
}

} // namespace waybill
