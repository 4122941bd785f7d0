// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/setaside.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"

namespace waybill {

namespace {

/// A record that is the same as in an earlier run has what is known about it there. The states of
/// its values are the second elements of the lists in "kept".
constexpr auto records = R"sql(
SELECT s.file, r.line, r.ordinal, coalesce(o.state, r.state) = 'set-aside', coalesce(o.id, r.id)
  FROM waybill_sources s
  JOIN waybill_records r ON r.source_id = s.id
  LEFT JOIN waybill_records o ON o.id = r.same_as
 WHERE s.run_id = ?
   AND (coalesce(o.state, r.state) = 'set-aside' OR instr(coalesce(o.kept, r.kept), ',"s",') > 0)
 ORDER BY s.id, r.ordinal)sql";

constexpr auto problemsOfRecord = R"sql(
SELECT code, severity, file, line, column_number, field, record, expected, found, action, hint,
       message
  FROM waybill_problems WHERE record_id = ? ORDER BY id)sql";

constexpr auto wholeFiles = R"sql(
SELECT file FROM waybill_sources WHERE run_id = ? AND content IS NOT NULL ORDER BY id)sql";

constexpr auto problemsOfFile = R"sql(
SELECT code, severity, file, line, column_number, field, record, expected, found, action, hint,
       message
  FROM waybill_problems WHERE run_id = ? AND file = ? AND record_id IS NULL ORDER BY id)sql";

/// Of a statement whose parameters are bound.
Result<Problems> problemsFrom(Statement &query)
{
    Problems problems;
    for (;;) {
        auto more = query.step();
        if (!more)
            return more.error();
        if (!*more)
            return problems;
        problems.append({.code = query.qtext(0),
                         .severity = severityFromName(query.qtext(1)),
                         .file = query.qtext(2),
                         .line = query.integer(3),
                         .column = query.integer(4),
                         .field = query.qtext(5),
                         .record = query.qtext(6),
                         .expected = query.qtext(7),
                         .found = query.qtext(8),
                         .action = query.qtext(9),
                         .hint = query.qtext(10),
                         .message = query.qtext(11)});
    }
}

Result<> readFiles(Connection &connection, std::int64_t run, QList<SetAsideRecord> &found)
{
    auto query = Statement::prepare(connection, wholeFiles);
    if (!query)
        return query.error();
    auto reasons = Statement::prepare(connection, problemsOfFile);
    if (!reasons)
        return reasons.error();
    query->bindInteger(0, run);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        const std::string file = query->text(0);
        reasons->bindInteger(0, run);
        reasons->bindText(1, file);
        auto problems = problemsFrom(*reasons);
        if (!problems)
            return problems.error();
        found.append({.file = QString::fromStdString(file), .problems = *problems});
    }
}

Result<> readRecords(Connection &connection, std::int64_t run, QList<SetAsideRecord> &found)
{
    auto query = Statement::prepare(connection, records);
    if (!query)
        return query.error();
    auto reasons = Statement::prepare(connection, problemsOfRecord);
    if (!reasons)
        return reasons.error();
    query->bindInteger(0, run);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        reasons->bindInteger(0, query->integer(4));
        auto problems = problemsFrom(*reasons);
        if (!problems)
            return problems.error();
        found.append({.file = query->qtext(0),
                      .line = query->integer(1),
                      .record = query->integer(2) + 1,
                      .whole = query->integer(3) != 0,
                      .problems = *problems});
    }
}

} // namespace

Result<QList<SetAsideRecord>> readSetAside(Connection &connection)
{
    auto stored = readStoredPlaybook(connection);
    if (!stored)
        return stored.error();
    QList<SetAsideRecord> found;
    if (auto files = readFiles(connection, stored->run, found); !files)
        return files.error();
    if (auto all = readRecords(connection, stored->run, found); !all)
        return all.error();
    return found;
}

} // namespace waybill
