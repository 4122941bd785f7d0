// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/deletedrows.h"

#include "migration/target/references.h"
#include "migration/target/rowtext.h"
#include "migration/target/statement.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Entry
{
    std::string table;
    std::string record;
    std::string action;
    std::string json;
    RowText before;
    RowText after;
};

/// One statement has one time: what went by foreign keys stands beside it in the log.
constexpr auto beside = R"sql(
SELECT l.table_name, l.record_id, l.action, l.old_value, l.new_value, l.id = e.id
FROM waybill_audit_log e
JOIN waybill_audit_log l ON l.id BETWEEN e.id - 100000 AND e.id + 100000
    AND l.changed_at = e.changed_at AND l.changed_by IS e.changed_by
WHERE e.id = ? AND e.action = 'DELETE' AND l.action IN ('DELETE', 'UPDATE')
ORDER BY l.id = e.id DESC, l.id)sql";

Result<std::vector<Entry>> readBeside(Connection &connection, qint64 number)
{
    auto query = Statement::prepare(connection, beside);
    if (!query)
        return query.error();
    query->bindInteger(0, number);
    std::vector<Entry> entries;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return entries;
        auto before = readRowText(query->text(3));
        auto after = query->isNull(4) ? Result<RowText>(RowText()) : readRowText(query->text(4));
        if (!before || !after)
            return !before ? before.error() : after.error();
        entries.push_back({query->text(0), query->text(1), query->text(2), query->text(3),
                           std::move(*before), std::move(*after)});
    }
}

bool leadsTo(const Entry &child, const Reference &key, const Entry &parent)
{
    if (key.child != child.table || key.parent != parent.table || parent.action != "DELETE")
        return false;
    for (std::size_t i = 0; i < key.childColumns.size(); ++i) {
        const auto value = child.before.values.find(key.childColumns[i]);
        const auto wanted = parent.before.values.find(key.parentColumns[i]);
        if (value == child.before.values.end() || wanted == parent.before.values.end()
            || isNull(value->second) || value->second != wanted->second)
            return false;
    }
    return true;
}

QVariant keyOf(const TableInfo &table, const Entry &entry)
{
    if (table.keyIsRowid)
        return QString::fromStdString(entry.record).toLongLong();
    return QString::fromStdString(entry.record);
}

/// Of a row that stays only what it lost: the columns of the foreign key.
std::string lostColumns(const Entry &entry, const Reference &key)
{
    std::string json = "{";
    for (const std::string &column : key.childColumns) {
        const auto value = entry.before.values.find(column);
        if (value == entry.before.values.end())
            continue;
        const auto *number = std::get_if<std::int64_t>(&value->second);
        const auto *text = std::get_if<std::string>(&value->second);
        if (!number && !text)
            continue;
        json += (json.size() > 1 ? "," : "") + ('"' + column + "\":")
            + (number ? std::to_string(*number) : '"' + *text + '"');
    }
    return json + '}';
}

} // namespace

Result<Deletion> readDeletion(Connection &connection, qint64 number)
{
    auto entries = readBeside(connection, number);
    auto keys = readReferences(connection);
    if (!entries || !keys)
        return !entries ? entries.error() : keys.error();
    if (entries->empty()) {
        return Problem{.code = u"HIST-02"_s,
                       .file = connection.path(),
                       .found = QString::number(number),
                       .message = QCoreApplication::translate(
                           "History", "The history has no deletion of this number.")};
    }
    Deletion deletion;
    std::vector<const Entry *> taken{&entries->front()};
    for (std::size_t next = 0; next < taken.size(); ++next) {
        const Entry &row = *taken[next];
        auto table = readTableInfo(connection, row.table);
        if (!table)
            return table.error();
        for (const std::string &column : row.before.masked)
            deletion.unknown << QString::fromStdString(row.table + '.' + column);
        deletion.rows << DeletedRow{.table = QString::fromStdString(row.table),
                                    .json = row.json,
                                    .key = keyOf(*table, row),
                                    .gone = true};
        for (const Entry &other : *entries) {
            if (other.action != "DELETE"
                || std::find(taken.begin(), taken.end(), &other) != taken.end())
                continue;
            const bool belongs = std::any_of(keys->begin(), keys->end(), [&](const Reference &key) {
                return leadsTo(other, key, row);
            });
            if (belongs)
                taken.push_back(&other);
        }
    }
    for (const Entry &other : *entries) {
        for (const Reference &key : *keys) {
            const bool lost = other.action == "UPDATE"
                && std::any_of(taken.begin(), taken.end(),
                               [&](const Entry *row) { return leadsTo(other, key, *row); });
            if (!lost)
                continue;
            auto table = readTableInfo(connection, other.table);
            if (!table)
                return table.error();
            deletion.rows << DeletedRow{.table = QString::fromStdString(other.table),
                                        .json = lostColumns(other, key),
                                        .key = keyOf(*table, other),
                                        .gone = false};
        }
    }
    return deletion;
}

} // namespace waybill
