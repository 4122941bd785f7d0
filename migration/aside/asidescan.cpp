// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/asidescan.h"

#include "migration/aside/mend.h"
#include "migration/mapping/linecells.h"
#include "migration/mapping/mendings.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t mostLayouts = 20'000;

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

constexpr auto problemsOfRecord = R"sql(
SELECT code, severity, file, line, column_number, field, record, expected, found, action, hint,
       message
  FROM waybill_problems WHERE record_id = ? ORDER BY id)sql";

std::string numbers(const std::vector<std::int64_t> &ids)
{
    std::string list;
    for (const std::int64_t id : ids)
        list += (list.empty() ? "[" : ",") + std::to_string(id);
    return list.empty() ? "[]" : list + ']';
}

/// What is to be read instead, as people write it.
QString shownMending(const PendingMending &mending)
{
    const auto id = parseMendingId(mending.id);
    if (!id)
        return QString::fromStdString(mending.answer);
    switch (id->kind) {
    case MendingId::Kind::LeaveOut:
    case MendingId::Kind::LeaveOutRecord:
        return QCoreApplication::translate("SetAside", "(left out)");
    case MendingId::Kind::Line: {
        QStringList cells;
        for (const std::string &cell : cellsOfLine(mending.answer))
            cells << QString::fromStdString(cell);
        return cells.join(u" | "_s);
    }
    case MendingId::Kind::Everywhere:
    case MendingId::Kind::OfRecord:
        break;
    }
    return QString::fromStdString(mending.answer);
}

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
    const std::string list = numbers(ids);
    query->bindText(0, list);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (m_observer.stop.stop_requested())
            return Problem{.code = u"CANCELLED"_s, .severity = Severity::Info};
        if (auto read = readRecord(*query, pass); !read)
            return read;
    }
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
    auto found = layout(row.integer(6));
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

Result<std::shared_ptr<const Layout>> AsideScan::layout(std::int64_t id)
{
    if (const auto known = m_layouts.find(id); known != m_layouts.end())
        return known->second;
    auto query =
        Statement::prepare(m_connection, "SELECT layout FROM waybill_layouts WHERE id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, id);
    auto there = query->step();
    if (!there)
        return there.error();
    auto read = readLayout(*there ? query->text(0) : std::string());
    if (!read)
        return read.error();
    if (m_layouts.size() >= mostLayouts)
        m_layouts.clear();
    auto shared = std::make_shared<const Layout>(std::move(*read));
    m_layouts.emplace(id, shared);
    return std::shared_ptr<const Layout>(shared);
}

Result<Problems> AsideScan::problemsOf(std::int64_t record)
{
    if (!m_problems) {
        auto query = Statement::prepare(m_connection, problemsOfRecord);
        if (!query)
            return query.error();
        m_problems = std::make_unique<Statement>(std::move(*query));
    }
    m_problems->bindInteger(0, record);
    Problems problems;
    for (;;) {
        auto more = m_problems->step();
        if (!more)
            return more.error();
        if (!*more)
            return problems;
        const auto text = [this](int column) { return m_problems->qtext(column); };
        problems.append({.code = text(0),
                         .severity = severityFromName(text(1)),
                         .file = text(2),
                         .line = m_problems->integer(3),
                         .column = m_problems->integer(4),
                         .field = text(5),
                         .record = text(6),
                         .expected = text(7),
                         .found = text(8),
                         .action = text(9),
                         .hint = text(10),
                         .message = text(11)});
    }
}

std::string AsideScan::keyOf(const Source &source, const std::string &identity, int leaf)
{
    return identity + std::to_string(source.series) + ':' + std::to_string(leaf);
}

void AsideScan::emitLatest(AsideFinding finding, const Source &source, const std::string &identity)
{
    markWaiting(finding.item);
    if (m_series[source.series].hasEarlier) {
        AsideItem known{.state = finding.item.state};
        known.mending = finding.item.mending;
        m_known.emplace(keyOf(source, identity, finding.leaf), std::move(known));
    }
    if (m_filter.run == 0 || m_filter.run == source.run)
        m_visit(std::move(finding.item));
}

void AsideScan::emitEarlier(AsideFinding finding, const Source &source, const std::string &identity)
{
    std::string key = keyOf(source, identity, finding.leaf);
    const auto known = m_known.find(key);
    if (known != m_known.end()) {
        if (m_filter.run == 0)
            return; // told already, as it is now
        finding.item.state = known->second.state;
        finding.item.mending = known->second.mending;
        m_visit(std::move(finding.item));
        return;
    }
    if (!m_seen.insert(std::move(key)).second)
        return;
    finding.item.state = AsideState::Mended;
    const Source &latest = m_sources.at(m_series[source.series].latest);
    if (latest.sha256 == source.sha256)
        m_visit(std::move(finding.item));
    else
        m_lost.push_back({std::move(finding.item), identity, source.series});
}

/// A record that the file no longer has was not mended here.
Result<> AsideScan::decideLost()
{
    if (m_lost.empty())
        return {};
    std::unordered_set<std::string> wanted;
    std::vector<std::int64_t> ids;
    for (const Lost &lost : m_lost) {
        wanted.insert(lost.identity + std::to_string(lost.series));
        ids.push_back(m_series[lost.series].latest);
    }
    auto query = Statement::prepare(m_connection,
                                    "SELECT source_id, identity FROM waybill_records"
                                    " WHERE source_id IN (SELECT value FROM json_each(?))");
    if (!query)
        return query.error();
    const std::string list = numbers(ids);
    query->bindText(0, list);
    std::unordered_set<std::string> there;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        std::string key = query->text(1) + std::to_string(m_sources.at(query->integer(0)).series);
        if (wanted.contains(key))
            there.insert(std::move(key));
    }
    for (Lost &lost : m_lost) {
        if (!there.contains(lost.identity + std::to_string(lost.series)))
            lost.item.state = AsideState::Gone;
        m_visit(std::move(lost.item));
    }
    return {};
}

void AsideScan::markWaiting(AsideItem &item) const
{
    if (item.state != AsideState::Open)
        return;
    const auto mark = [&](const PendingMending &mending) {
        item.state = AsideState::Waiting;
        item.mending += (item.mending.isEmpty() ? u""_s : u"; "_s) + shownMending(mending);
    };
    for (const std::string &id : {leaveOutId(item.source, item.field.toStdString(), item.raw),
                                  mendingId(item.source, item.field.toStdString(), item.raw)}) {
        const auto rule = m_rules.find(id);
        if (rule != m_rules.end() && !item.field.isEmpty())
            mark({rule->first, rule->second, item.source, {}, 0});
    }
    const auto own = m_ofRecords.find({item.file, item.record});
    if (own == m_ofRecords.end())
        return;
    for (const PendingMending &mending : own->second) {
        if (isMendingOf(mending, item))
            mark(mending);
    }
}

} // namespace waybill
