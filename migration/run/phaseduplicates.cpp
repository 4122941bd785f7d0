// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a record that is in the database already with other values.
#include "migration/mapping/messages.h"
#include "migration/run/phaserunner.h"
#include "migration/run/rowdifferences.h"
#include "migration/target/eachrow.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostDifferences = 20; ///< of one record, as it is told

} // namespace

Result<> PhaseRunner::setAsideChanged(MappedRecord &record, std::int64_t earlier)
{
    const auto pairs = differencesTo(earlier, record);
    if (!pairs)
        return pairs.error();
    report(
        &record,
        describeSetAside(u"DUP-02"_s, record, record.binding->source().file, pairs->join(u"; "_s)));
    m_loader.setAside(record, "DUP-02");
    return {};
}

/// What the record says otherwise than the rows that an earlier run has made of it.
Result<QStringList> PhaseRunner::differencesTo(std::int64_t earlier, MappedRecord &record)
{
    auto links = linksOf(*m_context.connection, earlier);
    if (!links)
        return links.error();
    UpdatingStore stored(*m_context.connection, *m_tables, m_context.run);
    stored.adopt(*links);
    QStringList pairs;
    MappingResult mapped;
    for (const PlanPhase &phase : m_context.plan.phases) {
        for (const PlanLoad &load : phase.loads) {
            // What is put together from several files is compared by nobody before it is read.
            if (load.spec->from != record.binding->source().name || load.documents.size() > 1
                || !RecordMapper::holds(load.spec->when, m_facts))
                continue;
            MappedRecord *const documents[] = {&record};
            RecordMapper(load, m_facts).map(documents, mapped);
            for (const PendingRow &row : mapped.rows) {
                const auto there = stored.store(row);
                if (!there)
                    return there.error();
                if (!there->absent)
                    pairs += differences(row, *there, record);
            }
        }
    }
    return pairs.first(std::min(pairs.size(), mostDifferences));
}

/// What was decided about this very record counts before the rule for all.
std::optional<bool> PhaseRunner::decidedToReplace(const MappedRecord &record) const
{
    const Mendings &mendings = record.binding->mendings();
    if (const auto own = duplicateRule(mendings.duplicate(*record.binding, *record.file)))
        return *own == OnDuplicate::Update;
    return m_context.onDuplicate == OnDuplicate::Update ? std::optional(true) : std::nullopt;
}

bool PhaseRunner::replacesEarlier(const MappedRecord &record) const
{
    if (const auto decided = decidedToReplace(record))
        return *decided;
    // Who has mended the record has seen it, and said what it is to be.
    if (record.binding->mendings().areOf(*record.binding, *record.file))
        return true;
    // The file is the one of the last run: what is read otherwise was mended since, unless it
    // waited then as well.
    return m_context.retry
        && !m_waiting.contains({record.binding->source().file, record.record->ordinal});
}

Result<> PhaseRunner::readWaiting(const SourceSpec &source)
{
    if (!m_context.retry)
        return {};
    auto query = Statement::prepare(*m_context.connection, R"sql(
        SELECT r.ordinal FROM waybill_records r
        WHERE r.source_id = (SELECT max(s.id) FROM waybill_sources s
                WHERE s.file = ?1 AND s.run_id IN (SELECT value FROM json_each(?2)))
            AND r.state IN ('set-aside', 'left-out') AND EXISTS (
                SELECT 1 FROM waybill_problems p WHERE p.record_id = r.id AND p.code = 'DUP-02'))sql");
    if (!query)
        return query.error();
    std::string runs;
    for (const std::int64_t run : m_context.earlierRuns)
        runs += (runs.empty() ? "[" : ",") + std::to_string(run);
    runs += runs.empty() ? "[]" : "]";
    const std::string file = source.file.toStdString();
    query->bindText(0, file);
    query->bindText(1, runs);
    return eachRow(*query, [&](Statement &row) -> Result<> {
        m_waiting.emplace(source.file, row.integer(0));
        return {};
    });
}

} // namespace waybill
