// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inspection.h"
#include "migration/run/sourceset.h"

#include <map>

namespace waybill {

/// How a file of the playbook looks before its records are read. \a answers: to tell which columns
/// have a place.
FileFinding inspectFile(const SourceState &state, const Playbook &playbook, const Answers &answers);

/// Files beside those of the playbook that look like data and are not read by it (S0-L28).
QList<FileFinding> filesNotRead(const QString &workspace, const Playbook &playbook);

} // namespace waybill
