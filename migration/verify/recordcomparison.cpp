// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/recordcomparison.h"

#include "migration/target/statement.h"

#include <algorithm>
#include <array>

namespace waybill {

namespace {

/// Digests of the records of a run, with the source they are of: sorted, 16 bytes each.
struct Digests
{
    using Digest = std::array<char, 16>;
    std::vector<Digest> fingerprints;
    std::vector<Digest> identities;

    static Digest of(std::string_view bytes, std::string_view source)
    {
        Digest digest{};
        std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
        const std::size_t hash = std::hash<std::string_view>{}(source);
        for (std::size_t i = 0; i < sizeof hash; ++i)
            digest[i] = static_cast<char>(digest[i] ^ static_cast<char>(hash >> (8 * i)));
        return digest;
    }
    static bool has(const std::vector<Digest> &all, const Digest &one)
    {
        return std::binary_search(all.begin(), all.end(), one);
    }
};

constexpr auto recordsOfRun =
    "SELECT s.name, s.file, r.line, r.fingerprint, r.identity, coalesce(r.same_as, r.id)"
    " FROM waybill_sources s JOIN waybill_records r ON r.source_id = s.id"
    " WHERE s.run_id = ? ORDER BY r.id";

Result<Digests> readDigests(Connection &connection, qint64 run)
{
    Digests digests;
    auto query = Statement::prepare(connection, recordsOfRun);
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const std::string source = query->text(0);
        digests.fingerprints.push_back(Digests::of(query->textView(3), source));
        digests.identities.push_back(Digests::of(query->textView(4), source));
    }
    std::sort(digests.fingerprints.begin(), digests.fingerprints.end());
    std::sort(digests.identities.begin(), digests.identities.end());
    return digests;
}

class RecordComparison
{
public:
    RecordComparison(Connection &connection, RunDifference &result, qint64 most)
        : m_connection(connection)
        , m_result(result)
        , m_most(most)
    {
    }

    Result<> compare()
    {
        auto first = readDigests(m_connection, m_result.first);
        auto second = readDigests(m_connection, m_result.second);
        if (!first || !second)
            return first ? second.error() : first.error();
        if (auto looked = look(m_result.second, *first, false); !looked)
            return looked;
        return look(m_result.first, *second, true);
    }

private:
    /// \a isFirst: only what the other run does not have is of interest.
    Result<> look(qint64 run, const Digests &other, bool isFirst)
    {
        auto query = Statement::prepare(m_connection, recordsOfRun);
        if (!query)
            return query.error();
        query->bindInteger(0, run);
        for (;;) {
            auto more = query->step();
            if (!more || !*more)
                return more ? Result<>() : more.error();
            const std::string source = query->text(0);
            if (Digests::has(other.fingerprints, Digests::of(query->textView(3), source))) {
                m_result.sameRecords += isFirst ? 0 : 1;
                continue;
            }
            const bool isKnown =
                Digests::has(other.identities, Digests::of(query->textView(4), source));
            if (isFirst && isKnown)
                continue;
            RecordInRuns record{.state = isFirst ? RecordInRuns::State::Gone
                                    : isKnown    ? RecordInRuns::State::Changed
                                                 : RecordInRuns::State::New,
                                .file = query->qtext(1),
                                .line = query->integer(2)};
            ++(isFirst       ? m_result.goneRecords
                   : isKnown ? m_result.changedRecords
                             : m_result.newRecords);
            if (m_most > 0 && m_result.records.size() >= m_most)
                continue;
            if (auto found = findRow(query->integer(5), record); !found)
                return found;
            m_result.records.append(record);
        }
    }

    Result<> findRow(std::int64_t id, RecordInRuns &record)
    {
        auto query = Statement::prepare(m_connection,
                                        "SELECT t.name, l.row_key FROM waybill_links l"
                                        " JOIN waybill_tables t ON t.id = l.table_id"
                                        " WHERE l.record_id = ? ORDER BY l.slot LIMIT 1");
        if (!query)
            return query.error();
        query->bindInteger(0, id);
        auto there = query->step();
        if (!there || !*there)
            return there ? Result<>() : there.error();
        record.table = query->qtext(0);
        record.key = query->qtext(1);
        return {};
    }

    Connection &m_connection;
    RunDifference &m_result;
    qint64 m_most;
};

} // namespace

Result<> compareRecords(Connection &connection, qint64 most, RunDifference &result)
{
    return RecordComparison(connection, result, most).compare();
}

} // namespace waybill
