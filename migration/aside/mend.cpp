// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/mend.h"

#include "migration/aside/asidelist.h"
#include "migration/aside/asiderecord.h"
#include "migration/aside/mendedfile.h"
#include "migration/aside/setaside.h"
#include "migration/mapping/linecells.h"
#include "migration/mapping/mendings.h"
#include "migration/run/duplicaterule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

PendingMending ofRecord(const AsideItem &item, std::string id, std::string answer)
{
    return {.id = std::move(id),
            .answer = std::move(answer),
            .source = item.source,
            .file = item.file,
            .record = item.record};
}

} // namespace

PendingMending mendAllLike(const AsideItem &item, const std::string &text)
{
    return {.id = mendingId(item.source, item.field.toStdString(), item.raw),
            .answer = text,
            .source = item.source,
            .file = {}};
}

PendingMending leaveOutAllLike(const AsideItem &item)
{
    return {.id = leaveOutId(item.source, item.field.toStdString(), item.raw),
            .answer = leftOutAnswer,
            .source = item.source,
            .file = {}};
}

PendingMending mendPlace(const AsideItem &item, const std::string &key, const std::string &place,
                         const std::string &text)
{
    return ofRecord(item, recordMendingId(item.source, key, place), text);
}

PendingMending splitLine(const AsideItem &item, const std::string &key,
                         const std::vector<std::string> &cells)
{
    return ofRecord(item, lineMendingId(item.source, key), lineOfCells(cells));
}

PendingMending leaveOutOne(const AsideItem &item, const std::string &key)
{
    const bool whole = item.what == AsideItem::What::Record;
    return ofRecord(item, recordLeaveOutId(item.source, key, whole ? std::string() : item.place),
                    leftOutAnswer);
}

PendingMending takeFromFile(const AsideItem &item, const std::string &key)
{
    return ofRecord(item, duplicateId(item.source, key), duplicateName(OnDuplicate::Update));
}

bool isDuplicate(const AsideItem &item)
{
    return item.what == AsideItem::What::Record
        && (item.code == "DUP-02"_L1 || item.code == "DUP-04"_L1);
}

Result<QList<PendingMending>> mendRecords(Connection &connection, const AsideItem &ofFile,
                                          const QList<qint64> &records, MakeMending make,
                                          const Observer &observer)
{
    QList<PendingMending> mendings;
    AsideItem item = ofFile;
    item.what = AsideItem::What::Record;
    const auto visit = [&](qint64 record, const std::string &key) {
        item.record = record;
        mendings.append(make(item, key));
    };
    auto done = eachAsideKey(connection, ofFile, records, visit, observer);
    return done ? Result<QList<PendingMending>>(std::move(mendings)) : done.error();
}

Result<QList<PendingMending>> mendAllRecordsLike(Connection &connection, const AsideItem &like,
                                                 MakeMending make, const Observer &observer)
{
    std::map<QString, QList<qint64>> records; ///< by file
    const auto visit = [&](const AsideItem &item) {
        if (item.what == AsideItem::What::Record && item.state == AsideState::Open
            && item.source == like.source && item.code == like.code && item.field == like.field
            && item.raw == like.raw)
            records[item.file].append(item.record);
    };
    if (auto done = eachAsideItem(connection, {.code = like.code}, visit, observer); !done)
        return done.error();
    QList<PendingMending> mendings;
    for (const auto &[file, numbers] : records) {
        AsideItem ofFile = like;
        ofFile.file = file;
        auto some = mendRecords(connection, ofFile, numbers, make, observer);
        if (!some)
            return some.error();
        mendings += *some;
    }
    return mendings;
}

Result<QList<PendingMending>> pendingFromFile(Connection &connection, const std::string &source,
                                              const QString &path, const Observer &observer)
{
    auto chosen = sourceWithSetAside(connection, source);
    if (!chosen)
        return chosen.error();
    auto answers = mendingsInFile(connection, chosen->file.toStdString(), path, observer);
    if (!answers)
        return answers.error();
    QList<qint64> records;
    const auto visit = [&](const AsideItem &item) {
        if (item.file == chosen->file && item.record > 0)
            records.append(item.record);
    };
    if (auto done = eachAsideItem(connection, {}, visit, observer); !done)
        return done.error();
    std::map<std::string, qint64> numbers; ///< by key
    AsideItem ofFile;
    ofFile.source = chosen->name;
    ofFile.file = chosen->file;
    const auto remember = [&](qint64 record, const std::string &key) { numbers[key] = record; };
    if (auto done = eachAsideKey(connection, ofFile, records, remember, observer); !done)
        return done.error();
    QList<PendingMending> mendings;
    for (const auto &[id, answer] : *answers) {
        const auto parsed = parseMendingId(id);
        const auto number = numbers.find(parsed ? parsed->record : std::string());
        if (number != numbers.end())
            ofFile.record = number->second;
        mendings.append(ofRecord(ofFile, id, answer));
    }
    return mendings;
}

QList<MendingChange> changesFor(const QList<PendingMending> &waiting,
                                const QList<PendingMending> &wanted)
{
    std::map<std::string, const PendingMending *> known;
    for (const PendingMending &mending : waiting)
        known.emplace(mending.id, &mending);
    QList<MendingChange> changes;
    for (const PendingMending &mending : wanted) {
        const auto before = known.find(mending.id);
        changes.append(
            {.before = before == known.end() ? std::nullopt : std::optional(*before->second),
             .after = mending});
    }
    return changes;
}

QList<PendingMending> mendingsOf(const QList<PendingMending> &waiting, const AsideItem &item)
{
    QList<PendingMending> found;
    for (const PendingMending &mending : waiting) {
        if (isMendingOf(mending, item))
            found.append(mending);
    }
    return found;
}

bool isMendingOf(const PendingMending &mending, const AsideItem &item)
{
    const auto id = parseMendingId(mending.id);
    if (!id || id->source != item.source)
        return false;
    if (mending.record == 0)
        return !item.field.isEmpty() && id->field == item.field.toStdString()
            && id->value == item.raw;
    return mending.file == item.file && mending.record == item.record
        && (id->field.empty() || item.what == AsideItem::What::Record || id->field == item.place);
}

} // namespace waybill
