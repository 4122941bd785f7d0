// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace waybill {

/// What the window remembers between two starts, in an INI file of the user's configuration.
class Settings
{
public:
    /// The INI file used from now on; tests have their own.
    static void useFile(const QString &path);

    static QByteArray value(const QString &key);
    static void setValue(const QString &key, const QByteArray &value);
    static int number(const QString &key, int fallback);
    static void setNumber(const QString &key, int number);

    static QByteArray tableColumns(const QString &view);
    static void setTableColumns(const QString &view, const QByteArray &state);

    static QStringList recent(); ///< databases and folders, latest first, at most ten
    static void addRecent(const QString &path);
    static void clearRecent();
};

} // namespace waybill
