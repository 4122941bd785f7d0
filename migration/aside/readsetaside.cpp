// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/setaside.h"
#include "migration/aside/storedproblems.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/eachrow.h"

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
 ORDER BY s.id, r.ordinal LIMIT ?)sql";

constexpr auto wholeFiles = R"sql(
SELECT file FROM waybill_sources WHERE run_id = ? AND content IS NOT NULL ORDER BY id)sql";

Result<Statement> problemsWhere(Connection &connection, const char *condition)
{
    return Statement::prepare(connection,
                              std::string("SELECT ") + problemColumns
                                  + " FROM waybill_problems WHERE " + condition + " ORDER BY id");
}

Result<> readFiles(Connection &connection, std::int64_t run, QList<SetAsideRecord> &found)
{
    auto query = Statement::prepare(connection, wholeFiles);
    if (!query)
        return query.error();
    auto reasons = problemsWhere(connection, "run_id = ? AND file = ? AND record_id IS NULL");
    if (!reasons)
        return reasons.error();
    query->bindInteger(0, run);
    return eachRow(*query, [&](Statement &row) -> Result<> {
        const std::string file = row.text(0);
        reasons->bindInteger(0, run);
        reasons->bindText(1, file);
        auto problems = readProblems(*reasons);
        if (!problems)
            return problems.error();
        found.append({.file = QString::fromStdString(file), .problems = *problems});
        return {};
    });
}

Result<> readRecords(Connection &connection, std::int64_t run, qint64 most,
                     QList<SetAsideRecord> &found)
{
    auto query = Statement::prepare(connection, records);
    if (!query)
        return query.error();
    auto reasons = problemsWhere(connection, "record_id = ?");
    if (!reasons)
        return reasons.error();
    query->bindInteger(0, run);
    query->bindInteger(1, most);
    return eachRow(*query, [&](Statement &row) -> Result<> {
        reasons->bindInteger(0, row.integer(4));
        auto problems = readProblems(*reasons);
        if (!problems)
            return problems.error();
        found.append({.file = row.qtext(0),
                      .line = row.integer(1),
                      .record = row.integer(2) + 1,
                      .whole = row.integer(3) != 0,
                      .problems = *problems});
        return {};
    });
}

} // namespace

Result<QList<SetAsideRecord>> readSetAside(Connection &connection, qint64 most)
{
    auto stored = readStoredPlaybook(connection);
    if (!stored)
        return stored.error();
    QList<SetAsideRecord> found;
    if (auto files = readFiles(connection, stored->run, found); !files)
        return files.error();
    if (auto all = readRecords(connection, stored->run, most, found); !all)
        return all.error();
    return found;
}

} // namespace waybill
