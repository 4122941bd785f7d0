// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/layout.h"
#include "migration/run/ledger.h"
#include "migration/target/connection.h"

#include <QList>
#include <QString>
#include <QVariant>

namespace waybill {

/// A record of a file as the ledger has it.
struct LedgerRecord
{
    struct Kept
    {
        QString state; ///< a letter, see docs/ledger.md
        QString rule;
        QString original;
        QString mended; ///< what was read in its place, where a person has said so
    };

    Layout layout;
    std::map<int, Kept> kept; ///< by leaf
    Dialect dialect;
};

/// A value of the record as the layout numbers them.
struct LedgerLeaf
{
    QString name; ///< title of the column, or path
    NodeKind kind = NodeKind::Text;
};

/// Empty when there is none of this number.
Result<LedgerRecord> readLedgerRecord(Connection &connection, qint64 id);
QList<LedgerLeaf> leavesOf(const LedgerRecord &record);

/// The text behind what the ledger keeps of a value.
QString plainText(const QString &token, const LedgerLeaf &leaf, bool isCsv);

/// What the columns of a row held before anybody changed them, whether it is still there or not.
Result<std::map<std::string, Value>> firstValues(Connection &connection, const std::string &table,
                                                 const QVariant &key);

} // namespace waybill
