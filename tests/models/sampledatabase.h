// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"

#include <QString>

namespace waybill::test {

/// The playbook that the tests of the models use: the built-in one.
const Playbook &samplePlaybook();

/// Makes a database with the playbook's own SQL, one profile, and \a applications applications,
/// each with a posting of its own. Empty when that failed.
QString makeSampleDatabase(const QString &folder, int applications);

/// The number that a query gives, read by a connection of its own.
qint64 countRows(const QString &database, const std::string &sql);

} // namespace waybill::test
