// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace waybill {

/// How the open database is doing, in a few words each.
struct Health
{
    QString database;
    QString lastRun;
    QString setAside;
    QString backup;
    qint64 bytes = 0;
    qint64 recordsSetAside = 0;
};

/// Reads the file and its history; not for the window's thread.
Health readHealth(const QString &database);

} // namespace waybill
