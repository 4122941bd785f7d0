// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/verify/report.h"

namespace waybill {

/// Stands in the place of a value that is shown only when asked.
QString maskedText();

/// The sources of \a playbook that are about people, for Report::personalSources.
QStringList personalSources(const Playbook &playbook);
/// Whether \a file, inside a workspace, belongs to one of them.
bool isPersonalFile(const Playbook &playbook, const QString &file);

/// Whether the answer to \a question is a row of such a source.
bool namesAPerson(const QuestionSpec &question, const Playbook &playbook);

/// \a problem without the values it tells of.
Problem masked(Problem problem);
/// \a report without the values of its personal sources: what is told of them is their place.
/// Everything that leaves the program goes through this, unless somebody asks to see them.
Report masked(Report report);
Problems masked(Problems problems, const Playbook &playbook);
Report shownReport(Report report, bool showPersonal);

} // namespace waybill
