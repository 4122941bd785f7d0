// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

namespace waybill {

// Each adds one command to the parser: when it is named, it puts what it does into the invocation.
void addDetect(CLI::App &program, Invocation &invocation);
void addInspect(CLI::App &program, Invocation &invocation);
void addMigrate(CLI::App &program, Invocation &invocation);
void addVerify(CLI::App &program, Invocation &invocation);
void addExport(CLI::App &program, Invocation &invocation);
void addTrace(CLI::App &program, Invocation &invocation);
void addUndo(CLI::App &program, Invocation &invocation);
void addRedo(CLI::App &program, Invocation &invocation);
void addHistory(CLI::App &program, Invocation &invocation);
void addAside(CLI::App &program, Invocation &invocation);
void addDecisions(CLI::App &program, Invocation &invocation);
void addBackup(CLI::App &program, Invocation &invocation);
void addUse(CLI::App &program, Invocation &invocation);
void addViews(CLI::App &program, Invocation &invocation);
void addPlaybook(CLI::App &program, Invocation &invocation);
void addPlaybookDerive(CLI::App &playbook, Invocation &invocation); ///< the same
void addPlaybookNew(CLI::App &playbook, Invocation &invocation); ///< below addPlaybook()'s

} // namespace waybill
