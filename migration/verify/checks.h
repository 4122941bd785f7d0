// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/connection.h"
#include "migration/verify/report.h"

namespace waybill {

/// The checks a database can be put to at any time: what the playbook asks for, and what holds for
/// every database. They go into the five groups of the validation report. Files are looked for in
/// \a workspace.
QList<CheckReport> checkDatabase(Connection &connection, const Playbook &playbook,
                                 const QString &workspace);

/// The ledger's own counts: every record and every value of a run is accounted for.
QList<CheckReport> checkLedger(Connection &connection, std::int64_t run, const Report &report);

/// The rows of its table that a check finds; for those that name a column and no files.
std::string conditionOf(const CheckSpec &check);

/// One line of a check in the terms of the report.
CheckReport makeCheck(const QString &id, const QString &group, const QString &title, bool passed,
                      const QString &expected, const QString &found);

} // namespace waybill
