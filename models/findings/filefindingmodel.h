// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inspection.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// The files of a workspace as inspection found them.
class FileFindingModel final : public ValueModel<FileFinding>
{
public:
    explicit FileFindingModel(QObject *parent = nullptr);
};

} // namespace waybill
