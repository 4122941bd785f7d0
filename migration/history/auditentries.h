// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/comparison.h"
#include "migration/history/moment.h"

#include <span>

namespace waybill {

/// Which entries of the audit log are looked for; what is empty does not matter.
struct AuditFilter
{
    QDateTime since; ///< UTC
    QDateTime until;
    qint64 sinceRun = 0; ///< what happened after this run
    QString table;
    QString record; ///< key of a row, with \a table
    QString who; ///< "system": another program
    QString action; ///< "INSERT", "UPDATE" or "DELETE"

    bool operator==(const AuditFilter &) const = default;
    /// Runs belong to everything: they are left out where one table, row or action is asked for.
    bool wantsRuns() const
    {
        return table.isEmpty() && record.isEmpty() && action.isEmpty() && who.isEmpty();
    }
};

/// One change, or one run that has changes of its own in its ledger.
struct AuditEntry
{
    struct Cell
    {
        CellDifference value;
        bool masked = false; ///< the log does not have it
        bool shortened = false; ///< a long text, of which the log has the length alone
    };

    qint64 number = 0; ///< below zero: the run of that number
    QString action; ///< "INSERT", "UPDATE", "DELETE"; of a run its kind, "migrate"
    QString table;
    QString record; ///< key of the row
    QDateTime when; ///< UTC
    QString who; ///< empty: another program
    QList<Cell> cells; ///< that are other ones; of a row that came or went all it had
    qint64 rows = 0; ///< of a run
    QString status; ///< of a run
    QString playbook; ///< of a run, its id
};

/// Their numbers, the latest first: at most \a most. Asks an index wherever one tells.
Result<std::vector<qint64>> findAuditEntries(Connection &connection, const AuditFilter &filter,
                                             qsizetype most);
/// Entries that have gone meanwhile are left out.
Result<QList<AuditEntry>> readAuditEntries(Connection &connection, std::span<const qint64> numbers);

/// Whose changes are in the log, "system" for other programs; and which tables.
struct AuditFacts
{
    QStringList people;
    QStringList tables;
    qint64 entries = 0;
};
Result<AuditFacts> readAuditFacts(Connection &connection);

} // namespace waybill
