// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asideitem.h"
#include "migration/base/progress.h"
#include "migration/base/result.h"
#include "migration/target/connection.h"

#include <QList>

#include <functional>
#include <string>
#include <vector>

namespace waybill {

/// A word that a field may hold, as a person writes it and as it is shown.
struct AsideWord
{
    std::string spelling;
    QString label;
};

/// A value of a record, or a place where the record has none.
struct AsideField
{
    QString name; ///< as people call it: "Company", "/bullets/*"
    std::string place; ///< of a mending
    std::string text; ///< decoded
    bool missing = false; ///< nothing stands there; it can be filled in
    bool secret = false; ///< cannot be mended, and has no text here
    QString expected; ///< "a whole number"; empty: anything
    QList<AsideWord> words; ///< that it may be, where only some are allowed
};

/// A record as it stands in its file.
struct AsideFileRecord
{
    std::string source;
    std::string key; ///< see mendingKey()
    QList<AsideField> fields;
    bool isLine = false; ///< of a CSV file: it can be split differently
    std::vector<std::string> header;
    std::vector<std::string> cells;
    bool hasSecret = false; ///< the line must stay as it is
};

/// Reads the record of an item again, from the file that the latest migration has read. ASIDE-03
/// when that file is another one now.
Result<AsideFileRecord> readAsideRecord(Connection &connection, const AsideItem &item,
                                        const Observer &observer = {});

/// The same for many of one file, in their order: calls \a visit with the number of each (from 1)
/// and its key.
Result<> eachAsideKey(Connection &connection, const AsideItem &ofFile, const QList<qint64> &records,
                      const std::function<void(qint64, const std::string &)> &visit,
                      const Observer &observer = {});

/// What a column that a field of the source goes to may hold, by its words.
QList<AsideWord> wordsOfField(Connection &connection, const std::string &source,
                              const QString &field);

} // namespace waybill
