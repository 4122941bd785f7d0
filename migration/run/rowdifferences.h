// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/recordmapper.h"
#include "migration/run/rowstore.h"

#include <QStringList>

namespace waybill {

/// What a pending row says otherwise than the row that is there, in pairs: "overall_match: 9 is
/// there, 8 is new". Members of a record that is kept whole are compared one by one, without those
/// that have a column. Empty when both say the same.
QStringList differences(const PendingRow &row, const StoredRow &stored, const MappedRecord &record);

/// "job_url https://..., search_term IT": the key that both rows have.
QString keyText(const PendingRow &row, const StoredRow &stored);

} // namespace waybill
