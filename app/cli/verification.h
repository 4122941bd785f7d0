// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"
#include "migration/playbook/playbook.h"
#include "migration/verify/report.h"

namespace waybill {

/// What is true of a database now.
struct Verification
{
    QString database;
    qint64 run = 0;
    Playbook playbook; ///< of that run
    QString workspace; ///< whose files it was compared with; empty when they are gone
    QList<CheckReport> checks;
    qint64 values = 0; ///< compared
    qint64 differences = 0;
    qint64 leftOut = 0; ///< not in the database by choice
    Problems problems;
    double seconds = 0;

    bool passed() const;
};

/// All checks of the latest migration that is still in, and every value compared with the files:
/// those in \a workspace, or those it read when that is empty. These may be gone by now; then that
/// check says that it was not run.
Result<Verification> verifyDatabase(const QString &database, const QString &workspace,
                                    const Observer &observer);

} // namespace waybill
