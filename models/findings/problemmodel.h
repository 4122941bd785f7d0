// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// What a person should know: what happened, where, and what can be done.
class ProblemModel final : public ValueModel<Problem>
{
public:
    explicit ProblemModel(QObject *parent = nullptr);
};

} // namespace waybill
