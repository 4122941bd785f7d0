// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/comparison.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// How many rows of each table came, went and changed.
class TableCountModel final : public ValueModel<TableDifference>
{
    Q_OBJECT

public:
    explicit TableCountModel(QObject *parent = nullptr);
};

} // namespace waybill
