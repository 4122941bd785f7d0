// SPDX-License-Identifier: GPL-3.0-or-later
// The files that migrations have read, and those of them that were set aside as a whole.
#include "migration/aside/asidescan.h"
#include "migration/run/ledger.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr auto sourcesOfRuns = R"sql(
SELECT s.id, s.run_id, s.name, s.file, s.dialect, s.sha256, s.content IS NOT NULL
  FROM waybill_sources s JOIN waybill_runs u ON u.id = s.run_id
 WHERE u.kind = 'migrate' AND u.status NOT IN ('undone', 'running') ORDER BY s.id)sql";

} // namespace

Result<> AsideScan::readSources()
{
    auto query = Statement::prepare(m_connection, sourcesOfRuns);
    if (!query)
        return query.error();
    std::map<std::string, std::size_t> series;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        Source source{.id = query->integer(0),
                      .run = query->integer(1),
                      .name = query->text(2),
                      .file = query->qtext(3),
                      .sha256 = query->text(5),
                      .whole = query->integer(6) != 0,
                      .header = readDialect(query->text(4)).header,
                      .binding = {}};
        const SourceSpec *spec = m_stored.playbook.source(source.name);
        if (spec && spec->format == SourceFormat::Csv)
            source.binding = std::make_unique<SourceBinding>(m_stored.playbook, *spec,
                                                             source.header, m_stored.answers);
        // Of many files each is its own; a single one is the same under any name.
        const bool ofMany = spec && spec->isPattern;
        const auto [entry, fresh] = series.emplace(
            ofMany ? source.name + '/' + source.file.toStdString() : source.name, series.size());
        source.series = entry->second;
        if (fresh)
            m_series.push_back({});
        m_series[source.series].hasEarlier = !fresh;
        m_series[source.series].latest = source.id;
        m_sources.emplace(source.id, std::move(source));
    }
}

/// Files that were set aside as a whole.
void AsideScan::readFiles()
{
    std::set<std::size_t> open;
    std::set<std::size_t> told;
    for (auto entry = m_sources.rbegin(); entry != m_sources.rend(); ++entry) {
        const Source &source = entry->second;
        if (source.whole && m_series[source.series].latest == source.id)
            open.insert(source.series);
        const bool asked = m_filter.run == 0 ? source.whole && told.insert(source.series).second
                                             : m_filter.run == source.run;
        if (!source.whole || !asked)
            continue;
        const bool stays = open.contains(source.series);
        AsideItem item{.run = source.run,
                       .what = AsideItem::What::File,
                       .family = AsideFamily::Reading,
                       .state = stays ? AsideState::Open : AsideState::Mended};
        item.source = source.name;
        item.file = source.file;
        auto query = Statement::prepare(
            m_connection,
            "SELECT code, message, expected, hint, line, column_number"
            " FROM waybill_problems WHERE run_id = ? AND file = ?"
            " AND record_id IS NULL ORDER BY severity = 'error' DESC, id LIMIT 1");
        const std::string file = source.file.toStdString();
        if (query) {
            query->bindInteger(0, source.run);
            query->bindText(1, file);
            if (auto there = query->step(); there && *there) {
                item.code = query->qtext(0);
                item.message = query->qtext(1);
                item.expected = query->qtext(2);
                item.suggestion = query->qtext(3);
                item.line = query->integer(4);
                item.column = query->integer(5);
            }
        }
        m_visit(std::move(item));
    }
}

} // namespace waybill
