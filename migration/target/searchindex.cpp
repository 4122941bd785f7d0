// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/searchindex.h"

#include "migration/target/statement.h"

#include <QString>

#include <algorithm>

namespace waybill {

namespace {

constexpr std::int64_t mostChanges = 5'000;

std::string indexName(const std::string &table)
{
    return "waybill_search_" + table;
}

std::string changesName(const std::string &table)
{
    return "waybill_search_changes_" + table;
}

std::string triggerName(const std::string &table, const char *event)
{
    return changesName(table) + '_' + event;
}

std::string listed(const std::vector<std::string> &columns)
{
    std::string text;
    for (const std::string &column : columns)
        text += quotedName(column) + ",";
    return text;
}

Result<bool> hasRegister(Connection &connection)
{
    const auto found = queryInteger(
        connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'waybill_search'");
    if (!found)
        return found.error();
    return *found > 0;
}

struct Entry
{
    std::string columns;
    std::int64_t done = 0;
    bool complete = false;
};

Result<std::optional<Entry>> readEntry(Connection &connection, const std::string &table)
{
    const auto any = hasRegister(connection);
    if (!any)
        return any.error();
    if (!*any)
        return std::optional<Entry>();
    auto statement = Statement::prepare(
        connection, "SELECT columns, done, complete FROM waybill_search WHERE table_name = ?");
    if (!statement)
        return statement.error();
    statement->bindText(0, table);
    const auto row = statement->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Entry>();
    return std::optional(Entry{.columns = statement->text(0),
                               .done = statement->integer(1),
                               .complete = statement->integer(2) != 0});
}

bool covers(const Entry &entry, const std::vector<std::string> &columns)
{
    return std::all_of(columns.begin(), columns.end(), [&](const std::string &column) {
        const std::string name = quotedName(column) + ',';
        const std::size_t at = entry.columns.find(name);
        return at == 0 || (at != std::string::npos && entry.columns[at - 1] == ',');
    });
}

Result<> dropIndex(Connection &connection, const std::string &table)
{
    return connection.run("DROP TRIGGER IF EXISTS " + quotedName(triggerName(table, "insert"))
                          + "; DROP TRIGGER IF EXISTS " + quotedName(triggerName(table, "update"))
                          + "; DROP TABLE IF EXISTS " + quotedName(indexName(table))
                          + "; DROP TABLE IF EXISTS " + quotedName(changesName(table))
                          + "; DELETE FROM waybill_search WHERE table_name = " + literal(table));
}

Result<> beginIndex(Connection &connection, const SearchSpec &spec)
{
    const std::string changes = quotedName(changesName(spec.table));
    std::string script =
        "CREATE TABLE IF NOT EXISTS waybill_search (table_name TEXT PRIMARY KEY, columns TEXT NOT"
        " NULL, done INTEGER NOT NULL, complete INTEGER NOT NULL)";
    if (auto made = connection.run(script); !made)
        return made;
    if (auto dropped = dropIndex(connection, spec.table); !dropped)
        return dropped;
    script = "CREATE VIRTUAL TABLE " + quotedName(indexName(spec.table))
        + " USING fts5(text, content='', detail=none, columnsize=0, tokenize='trigram');"
          "CREATE TABLE "
        + changes + " (id INTEGER PRIMARY KEY);";
    for (const char *event : {"insert", "update"}) {
        script += "CREATE TRIGGER " + quotedName(triggerName(spec.table, event)) + " AFTER " + event
            + " ON " + quotedName(spec.table) + " BEGIN INSERT INTO " + changes
            + " VALUES (NEW.rowid) ON CONFLICT DO NOTHING; END;";
    }
    script += "INSERT INTO waybill_search VALUES (" + literal(spec.table) + ", "
        + literal(listed(spec.columns)) + ", " + std::to_string(INT64_MIN) + ", 0)";
    return connection.run(script);
}

std::string foldedText(const std::vector<std::string> &columns)
{
    std::string sql = "waybill_fold(";
    for (std::size_t i = 0; i < columns.size(); ++i)
        sql += (i ? " || char(10) || coalesce(" : "coalesce(") + quotedName(columns[i]) + ", '')";
    return columns.empty() ? "''" : sql + ')';
}

/// The rowid up to which the next part goes; no value when there is nothing left.
Result<std::optional<std::int64_t>> endOfPart(Connection &connection, const std::string &table,
                                              std::int64_t done, std::int64_t rows)
{
    auto statement =
        Statement::prepare(connection,
                           "SELECT max(rowid) FROM (SELECT rowid FROM " + quotedName(table)
                               + " WHERE rowid > ? ORDER BY rowid LIMIT ?)");
    if (!statement)
        return statement.error();
    statement->bindInteger(0, done);
    statement->bindInteger(1, rows);
    if (auto row = statement->step(); !row)
        return row.error();
    if (statement->isNull(0))
        return std::optional<std::int64_t>();
    return std::optional(statement->integer(0));
}

Result<> addPart(Connection &connection, const SearchSpec &spec, std::int64_t after,
                 std::int64_t last)
{
    auto statement = Statement::prepare(
        connection,
        "INSERT INTO " + quotedName(indexName(spec.table)) + " (rowid, text) SELECT rowid, "
            + foldedText(spec.columns) + " FROM " + quotedName(spec.table)
            + " WHERE rowid > ? AND rowid <= ? ORDER BY rowid");
    if (!statement)
        return statement.error();
    statement->bindInteger(0, after);
    statement->bindInteger(1, last);
    return statement->execute();
}

Result<> note(Connection &connection, const std::string &table, std::int64_t done, bool complete)
{
    auto statement = Statement::prepare(
        connection, "UPDATE waybill_search SET done = ?, complete = ? WHERE table_name = ?");
    if (!statement)
        return statement.error();
    statement->bindInteger(0, done);
    statement->bindInteger(1, complete ? 1 : 0);
    statement->bindText(2, table);
    return statement->execute();
}

/// Every three letters of it, all of which a row must have. Empty when it is shorter.
std::string trigrams(const std::string &needle)
{
    const auto letters = QString::fromStdString(needle).toUcs4();
    std::string question;
    for (qsizetype i = 0; i + 3 <= letters.size(); ++i) {
        std::string three =
            QString::fromUcs4(reinterpret_cast<const char32_t *>(&letters[i]), 3).toStdString();
        std::string quoted;
        for (const char c : three)
            quoted += c == '"' ? "\"\"" : std::string(1, c);
        question += (question.empty() ? "\"" : " AND \"") + quoted + '"';
    }
    return question;
}

} // namespace

Result<SearchState> searchState(Connection &connection, const SearchSpec &spec)
{
    const auto entry = readEntry(connection, spec.table);
    if (!entry)
        return entry.error();
    if (!*entry || !covers(**entry, spec.columns))
        return SearchState::Missing;
    if (!(*entry)->complete)
        return SearchState::Building;
    const auto changes =
        queryInteger(connection, "SELECT count(*) FROM " + quotedName(changesName(spec.table)));
    if (!changes)
        return changes.error();
    return *changes > mostChanges ? SearchState::Missing : SearchState::Ready;
}

Result<SearchProgress> buildSearch(Connection &connection, const SearchSpec &spec,
                                   std::int64_t rows)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const auto state = searchState(connection, spec);
    if (!state)
        return state.error();
    if (*state == SearchState::Missing) {
        if (auto begun = beginIndex(connection, spec); !begun)
            return begun.error();
    }
    const auto entry = readEntry(connection, spec.table);
    if (!entry)
        return entry.error();
    SearchProgress progress{.done = (*entry)->done, .complete = (*entry)->complete};
    const auto last = queryInteger(connection, "SELECT max(rowid) FROM " + quotedName(spec.table));
    if (!last)
        return last.error();
    progress.last = *last;
    if (progress.complete)
        return progress;
    const auto end = endOfPart(connection, spec.table, progress.done, rows);
    if (!end)
        return end.error();
    if (*end) {
        if (auto added = addPart(connection, spec, progress.done, **end); !added)
            return added.error();
        progress.done = **end;
    } else {
        progress.complete = true;
    }
    if (auto noted = note(connection, spec.table, progress.done, progress.complete); !noted)
        return noted.error();
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return progress;
}

Result<std::optional<std::vector<qint64>>> searchCandidates(Connection &connection,
                                                            const std::string &table,
                                                            const std::vector<std::string> &columns,
                                                            const std::string &needle,
                                                            std::size_t most)
{
    using Found = std::optional<std::vector<qint64>>;
    const std::string question = trigrams(needle);
    if (question.empty())
        return Found();
    const auto state = searchState(connection, {.table = table, .columns = columns});
    if (!state)
        return state.error();
    if (*state != SearchState::Ready)
        return Found();
    const std::string index = quotedName(indexName(table));
    auto statement = Statement::prepare(connection,
                                        "SELECT rowid FROM " + index + " WHERE " + index
                                            + " MATCH ? UNION ALL SELECT id FROM "
                                            + quotedName(changesName(table)) + " LIMIT ?");
    if (!statement)
        return statement.error();
    statement->bindText(0, question);
    statement->bindInteger(1, static_cast<std::int64_t>(most) + 1);
    std::vector<qint64> ids;
    for (;;) {
        const auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        ids.push_back(statement->integer(0));
    }
    if (ids.size() > most)
        return Found();
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return Found(std::move(ids));
}

Result<> dropSearch(Connection &connection)
{
    const auto any = hasRegister(connection);
    if (!any)
        return any.error();
    if (!*any)
        return {};
    std::vector<std::string> tables;
    {
        auto statement = Statement::prepare(connection, "SELECT table_name FROM waybill_search");
        if (!statement)
            return statement.error();
        for (;;) {
            const auto more = statement->step();
            if (!more)
                return more.error();
            if (!*more)
                break;
            tables.push_back(statement->text(0));
        }
    }
    for (const std::string &table : tables) {
        if (auto dropped = dropIndex(connection, table); !dropped)
            return dropped;
    }
    return connection.run("DROP TABLE waybill_search");
}

} // namespace waybill
