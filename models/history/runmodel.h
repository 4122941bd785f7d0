// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/history.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// The runs a database remembers, latest first.
class RunModel final : public ValueModel<RunRecord>
{
public:
    explicit RunModel(QObject *parent = nullptr);
};

QString runStatusText(const QString &status);

} // namespace waybill
