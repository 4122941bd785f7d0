// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "models/tables/tablelayout.h"

#include <QDateTime>
#include <QString>
#include <QVariant>

namespace waybill {

/// A value of a record as it stands in the file it came from.
struct OriginField
{
    QString column; ///< that it went to
    QString label; ///< of that column
    QString from; ///< the column or the path in the file
    QString raw; ///< as it stands there
    QString rule; ///< in words, where it was stored in another form; else empty
};

/// A place in a file.
struct OriginPlace
{
    QString file;
    qint64 line = 0; ///< 0: not known
};

/// Where a row came from.
struct RecordOrigin
{
    enum class Kind {
        Unknown, ///< the database has no ledger
        ByHand, ///< no migration made it
        Migrated
    };

    Kind kind = Kind::Unknown;
    OriginPlace place;
    QList<OriginPlace> others; ///< records that belong to the row as well, the first ones
    qint64 run = 0;
    QString playbook;
    QString who;
    QDateTime when;
    QList<OriginField> fields;
};

/// "tracker.csv, line 17"; says so when no migration made the row. Empty: not known.
QString originText(const RecordOrigin &origin);

/// Only the place: quick enough to be asked for each row that is looked at.
Result<RecordOrigin> originOf(Connection &connection, const TableLayout &layout,
                              const QVariant &key);
/// With the values as they stood in the file, whatever became of them since.
Result<RecordOrigin> fullOriginOf(Connection &connection, const TableLayout &layout,
                                  const QVariant &key);

} // namespace waybill
