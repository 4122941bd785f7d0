// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inspection.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// Every field of every source: where it goes and how.
class FieldFindingModel final : public ValueModel<FieldFinding>
{
public:
    explicit FieldFindingModel(QObject *parent = nullptr);
};

QString fateText(FieldFinding::Fate fate);

} // namespace waybill
