// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inputdifferences.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// What is otherwise than the last migration found it.
class InputDifferenceModel final : public ValueModel<InputDifference>
{
public:
    explicit InputDifferenceModel(QObject *parent = nullptr);
};

} // namespace waybill
