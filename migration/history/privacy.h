// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/audittriggers.h"

namespace waybill {

/// What of a database's values is not shown to everybody who looks at a list.
struct Privacy
{
    AuditMask secrets;
    std::set<std::string> people; ///< tables that are made from files about people
    bool showPeople = false; ///< somebody asked to see them

    bool hides(const std::string &table, const std::string &column, const std::string &key) const;
};

/// As the playbooks say that the database was made with.
Result<Privacy> readPrivacy(Connection &connection, bool showPeople);

} // namespace waybill
