// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/report.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// The phases of a run with their time and speed.
class PhaseModel final : public ValueModel<PhaseReport>
{
public:
    explicit PhaseModel(QObject *parent = nullptr);
};

} // namespace waybill
