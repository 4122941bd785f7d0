// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/turnback.h"

#include "migration/target/tableinfo.h"

#include <QCoreApplication>

#include <charconv>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void bindColumn(Statement &statement, int at, const RowText &row, const std::string &column,
                const Value &value)
{
    if (row.blobs.contains(column))
        statement.bindBlob(at, std::get<std::string>(value));
    else
        statement.bind(at, value);
}

Result<RowText> rowIn(const Statement &query, int column)
{
    return query.isNull(column) ? Result<RowText>(RowText()) : readRowText(query.text(column));
}

bool isChanged(const RowText &before, const RowText &after, const std::string &column)
{
    const auto old = before.values.find(column);
    if (old == before.values.end())
        return false;
    const auto now = after.values.find(column);
    return now == after.values.end() || now->second != old->second
        || before.blobs.contains(column) != after.blobs.contains(column);
}

std::int64_t integerOf(const std::string &text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string which(const TurnBack::Range &range)
{
    std::string where = " WHERE l.id > " + std::to_string(range.after);
    if (range.upTo > 0)
        where += " AND l.id <= " + std::to_string(range.upTo);
    if (range.untouchedOnly)
        where += " AND NOT EXISTS (SELECT 1 FROM waybill_audit_log n WHERE n.table_name ="
                 " l.table_name AND n.record_id = l.record_id AND n.id > "
            + std::to_string(range.upTo) + ")";
    return where;
}

} // namespace

Result<> TurnBack::prepare()
{
    return m_copy.run(std::string("CREATE TABLE IF NOT EXISTS ") + unknown
                      + " (table_name TEXT NOT NULL, row_key TEXT NOT NULL, column_name TEXT NOT"
                        " NULL, PRIMARY KEY (table_name, row_key, column_name)) WITHOUT ROWID");
}

void TurnBack::forgetTables()
{
    m_statements.clear();
    m_tables.clear();
}

Result<> TurnBack::entries(const Range &range, const Observer &observer)
{
    const std::string where = which(range);
    auto total = queryInteger(m_copy, "SELECT count(*) FROM waybill_audit_log l" + where);
    if (!total)
        return total.error();
    auto query = Statement::prepare(m_copy,
                                    "SELECT l.table_name, l.action, l.record_id, l.old_value,"
                                    " l.new_value FROM waybill_audit_log l"
                                        + where + " ORDER BY l.id DESC");
    if (!query)
        return query.error();
    constexpr qint64 often = 1000;
    for (qint64 done = 0;; ++done) {
        if (done % often == 0) {
            if (observer.stop.stop_requested())
                return Problem{.code = u"CANCELLED"_s,
                               .message = QCoreApplication::translate("History", "Cancelled.")};
            observer.progressed(
                {.step = u"history"_s,
                 .title = QCoreApplication::translate("History", "Turning changes back"),
                 .done = done,
                 .total = *total,
                 .unit = u"records"_s});
        }
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        auto table = tableOf(query->text(0));
        if (!table)
            return table.error();
        if (!*table) {
            ++m_skipped;
            continue;
        }
        auto before = rowIn(*query, 3);
        auto after = rowIn(*query, 4);
        if (!before || !after)
            return !before ? before.error() : after.error();
        const Entry entry{query->text(2), std::move(*before), std::move(*after)};
        if (auto turned = turnOne(**table, query->text(1), entry); !turned)
            return turned;
        ++m_turned;
    }
}

Result<const TableInfo *> TurnBack::tableOf(const std::string &name)
{
    auto known = m_tables.find(name);
    if (known == m_tables.end()) {
        auto table = readTableInfo(m_copy, name);
        if (!table)
            return table.error();
        known = m_tables.emplace(name, std::move(*table)).first;
    }
    const TableInfo &table = known->second;
    return table.columns.empty() || table.key.empty() ? nullptr : &table;
}

Result<> TurnBack::turnOne(const TableInfo &table, const std::string &action, const Entry &entry)
{
    if (action == "INSERT")
        return remove(table, entry);
    return action == "DELETE" ? insert(table, entry) : update(table, entry);
}

/// The log has keys as text. As what they are they stand among the values.
Value TurnBack::keyOf(const TableInfo &table, const Entry &entry)
{
    if (table.keyIsRowid)
        return Value(integerOf(entry.record));
    const RowText &row = entry.after.values.empty() ? entry.before : entry.after;
    const auto key = row.values.find(table.key);
    return key == row.values.end() ? Value(entry.record) : key->second;
}

/// Only what this change changed: a trigger of somebody else may have changed the same row before
/// this entry was written.
Result<> TurnBack::update(const TableInfo &table, const Entry &entry)
{
    const Value key = keyOf(table, entry);
    if (auto noted = cannotKnow(table, entry.record, entry.before.changed); !noted)
        return noted;
    std::string sets;
    for (const ColumnInfo &column : table.columns) {
        if (isChanged(entry.before, entry.after, column.name))
            sets += (sets.empty() ? "" : ", ") + quotedName(column.name) + " = ?";
    }
    if (sets.empty())
        return {};
    auto statement = prepared("UPDATE OR REPLACE " + quotedName(table.name) + " SET " + sets
                              + " WHERE " + quotedName(table.key) + " = ?");
    if (!statement)
        return statement.error();
    int at = 0;
    for (const ColumnInfo &column : table.columns) {
        if (isChanged(entry.before, entry.after, column.name))
            bindColumn(**statement, at++, entry.before, column.name,
                       entry.before.values.at(column.name));
    }
    (*statement)->bind(at, key);
    return (*statement)->execute();
}

Result<> TurnBack::insert(const TableInfo &table, const Entry &entry)
{
    if (auto noted = cannotKnow(table, entry.record, entry.before.masked); !noted)
        return noted;
    const bool bareRowid = table.column(table.key) < 0;
    std::string names = bareRowid ? table.key : std::string();
    std::string marks = bareRowid ? "?" : "";
    const auto stays = [&](const ColumnInfo &column) {
        return entry.before.values.contains(column.name)
            || (column.notNull && entry.before.masked.contains(column.name));
    };
    for (const ColumnInfo &column : table.columns) {
        if (!stays(column))
            continue;
        names += (names.empty() ? "" : ", ") + quotedName(column.name);
        marks += marks.empty() ? "?" : ", ?";
    }
    auto statement = prepared("INSERT OR REPLACE INTO " + quotedName(table.name) + " (" + names
                              + ") VALUES (" + marks + ")");
    if (!statement)
        return statement.error();
    int at = 0;
    const Value rowid = integerOf(entry.record);
    const Value empty = std::string();
    if (bareRowid)
        (*statement)->bind(at++, rowid);
    for (const ColumnInfo &column : table.columns) {
        if (!stays(column))
            continue;
        const auto value = entry.before.values.find(column.name);
        bindColumn(**statement, at++, entry.before, column.name,
                   value == entry.before.values.end() ? empty : value->second);
    }
    return (*statement)->execute();
}

Result<> TurnBack::remove(const TableInfo &table, const Entry &entry)
{
    const Value key = keyOf(table, entry);
    auto statement = prepared("DELETE FROM " + quotedName(table.name) + " WHERE "
                              + quotedName(table.key) + " = ?");
    if (!statement)
        return statement.error();
    (*statement)->bind(0, key);
    if (auto removed = (*statement)->execute(); !removed)
        return removed;
    auto known =
        prepared(std::string("DELETE FROM ") + unknown + " WHERE table_name = ? AND row_key = ?");
    if (!known)
        return known.error();
    (*known)->bindText(0, table.name);
    (*known)->bindText(1, entry.record);
    return (*known)->execute();
}

Result<> TurnBack::cannotKnow(const TableInfo &table, const std::string &record,
                              const std::set<std::string> &columns)
{
    for (const std::string &column : columns) {
        auto note = prepared(std::string("INSERT OR IGNORE INTO ") + unknown + " VALUES (?, ?, ?)");
        if (!note)
            return note.error();
        (*note)->bindText(0, table.name);
        (*note)->bindText(1, record);
        (*note)->bindText(2, column);
        if (auto noted = (*note)->execute(); !noted)
            return noted;
    }
    return {};
}

Result<Statement *> TurnBack::prepared(const std::string &sql)
{
    auto known = m_statements.find(sql);
    if (known == m_statements.end()) {
        auto statement = Statement::prepare(m_copy, sql);
        if (!statement)
            return statement.error();
        known = m_statements.emplace(sql, std::move(*statement)).first;
    }
    return &known->second;
}

} // namespace waybill
