// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/lastsession.h"

#include <QObject>

#include <optional>

class QMenu;

namespace waybill {

/// Brings back what was open when the window was closed: the database or folder, the page, and the
/// selected record.
class SessionKeeper final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void addToMenu(QMenu &menu);
    /// At the start of the program. Ends with one of the signals, or with neither.
    void restore();
    /// Once \a path is open: what was in front there, a single time, and only when it was restored.
    std::optional<LastSession> takeBack(const QString &path);
    void forget(); ///< something else is opened

Q_SIGNALS:
    void openRequested(const QString &path);
    void gone(const QString &path); ///< what was open is not there any more

private:
    std::optional<LastSession> m_awaited;
};

} // namespace waybill
