// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/differences.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// What is otherwise than the last migration found it.
class DifferenceModel final : public ValueModel<Difference>
{
public:
    explicit DifferenceModel(QObject *parent = nullptr);
};

} // namespace waybill
