// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asideitem.h"
#include "migration/aside/pendingmendings.h"
#include "migration/base/progress.h"

namespace waybill {

/// Reads \a text wherever the field of the item holds what it holds there.
PendingMending mendAllLike(const AsideItem &item, const std::string &text);
/// Leaves the value out wherever it has no place. Of records that are set aside as a whole this
/// says nothing: see mendRecords().
PendingMending leaveOutAllLike(const AsideItem &item);
/// For one record alone, whose mendingKey() is \a key.
PendingMending mendPlace(const AsideItem &item, const std::string &key, const std::string &place,
                         const std::string &text);
PendingMending splitLine(const AsideItem &item, const std::string &key,
                         const std::vector<std::string> &cells);
/// The record, or the one value of it that the item is about.
PendingMending leaveOutOne(const AsideItem &item, const std::string &key);

/// What the file says of the record takes the place of what is in the database.
PendingMending takeFromFile(const AsideItem &item, const std::string &key);

/// Makes the mending of one record, whose mendingKey() it is given.
using MakeMending = PendingMending (*)(const AsideItem &item, const std::string &key);

/// \a make for each of these records of one file, which is read for it.
Result<QList<PendingMending>> mendRecords(Connection &connection, const AsideItem &ofFile,
                                          const QList<qint64> &records, MakeMending make,
                                          const Observer &observer = {});

/// The same for all that wait for the same reason as this one.
Result<QList<PendingMending>> mendAllRecordsLike(Connection &connection, const AsideItem &item,
                                                 MakeMending make, const Observer &observer = {});

/// Whether the record is in the database already and says something else there.
bool isDuplicate(const AsideItem &item);

/// What mendingsInFile() finds, with the records that it is for. \a source as there.
Result<QList<PendingMending>> pendingFromFile(Connection &connection, const std::string &source,
                                              const QString &path, const Observer &observer = {});

/// What has to change so that \a wanted wait as well, in the place of those of the same id.
QList<MendingChange> changesFor(const QList<PendingMending> &waiting,
                                const QList<PendingMending> &wanted);

/// Whether an item waits with this one.
bool isMendingOf(const PendingMending &mending, const AsideItem &item);
QList<PendingMending> mendingsOf(const QList<PendingMending> &waiting, const AsideItem &item);

} // namespace waybill
