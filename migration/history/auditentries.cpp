// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/auditentries.h"

#include "migration/history/pastruns.h"
#include "migration/target/rowtext.h"
#include "migration/target/statement.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// The last entry up to a time. The log is in the order of time, so halving finds it: at a million
/// entries twenty looks instead of a walk.
Result<std::int64_t> lastUpTo(Connection &connection, const std::string &time)
{
    auto low = queryInteger(connection, "SELECT min(id) FROM waybill_audit_log");
    auto high = queryInteger(connection, "SELECT max(id) FROM waybill_audit_log");
    if (!low || !high)
        return !low ? low.error() : high.error();
    auto look = Statement::prepare(connection,
                                   "SELECT id, changed_at <= ? FROM waybill_audit_log WHERE id <= ?"
                                   " ORDER BY id DESC LIMIT 1");
    if (!look)
        return look.error();
    std::int64_t found = 0;
    for (std::int64_t from = *low, to = *high; from > 0 && from <= to;) {
        const std::int64_t middle = from + (to - from) / 2;
        look->bindText(0, time);
        look->bindInteger(1, middle);
        auto row = look->step();
        if (!row)
            return row.error();
        const std::int64_t id = *row ? look->integer(0) : 0;
        const bool isUpTo = *row && look->integer(1) != 0;
        look->reset();
        if (isUpTo)
            found = id;
        if (isUpTo)
            from = middle + 1;
        else
            to = (id > 0 ? id : middle) - 1;
    }
    return found;
}

struct Span
{
    std::int64_t after = 0;
    std::int64_t upTo = 0; ///< 0: the end
};

Result<Span> spanOf(Connection &connection, const AuditFilter &filter)
{
    Span span;
    if (filter.since.isValid()) {
        auto entry = lastUpTo(connection, ledgerTime(filter.since.addMSecs(-1)));
        if (!entry)
            return entry.error();
        span.after = *entry;
    }
    if (filter.sinceRun > 0) {
        auto cut = cutAt(connection, {.run = filter.sinceRun});
        if (!cut)
            return cut.error();
        span.after = std::max(span.after, cut->entry);
    }
    if (filter.until.isValid()) {
        auto entry = lastUpTo(connection, ledgerTime(filter.until));
        if (!entry)
            return entry.error();
        span.upTo = *entry > 0 ? *entry : -1;
    }
    return span;
}

struct Question
{
    std::string where;
    std::vector<std::string> texts;
};

Question questionOf(const AuditFilter &filter, const Span &span)
{
    Question question{.where = " WHERE id > " + std::to_string(span.after), .texts = {}};
    if (span.upTo != 0)
        question.where += " AND id <= " + std::to_string(span.upTo);
    const auto equals = [&](const char *column, const QString &text) {
        if (text.isEmpty())
            return;
        question.where += std::string(" AND ") + column + " = ?";
        question.texts.push_back(text.toStdString());
    };
    equals("table_name", filter.table);
    equals("record_id", filter.record);
    equals("action", filter.action);
    if (filter.who == "system"_L1)
        question.where += " AND changed_by IS NULL";
    else
        equals("changed_by", filter.who);
    return question;
}

/// The few that are wanted first come in the order of their numbers; all of them come from an
/// index, where one has all that is asked, and are put in order here.
std::string sqlOf(const AuditFilter &filter, const Question &question, qsizetype most)
{
    const bool all = most > 100'000;
    const bool indexTells = filter.action.isEmpty() && filter.who.isEmpty();
    std::string sql = "SELECT id FROM waybill_audit_log";
    if (indexTells && (all || !filter.record.isEmpty()))
        sql += " INDEXED BY waybill_audit_by_record" + question.where;
    else
        sql += " NOT INDEXED" + question.where;
    return sql + (all ? "" : " ORDER BY id DESC LIMIT " + std::to_string(most));
}

/// Runs between the changes: behind the entry up to which everything was there before.
Result<> addRuns(Connection &connection, const AuditFilter &filter, const Span &span,
                 std::vector<qint64> &numbers)
{
    auto runs = readPastRuns(connection);
    if (!runs)
        return runs.error();
    for (const PastRun &run : *runs) {
        if (run.id <= filter.sinceRun
            || (filter.since.isValid() && run.started < ledgerTime(filter.since))
            || (filter.until.isValid() && run.started > ledgerTime(filter.until)))
            continue;
        std::int64_t entry = 0;
        if (run.phases.empty()) {
            auto last = lastUpTo(connection, run.started);
            if (!last)
                return last.error();
            entry = *last;
        } else {
            entry = run.phases.front().entry;
            for (const PastRun::Phase &phase : run.phases)
                entry = std::max(entry, phase.entry);
        }
        if (run.isLogged()) {
            // It stands above its changes.
            auto last = queryInteger(connection,
                                     "SELECT audit_entry + row_count FROM waybill_phases WHERE"
                                     " position = 0 AND run_id = "
                                         + std::to_string(run.id));
            if (!last)
                return last.error();
            entry = *last;
        }
        entry = std::max(entry, span.after);
        const auto at = std::find_if(numbers.begin(), numbers.end(), [&](qint64 number) {
            return number < 0 ? -number < run.id : number <= entry;
        });
        numbers.insert(at, -run.id);
    }
    return {};
}

void addCell(AuditEntry &entry, const std::string &column, const RowText &before,
             const RowText &after)
{
    const auto old = before.values.find(column);
    const auto now = after.values.find(column);
    AuditEntry::Cell cell{
        .value = {.column = QString::fromStdString(column),
                  .before = old == before.values.end() ? Value() : old->second,
                  .after = now == after.values.end() ? Value() : now->second,
                  .isBlob = before.blobs.contains(column) || after.blobs.contains(column)}};
    cell.masked = before.masked.contains(column) || after.masked.contains(column);
    cell.shortened = !cell.masked && entry.action == "UPDATE"_L1
        && (old == before.values.end() || now == after.values.end());
    entry.cells.append(std::move(cell));
}

/// Of a change what is another one, of a row that came or went all that it has.
void readCells(AuditEntry &entry, const RowText &before, const RowText &after)
{
    std::set<std::string> columns;
    const bool isUpdate = entry.action == "UPDATE"_L1;
    for (const RowText *row : {&before, &after}) {
        for (const auto &[column, value] : row->values) {
            const RowText &other = row == &before ? after : before;
            const auto there = other.values.find(column);
            if (isUpdate && there != other.values.end() && there->second == value)
                continue;
            if (isUpdate || !isNull(value))
                columns.insert(column);
        }
        const auto &hidden = isUpdate ? row->changed : row->masked;
        columns.insert(hidden.begin(), hidden.end());
    }
    for (const std::string &column : columns)
        addCell(entry, column, before, after);
}

Result<RowText> rowIn(const Statement &query, int column)
{
    return query.isNull(column) ? Result<RowText>(RowText()) : readRowText(query.text(column));
}

QDateTime timeIn(const Statement &query, int column)
{
    return QDateTime::fromString(query.qtext(column), Qt::ISODateWithMs);
}

} // namespace

Result<std::vector<qint64>> findAuditEntries(Connection &connection, const AuditFilter &filter,
                                             qsizetype most)
{
    auto span = spanOf(connection, filter);
    if (!span)
        return span.error();
    const Question question = questionOf(filter, *span);
    auto query = Statement::prepare(connection, sqlOf(filter, question, most));
    if (!query)
        return query.error();
    for (std::size_t i = 0; i < question.texts.size(); ++i)
        query->bindText(static_cast<int>(i), question.texts[i]);
    std::vector<qint64> numbers;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        numbers.push_back(query->integer(0));
    }
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    if (filter.wantsRuns()) {
        if (auto added = addRuns(connection, filter, *span, numbers); !added)
            return added.error();
    }
    if (static_cast<qsizetype>(numbers.size()) > most)
        numbers.resize(static_cast<std::size_t>(most));
    return numbers;
}

Result<QList<AuditEntry>> readAuditEntries(Connection &connection, std::span<const qint64> numbers)
{
    auto entries = Statement::prepare(connection,
                                      "SELECT action, table_name, record_id, changed_at,"
                                      " changed_by, old_value, new_value FROM waybill_audit_log"
                                      " WHERE id = ?");
    auto runs = Statement::prepare(connection,
                                   "SELECT u.kind, u.started, u.who, u.status, p.id,"
                                   " (SELECT total(f.row_count) FROM waybill_phases f WHERE"
                                   " f.run_id = u.id) FROM waybill_runs u LEFT JOIN"
                                   " waybill_playbooks p ON p.sha256 = u.playbook WHERE u.id = ?");
    if (!entries || !runs)
        return !entries ? entries.error() : runs.error();
    QList<AuditEntry> read;
    for (const qint64 number : numbers) {
        Statement &query = number < 0 ? *runs : *entries;
        query.bindInteger(0, std::abs(number));
        auto row = query.step();
        if (!row)
            return row.error();
        if (!*row)
            continue;
        AuditEntry entry{.number = number, .action = query.qtext(0)};
        if (number < 0) {
            entry.when = timeIn(query, 1);
            entry.who = query.qtext(2);
            entry.status = query.qtext(3);
            entry.playbook = query.qtext(4);
            entry.rows = query.integer(5);
        } else {
            entry.table = query.qtext(1);
            entry.record = query.qtext(2);
            entry.when = timeIn(query, 3);
            entry.who = query.qtext(4);
            auto before = rowIn(query, 5);
            auto after = rowIn(query, 6);
            if (!before || !after)
                return !before ? before.error() : after.error();
            readCells(entry, *before, *after);
        }
        query.reset();
        read.append(std::move(entry));
    }
    return read;
}

Result<AuditFacts> readAuditFacts(Connection &connection)
{
    AuditFacts facts;
    auto count = queryInteger(connection, "SELECT max(id) FROM waybill_audit_log");
    if (!count)
        return count.error();
    facts.entries = *count;
    // The index steps from table to table, however many entries each has.
    auto tables = Statement::prepare(
        connection,
        "WITH RECURSIVE t(name) AS (SELECT min(table_name) FROM waybill_audit_log UNION"
        " ALL SELECT (SELECT min(l.table_name) FROM waybill_audit_log l WHERE"
        " l.table_name > t.name) FROM t WHERE t.name IS NOT NULL)"
        " SELECT name FROM t WHERE name IS NOT NULL");
    if (!tables)
        return tables.error();
    for (;;) {
        auto more = tables->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        facts.tables << tables->qtext(0);
    }
    // Whoever worked here lately: among a million entries the others are few.
    auto people = Statement::prepare(
        connection,
        "SELECT DISTINCT ifnull(changed_by, 'system') FROM (SELECT changed_by FROM"
        " waybill_audit_log ORDER BY id DESC LIMIT 100000) ORDER BY 1");
    if (!people)
        return people.error();
    for (;;) {
        auto more = people->step();
        if (!more)
            return more.error();
        if (!*more)
            return facts;
        facts.people << people->qtext(0);
    }
}

} // namespace waybill
