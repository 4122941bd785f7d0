// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/origin.h"

namespace waybill {

/// The row of a ledger's record that a row of the database was made from.
struct LedgerRow
{
    qint64 run = 0;
    qint64 record = 0;
    qint64 slot = 0;
};

struct OriginFields
{
    QString playbook; ///< name and version
    QList<OriginField> fields; ///< in the order of the file
};

/// The values of a row as they stood in the file: what the ledger keeps of them, else what the
/// column held at first, written the way the file would say it. Secrets are masked.
Result<OriginFields> readOriginFields(Connection &connection, const TableLayout &layout,
                                      const QVariant &key, const LedgerRow &row);

} // namespace waybill
