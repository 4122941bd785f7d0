// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/report.h"

namespace waybill::test {

/// A run that went well, with a few records set aside: something of everything.
Report ordinaryReport();
/// Nothing but defaults: a run that failed before it began.
Report emptyReport();
/// \a text wherever a report can hold text that somebody else wrote.
Report reportFullOf(const QString &text);
/// So many problems of a few kinds, each with a record of its own ("record 00042").
Report reportWithProblems(int count);

} // namespace waybill::test
