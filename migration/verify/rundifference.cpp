// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/rundifference.h"

#include "migration/run/history.h"
#include "migration/target/statement.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Group = FigureInRuns::Group;

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

void compareFiles(const Report &first, const Report &second, RunDifference &result)
{
    std::map<QString, FileInRuns> files;
    for (const SourceReport &source : first.sources) {
        if (source.present)
            files[source.file] = {.file = source.file,
                                  .state = FileInRuns::State::Gone,
                                  .first = source.sha256,
                                  .firstRecords = source.records};
    }
    for (const SourceReport &source : second.sources) {
        if (!source.present)
            continue;
        FileInRuns &file = files[source.file];
        file.state = file.first.isEmpty() ? FileInRuns::State::New
            : file.first == source.sha256 ? FileInRuns::State::Same
                                          : FileInRuns::State::Changed;
        file.file = source.file;
        file.second = source.sha256;
        file.secondRecords = source.records;
    }
    for (const auto &[name, file] : files)
        result.files.append(file);
}

/// Names and what they are in one run, in their order.
using Figures = QList<std::pair<QString, QString>>;

void compareFigures(Group group, const Figures &first, const Figures &second, RunDifference &result)
{
    QStringList names;
    std::map<QString, QString> before;
    std::map<QString, QString> after;
    for (const auto &[name, figure] : first) {
        before[name] = figure;
        names << name;
    }
    for (const auto &[name, figure] : second) {
        if (!before.contains(name))
            names << name;
        after[name] = figure;
    }
    for (const QString &name : std::as_const(names))
        result.figures.append({.group = group,
                               .name = name,
                               .first = before.contains(name) ? before[name] : QString(),
                               .second = after.contains(name) ? after[name] : QString()});
}

Figures sums(const Report &report)
{
    const Balance &sum = report.balance;
    const auto number = [](qint64 count) { return QString::number(count); };
    return {{u"records-read"_s, number(report.recordsRead)},
            {u"records-stored"_s, number(report.recordsStored)},
            {u"records-set-aside"_s, number(report.recordsSetAside)},
            {u"values-read"_s, number(sum.read)},
            {u"values-changed"_s, number(sum.changed)},
            {u"values-extra"_s, number(sum.extra)},
            {u"values-set-aside"_s, number(sum.setAside)},
            {u"values-left-out"_s, number(sum.leftOut)}};
}

Figures tables(const Report &report)
{
    Figures all;
    for (const TableReport &table : report.tables)
        all.append({table.table, QString::number(table.after)});
    return all;
}

Figures rules(const Report &report)
{
    std::map<QString, qint64> counts;
    for (const RuleReport &rule : report.rules)
        counts[rule.code] += rule.count;
    Figures all;
    for (const auto &[code, count] : counts)
        all.append({code, QString::number(count)});
    return all;
}

Figures checks(const Report &report)
{
    Figures all;
    for (const CheckReport &check : report.checks)
        all.append({check.id, statusName(check.status)});
    return all;
}

Figures decisions(const Report &report)
{
    Figures all;
    for (const Decision &decision : report.decisions)
        all.append({decision.id, decision.answer});
    return all;
}

} // namespace

QString fileStateName(FileInRuns::State state)
{
    switch (state) {
    case FileInRuns::State::Same:
        return u"same"_s;
    case FileInRuns::State::Changed:
        return u"changed"_s;
    case FileInRuns::State::New:
        return u"new"_s;
    case FileInRuns::State::Gone:
        return u"gone"_s;
    }
    return {};
}

QString recordStateName(RecordInRuns::State state)
{
    switch (state) {
    case RecordInRuns::State::New:
        return u"new"_s;
    case RecordInRuns::State::Changed:
        return u"changed"_s;
    case RecordInRuns::State::Gone:
        return u"gone"_s;
    }
    return {};
}

Result<RunDifference> compareRuns(const QString &database, qint64 first, qint64 second,
                                  qint64 mostRecords)
{
    auto before = readReport(database, first);
    auto after = readReport(database, second);
    if (!before || !after)
        return before ? after.error() : before.error();
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (auto begun = connection->run("BEGIN"); !begun)
        return begun.error();
    RunDifference result{.first = first, .second = second};
    compareFiles(*before, *after, result);
    compareFigures(Group::Sum, sums(*before), sums(*after), result);
    compareFigures(Group::Table, tables(*before), tables(*after), result);
    compareFigures(Group::Rule, rules(*before), rules(*after), result);
    compareFigures(Group::Check, checks(*before), checks(*after), result);
    compareFigures(Group::Decision, decisions(*before), decisions(*after), result);
    if (auto compared = RecordComparison(*connection, result, mostRecords).compare(); !compared)
        return compared.error();
    return result;
}

} // namespace waybill
