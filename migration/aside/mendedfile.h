// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/playbook/answers.h"
#include "migration/target/connection.h"

namespace waybill {

/// Compares the file at \a path, which exportSetAside() has written and a person has mended, with
/// what was set aside: each value that is another one becomes a mending of its record. The records
/// have to be there in their order, all of them. ASIDE-01 when they are not, ASIDE-02 when nothing
/// was mended. \a source may be empty when only one has any.
Result<Answers> mendingsInFile(Connection &connection, const std::string &source,
                               const QString &path, const Observer &observer = {});

} // namespace waybill
