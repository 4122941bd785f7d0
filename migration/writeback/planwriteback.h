// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/run/adoption.h"
#include "migration/writeback/filepatch.h"
#include "migration/writeback/writeback.h"

#include <map>
#include <set>

namespace waybill {

/// A plan with what is needed to carry it out.
struct PreparedWriteBack
{
    WriteBackPlan plan;
    Playbook playbook;
    Answers answers;
    Adoption adoption;
    std::map<QString, std::vector<ChangedRecord>> changed; ///< by file
    QStringList staged; ///< by file: the new one, beside the old; empty where nothing changes
};

/// \a untouched: records, by number, that are left as they are. With \a stage the new files are
/// written, each beside the one it will replace.
Result<PreparedWriteBack> prepareWriteBack(const WriteBackRequest &request, bool stage,
                                           const std::set<std::int64_t> &untouched,
                                           const Observer &observer);

/// Removes new files that were not put in place.
void dropStaged(const PreparedWriteBack &prepared);

} // namespace waybill
