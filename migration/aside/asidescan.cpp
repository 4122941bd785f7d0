// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/asidescan.h"

#include "migration/aside/storedproblems.h"
#include "migration/target/eachrow.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// A record that is the same as in an earlier run has what is known about it there. "kept" is a
/// list of lists, whose second element is the state and whose third one says why.
constexpr auto records = R"sql(
SELECT r.source_id, r.ordinal, r.line, r.identity, coalesce(o.id, r.id),
       coalesce(o.state, r.state), coalesce(o.layout_id, r.layout_id), coalesce(o.kept, r.kept)
  FROM waybill_records r LEFT JOIN waybill_records o ON o.id = r.same_as
 WHERE r.source_id IN (SELECT value FROM json_each(?))
   AND (coalesce(o.state, r.state) IN ('set-aside', 'left-out')
        OR coalesce(o.kept, r.kept) GLOB '*,"s",*'
        OR coalesce(o.kept, r.kept) GLOB '*,"x","[A-Z]*'
        OR coalesce(o.kept, r.kept) GLOB '*,"l","[A-Z]*-[0-9]*","*')
 ORDER BY r.id )sql";

} // namespace

Result<> AsideScan::run()
{
    auto stored = readStoredPlaybook(m_connection);
    if (!stored)
        return stored.error();
    m_stored = std::move(*stored);
    auto pending = readPendingMendings(m_connection);
    if (!pending)
        return pending.error();
    for (const PendingMending &mending : *pending) {
        if (mending.record > 0)
            m_ofRecords[{mending.file, mending.record}].append(mending);
        else
            m_rules[mending.id] = mending.answer;
    }
    if (auto read = readSources(); !read)
        return read;
    readFiles();
    if (auto read = readRecords(Pass::Latest); !read)
        return read;
    if (auto read = readRecords(Pass::Earlier); !read)
        return read;
    return decideLost();
}

std::string AsideScan::sqlList(const std::vector<std::int64_t> &ids)
{
    std::string list;
    for (const std::int64_t id : ids)
        list += (list.empty() ? "[" : ",") + std::to_string(id);
    return list.empty() ? "[]" : list + ']';
}

Result<> AsideScan::readRecords(Pass pass)
{
    std::vector<std::int64_t> ids;
    for (const auto &[id, source] : m_sources) {
        const bool isLatest = m_series[source.series].latest == id;
        const bool asked =
            m_filter.run == 0 || m_filter.run == source.run || (isLatest && pass == Pass::Latest);
        if (isLatest == (pass == Pass::Latest) && asked && !source.whole)
            ids.push_back(id);
    }
    if (ids.empty())
        return {};
    auto query = Statement::prepare(m_connection,
                                    std::string(records) + (pass == Pass::Latest ? "ASC" : "DESC"));
    if (!query)
        return query.error();
    const std::string list = sqlList(ids);
    query->bindText(0, list);
    return eachRow(*query, [&](Statement &row) -> Result<> {
        return m_observer.stop.stop_requested()
            ? Problem{.code = u"CANCELLED"_s, .severity = Severity::Info}
            : readRecord(row, pass);
    });
}

Result<> AsideScan::readRecord(Statement &row, Pass pass)
{
    const Source &source = m_sources.at(row.integer(0));
    AsideRecord record{.run = source.run,
                       .source = m_stored.playbook.source(source.name),
                       .binding = source.binding.get(),
                       .sourceName = source.name,
                       .file = source.file,
                       .line = row.integer(2),
                       .record = row.integer(1) + 1,
                       .setAside = row.textView(5) == "set-aside",
                       .leftOut = row.textView(5) == "left-out"};
    if (!readKeptValues(row.textView(7), record.kept))
        return Problem{.code = u"LED-02"_s, .found = u"kept values"_s};
    auto found = m_layouts.layout(row.integer(6));
    if (!found)
        return found.error();
    record.layout = *found;
    record.places = leafPlaces(*record.layout, source.header);
    auto problems = problemsOf(row.integer(4));
    if (!problems)
        return problems.error();
    record.problems = std::move(*problems);
    const std::string identity = row.text(3);
    for (AsideFinding &finding : findAside(record, m_stored.playbook)) {
        if (pass == Pass::Latest)
            emitLatest(std::move(finding), source, identity);
        else
            emitEarlier(std::move(finding), source, identity);
    }
    return {};
}

Result<Problems> AsideScan::problemsOf(std::int64_t record)
{
    if (!m_problems) {
        auto query = Statement::prepare(m_connection,
                                        std::string("SELECT ") + problemColumns
                                            + " FROM waybill_problems WHERE record_id = ?"
                                              " ORDER BY id");
        if (!query)
            return query.error();
        m_problems = std::make_unique<Statement>(std::move(*query));
    }
    m_problems->bindInteger(0, record);
    return readProblems(*m_problems);
}

} // namespace waybill
