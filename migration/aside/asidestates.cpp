// SPDX-License-Identifier: GPL-3.0-or-later
// What has become of the things that the scan finds.
#include "migration/aside/asidescan.h"
#include "migration/aside/mend.h"
#include "migration/mapping/linecells.h"
#include "migration/mapping/mendings.h"
#include "migration/run/duplicaterule.h"
#include "migration/target/eachrow.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

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
    case MendingId::Kind::Duplicate:
        return mending.answer == duplicateName(OnDuplicate::Update)
            ? QCoreApplication::translate("SetAside", "(as the file says)")
            : QCoreApplication::translate("SetAside", "(as it is in the database)");
    case MendingId::Kind::Everywhere:
    case MendingId::Kind::OfRecord:
        break;
    }
    return QString::fromStdString(mending.answer);
}

} // namespace

std::string AsideScan::keyOf(const Source &source, const std::string &identity, int leaf)
{
    return identity + std::to_string(source.series) + ':' + std::to_string(leaf);
}

void AsideScan::emitLatest(AsideFinding finding, const Source &source, const std::string &identity)
{
    markWaiting(finding.item);
    if (m_series[source.series].hasEarlier) {
        m_known.emplace(keyOf(source, identity, finding.leaf),
                        Known{finding.item.state, finding.item.mending});
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
    const std::string list = sqlList(ids);
    query->bindText(0, list);
    std::unordered_set<std::string> there;
    auto read = eachRow(*query, [&](Statement &row) -> Result<> {
        std::string key = row.text(1) + std::to_string(m_sources.at(row.integer(0)).series);
        if (wanted.contains(key))
            there.insert(std::move(key));
        return {};
    });
    if (!read)
        return read;
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
