// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/backup/backup.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// The backups of a workspace, newest first.
class BackupModel final : public ValueModel<BackupInfo>
{
public:
    explicit BackupModel(QObject *parent = nullptr);
};

} // namespace waybill
