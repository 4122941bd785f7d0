// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

namespace waybill {

/// Reads the tables of a database.
Result<Catalogue> readCatalogue(Connection &connection);
/// The playbook that made the database at \a path: as it is kept in there, else the one among
/// \a playbooks with its application id, else one with plain views of all tables. DB-01, DB-03 when
/// the file is no database.
Result<Playbook> playbookOf(const QString &path, const std::vector<Playbook> &playbooks);

} // namespace waybill
