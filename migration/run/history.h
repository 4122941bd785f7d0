// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/run/problemlog.h"
#include "migration/verify/report.h"

#include <QDateTime>
#include <QList>

namespace waybill {

/// One run as the database remembers it.
struct RunRecord
{
    qint64 run = 0;
    QString kind; ///< "migrate", "undo", "redo"
    qint64 undoes = 0; ///< the run that it takes back
    QString playbook;
    QString playbookName;
    QString playbookVersion;
    QString workspace;
    QString status; ///< "complete", "complete-with-set-aside", "undone", "partly-undone"
    QDateTime started; ///< UTC
    double seconds = 0;
    QString who; ///< user name
    QString backup;
    qint64 recordsStored = 0;
    qint64 recordsSetAside = 0;
    Balance balance;
    QList<PhaseReport> phases;
};

/// Latest first. DB-01 when there is no database, DB-02 when it is not one of ours.
Result<QList<RunRecord>> readHistory(const QString &database);
/// The stored report of a run with so many of its problems; the others are counted.
Result<Report> readReport(const QString &database, qint64 run,
                          qsizetype mostProblems = ProblemLog::most);

} // namespace waybill
