// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/receipt/receivedrows.h"

#include "migration/base/sha256.h"
#include "migration/target/rowtext.h"
#include "migration/target/tableinfo.h"

#include <cmath>
#include <map>
#include <set>

namespace waybill {

namespace {

/// What is known of a row as it was before it was first changed.
struct Original
{
    std::map<std::string, Value> values;
    std::set<std::string> hidden; ///< changed, and not told
};

using Originals = std::map<std::string, Original>; ///< by key, as text

std::string keyText(const Value &key)
{
    if (const auto *number = std::get_if<std::int64_t>(&key))
        return std::to_string(*number);
    if (const auto *real = std::get_if<double>(&key))
        return QByteArray::number(*real, 'g', 17).toStdString();
    const auto *text = std::get_if<std::string>(&key);
    return text ? *text : std::string();
}

/// The same for 5 and 5.0: how a number got into the text that remembers it does not matter.
void appendValue(std::string &line, const Value &value)
{
    if (isNull(value)) {
        line += '-';
    } else if (const auto *text = std::get_if<std::string>(&value)) {
        line += 't';
        line += *text;
    } else {
        line += 'n';
        const auto *real = std::get_if<double>(&value);
        const bool isWhole =
            !real || (*real == std::floor(*real) && std::abs(*real) < 9007199254740992.0);
        line += !isWhole ? QByteArray::number(*real, 'g', 17).toStdString()
            : real       ? std::to_string(static_cast<std::int64_t>(*real))
                         : std::to_string(std::get<std::int64_t>(value));
    }
    line += '\0';
}

Result<> readBefore(Connection &connection, qint64 run, const std::string &table, Originals &all)
{
    auto query = Statement::prepare(connection,
                                    "SELECT row_key, row_values FROM waybill_before"
                                    " WHERE table_name = ? AND run_id > ? ORDER BY id");
    if (!query)
        return query.error();
    query->bindText(0, table);
    query->bindInteger(1, run);
    for (;;) {
        auto more = query->step();
        if (!more || !*more)
            return more ? Result<>() : more.error();
        const std::string key = keyText(query->value(0));
        if (all.contains(key))
            continue;
        auto before = rowFromJson(query->text(1));
        if (!before)
            return before.error();
        all[key].values = std::move(*before);
    }
}

Result<> readEdits(Connection &connection, qint64 run, const std::string &table, Originals &all)
{
    auto query = Statement::prepare(
        connection,
        "SELECT record_id, old_value FROM waybill_audit_log WHERE table_name = ?1"
        " AND old_value IS NOT NULL AND id >"
        " (SELECT coalesce(max(audit_entry), 0) FROM waybill_phases WHERE run_id = ?2)"
        " ORDER BY id");
    if (!query)
        return query.error();
    query->bindText(0, table);
    query->bindInteger(1, run);
    for (;;) {
        auto more = query->step();
        if (!more || !*more)
            return more ? Result<>() : more.error();
        auto before = readRowText(query->text(1));
        if (!before)
            return before.error();
        Original &original = all[query->text(0)];
        for (auto &[column, value] : before->values) {
            if (!original.hidden.contains(column))
                original.values.try_emplace(column, std::move(value));
        }
        for (const std::string &column : before->changed) {
            if (!original.values.contains(column))
                original.hidden.insert(column);
        }
    }
}

} // namespace

Result<QStringList> tablesOfRun(Connection &connection, qint64 run)
{
    auto query = Statement::prepare(
        connection,
        "SELECT DISTINCT t.name FROM waybill_sources s"
        " JOIN waybill_records r ON r.source_id = s.id"
        " JOIN waybill_links l ON l.record_id = r.id JOIN waybill_tables t ON t.id = l.table_id"
        " WHERE s.run_id = ? AND l.made = 1 ORDER BY t.name");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    QStringList tables;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return tables;
        tables.append(query->qtext(0));
    }
}

Result<ReceivedRows> readReceivedRows(Connection &connection, qint64 run, const QString &table,
                                      const QStringList &columns)
{
    const std::string name = table.toStdString();
    auto info = readTableInfo(connection, name);
    if (!info)
        return info.error();
    ReceivedRows rows;
    rows.table.table = table;
    rows.table.columns = columns;
    if (columns.isEmpty()) {
        for (const ColumnInfo &column : info->columns)
            rows.table.columns.append(QString::fromStdString(column.name));
    }
    Originals originals;
    if (auto read = readBefore(connection, run, name, originals); !read)
        return read.error();
    if (auto read = readEdits(connection, run, name, originals); !read)
        return read.error();
    const bool isThere = !info->columns.empty() && !info->key.empty();
    const std::string key = quotedName(isThere ? info->key : std::string("rowid"));
    std::string names;
    std::vector<std::string> wanted;
    for (const QString &column : std::as_const(rows.table.columns)) {
        wanted.push_back(column.toStdString());
        names += isThere && info->column(wanted.back()) >= 0 ? ", t." + quotedName(wanted.back())
                                                             : std::string(", NULL");
    }
    const std::string made =
        " FROM (SELECT DISTINCT l.row_key AS row_key FROM waybill_sources s"
        " JOIN waybill_records r ON r.source_id = s.id"
        " JOIN waybill_links l ON l.record_id = r.id JOIN waybill_tables w ON w.id = l.table_id"
        " WHERE s.run_id = ?1 AND l.made = 1 AND w.name = ?2) m";
    auto query = Statement::prepare(
        connection,
        isThere ? "SELECT m.row_key, t." + key + " IS NOT NULL" + names + made + " LEFT JOIN "
                + quotedName(name) + " t ON t." + key + " = m.row_key ORDER BY m.row_key"
                : "SELECT m.row_key, 0" + names + made + " ORDER BY m.row_key");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    query->bindText(1, name);
    Sha256 hash;
    std::set<std::string> changed;
    std::string line;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        ++rows.table.rows;
        const Value id = query->value(0);
        const bool there = query->integer(1) != 0;
        const auto original = originals.find(keyText(id));
        bool isEdited = false;
        bool isUnknown = !there && original == originals.end();
        line.clear();
        appendValue(line, id);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const Value now = query->value(static_cast<int>(i) + 2);
            const Value *value = &now;
            if (original != originals.end()) {
                const auto before = original->second.values.find(wanted[i]);
                const bool isHidden = original->second.hidden.contains(wanted[i]);
                if (before != original->second.values.end())
                    value = &before->second;
                else if (isHidden || !there)
                    isUnknown = true;
                if (there && (isHidden || !(*value == now))) {
                    isEdited = true;
                    changed.insert(wanted[i]);
                }
            }
            appendValue(line, *value);
        }
        rows.deleted += there ? 0 : 1;
        rows.edited += isEdited ? 1 : 0;
        rows.unknown += isUnknown ? 1 : 0;
        hash.update(line);
    }
    rows.table.sha256 = hash.hex();
    for (const std::string &column : changed)
        rows.editedColumns.append(QString::fromStdString(column));
    return rows;
}

} // namespace waybill
