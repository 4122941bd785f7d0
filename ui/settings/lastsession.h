// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace waybill {

/// What was in front when the window was closed.
struct LastSession
{
    QString path; ///< the database or the folder that was open; empty: nothing was
    QString place; ///< the page
    qint64 record = 0; ///< the row that was selected there; 0: none

    static LastSession stored();
    void store() const;

    /// Whether the user wants it back; by default, yes.
    static bool isWanted();
    static void setWanted(bool wanted);
};

} // namespace waybill
