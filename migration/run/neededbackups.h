// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace waybill {

/// The backups in \a folder that runs of \a database still point to which are in or may come again:
/// they are never removed to make room.
QSet<QString> backupsNeeded(const QString &folder, const QString &database);

} // namespace waybill
