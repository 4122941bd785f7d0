// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/target/connection.h"

#include <QList>
#include <QString>

#include <optional>
#include <string>

namespace waybill {

/// A mending that somebody has entered. It waits in the database (waybill_mendings) until it is
/// tried; which record it is for is kept beside it, so that the list can say so without its file.
struct PendingMending
{
    std::string id; ///< of the answer, see mendings.h
    std::string answer;
    std::string source;
    QString file; ///< with \a record: the one record that it is for
    qint64 record = 0; ///< 1-based; 0: wherever the value stands

    friend bool operator==(const PendingMending &, const PendingMending &) = default;
};

/// Those that the latest migration which is still in has not been given yet, by id.
Result<QList<PendingMending>> readPendingMendings(Connection &connection);

/// All that were entered, those that were tried as well.
Result<QList<PendingMending>> readEnteredMendings(Connection &connection);

/// As it was seen, and as it is to be; one of the two may be missing.
struct MendingChange
{
    std::optional<PendingMending> before;
    std::optional<PendingMending> after;
};

/// All of it or nothing. A mending that is taken back is no decision any more either: after an undo
/// of the migration that tried it, it would be one. ASIDE-04 when somebody else has changed one of
/// them meanwhile.
Result<> changePendingMendings(Connection &connection, const QList<MendingChange> &changes);

Answers answersOf(const QList<PendingMending> &mendings);

} // namespace waybill
