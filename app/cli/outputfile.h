// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QString>

namespace waybill {

struct Playbook;

/// USAGE-07 when writing \a file would take the place of a database.
Result<> sparesDatabases(const QString &file);
/// USAGE-07 when it would take the place of a file in \a workspace that \a playbook reads.
Result<> sparesSources(const QString &file, const QString &workspace, const Playbook &playbook);

} // namespace waybill
