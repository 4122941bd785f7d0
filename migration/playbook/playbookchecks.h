// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/playbook/yamlreader.h"

/// What can only be checked once the whole playbook has been read. Names that are empty are
/// skipped: their mistake is known already.
namespace waybill {

/// Every name outside the phases that is used exists, and exists once.
void checkNames(const Playbook &playbook, Mistakes &mistakes);
/// What views say beyond their columns: the columns that a board is made of are shown.
void checkViews(const Playbook &playbook, Mistakes &mistakes);
/// The same for phases: sources, fields, rows, questions, converters.
void checkMapping(const Playbook &playbook, Mistakes &mistakes);
/// The answers that come with it are about questions, and send fields where there is a row.
void checkDecisions(const Playbook &playbook, Mistakes &mistakes);
/// The scripts run, and take away again what they made; tables and columns that are named exist in
/// between.
void checkTables(const Playbook &playbook, Mistakes &mistakes);

/// PB-07 unless \a name is one of \a known. \a what: "There is no such table."
bool checkKnown(Mistakes &mistakes, const QString &path, const std::string &name,
                const std::vector<std::string> &known, const QString &what, bool atKey = false);

} // namespace waybill
