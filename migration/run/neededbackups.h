// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace waybill {

/// The backups in \a folder that runs of \a database which have not been undone still point to:
/// they are never removed to make room.
QSet<QString> backupsNeeded(const QString &folder, const QString &database);

} // namespace waybill
