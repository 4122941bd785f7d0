// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/previousrecords.h"

#include "migration/mapping/layout.h"

#include <algorithm>
#include <cstring>

namespace waybill {

namespace {

Digest digestFrom(std::string_view bytes)
{
    Digest digest{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
    return digest;
}

} // namespace

std::size_t PreviousRecords::Hash::operator()(const Digest &digest) const
{
    std::size_t hash = 0;
    std::memcpy(&hash, digest.data(), sizeof hash);
    return hash;
}

Result<PreviousRecords> PreviousRecords::read(Connection &connection, const SourceSpec &source,
                                              const std::vector<std::int64_t> &runs)
{
    PreviousRecords previous;
    // Of runs that have been undone only what was kept is left; of several versions of a record the
    // one that was stored last counts.
    auto query = Statement::prepare(connection, R"sql(
        WITH here(id, kept, undone) AS (
            SELECT s.id, u.status LIKE '%undone', u.status = 'undone' FROM waybill_sources s
            JOIN waybill_runs u ON u.id = s.run_id
            WHERE s.name = ?1 AND (?3 IS NULL OR s.file = ?3) AND u.kind = 'migrate' AND u.status <> 'running'
                AND u.id IN (SELECT value FROM json_each(?2))),
        latest(id) AS (
            SELECT coalesce(same_as, replaces, id) FROM waybill_records
            WHERE source_id = (SELECT max(id) FROM here WHERE NOT undone))
        SELECT r.id, r.fingerprint, r.identity, here.kept, r.id IN latest
        FROM waybill_records r JOIN here ON here.id = r.source_id
        WHERE r.state = 'stored' AND NOT EXISTS (
            SELECT 1 FROM waybill_records n WHERE n.replaces = r.id AND n.state = 'stored')
        ORDER BY r.id)sql");
    if (!query)
        return query.error();
    std::string list;
    for (const std::int64_t run : runs)
        list += (list.empty() ? "[" : ",") + std::to_string(run);
    list += list.empty() ? "[]" : "]";
    query->bindText(0, source.name);
    query->bindText(1, list);
    const std::string file = source.file.toStdString();
    if (source.pattern)
        query->bindText(2, file);
    else
        query->bindNull(2);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return previous;
        const std::size_t index = previous.m_records.size();
        previous.m_records.push_back({.id = query->integer(0),
                                      .kept = query->integer(3) != 0,
                                      .read = query->integer(4) != 0});
        previous.m_byFingerprint.emplace(digestFrom(query->textView(1)), index);
        previous.m_byIdentity.emplace(digestFrom(query->textView(2)), index);
    }
}

std::optional<PreviousRecords::Match> PreviousRecords::expected(const MappedRecord &mapped,
                                                                std::int64_t &record)
{
    const auto ordinal = static_cast<std::size_t>(mapped.record->ordinal);
    if (!m_expected || ordinal >= m_expected->size())
        return std::nullopt;
    record = (*m_expected)[ordinal];
    if (record == 0)
        return Match::Changed;
    const auto found =
        std::lower_bound(m_records.begin(), m_records.end(), record,
                         [](const Entry &entry, std::int64_t id) { return entry.id < id; });
    if (found == m_records.end() || found->id != record || found->taken)
        return std::nullopt; // it was set aside, and will be again
    found->taken = true;
    const auto index = static_cast<std::size_t>(found - m_records.begin());
    const auto [first, last] = m_byFingerprint.equal_range(fingerprintOf(mapped));
    found->same = std::any_of(first, last, [&](const auto &one) { return one.second == index; });
    return found->same ? Match::Same : Match::Changed;
}

PreviousRecords::Match PreviousRecords::match(const MappedRecord &mapped, std::int64_t &record)
{
    if (const auto known = expected(mapped, record))
        return *known;
    if (m_records.empty())
        return Match::New;
    bool kept = false;
    const auto take = [&](const auto &index, const Digest &digest, bool same) {
        // Equal records are matched in their order.
        const auto [first, last] = index.equal_range(digest);
        std::size_t best = m_records.size();
        for (auto at = first; at != last; ++at) {
            if (!m_records[at->second].taken)
                best = std::min(best, at->second);
        }
        if (best == m_records.size())
            return false;
        m_records[best].taken = true;
        m_records[best].same = same;
        record = m_records[best].id;
        kept = m_records[best].kept;
        return true;
    };
    const bool same = take(m_byFingerprint, fingerprintOf(mapped), !m_readAnew);
    if (!same && !take(m_byIdentity, identityOf(mapped), false))
        return Match::New;
    if (kept)
        return Match::Kept;
    return same && !m_readAnew ? Match::Same : Match::Changed;
}

bool PreviousRecords::isSame(std::int64_t record) const
{
    const auto found =
        std::lower_bound(m_records.begin(), m_records.end(), record,
                         [](const Entry &entry, std::int64_t id) { return entry.id < id; });
    return found != m_records.end() && found->id == record && found->same;
}

qint64 PreviousRecords::unmatched() const
{
    return std::count_if(m_records.begin(), m_records.end(),
                         [](const Entry &entry) { return entry.read && !entry.taken; });
}

Result<std::vector<StoredLink>> linksOf(Connection &connection, std::int64_t record)
{
    auto query = Statement::prepare(connection, R"sql(
        WITH RECURSIVE versions(id) AS (
            SELECT ?1 UNION
            SELECT r.replaces FROM waybill_records r JOIN versions v ON r.id = v.id
            WHERE r.replaces IS NOT NULL)
        SELECT y.layout, t.name, l.row_key, l.slot,
            EXISTS (SELECT 1 FROM versions v JOIN waybill_links o ON o.record_id = v.id
                    WHERE o.table_id = l.table_id AND o.row_key = l.row_key AND o.made > 0)
        FROM waybill_links l
        JOIN waybill_records r ON r.id = l.record_id
        JOIN waybill_layouts y ON y.id = r.layout_id
        JOIN waybill_tables t ON t.id = l.table_id
        WHERE l.record_id = ?1 ORDER BY l.slot)sql");
    if (!query)
        return query.error();
    query->bindInteger(0, record);
    std::vector<StoredLink> links;
    Layout layout;
    std::vector<std::size_t> positions;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return links;
        if (links.empty()) {
            auto parsed = readLayout(query->text(0));
            if (!parsed)
                return parsed.error();
            layout = std::move(*parsed);
            std::map<std::string, std::size_t> rows;
            for (const auto &other : layout.slots)
                positions.push_back(rows[other.row]++);
        }
        const auto slot =
            std::min(static_cast<std::size_t>(query->integer(3)), layout.slots.size());
        StoredLink link{
            .table = query->text(1), .key = query->value(2), .made = query->integer(4) != 0};
        if (slot < layout.slots.size()) {
            link.row = layout.slots[slot].row;
            link.position = positions[slot];
        }
        links.push_back(std::move(link));
    }
}

} // namespace waybill
