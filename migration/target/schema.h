// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/connection.h"

#include <map>
#include <string>
#include <vector>

namespace waybill {

/// A table, index, view or trigger that is not SQLite's or Waybill's own.
struct SchemaObject
{
    std::string type;
    std::string name;
    std::string sql; ///< white space made even, so that two of them can be compared
};

/// Without what belongs to virtual tables. By type and name.
Result<std::vector<SchemaObject>> readSchema(Connection &connection);
/// What the up script of each script makes, found out in a database in memory.
Result<std::map<const Script *, std::vector<SchemaObject>>>
objectsOfScripts(const Playbook &playbook);
/// What should be in a database of which \a found is there: a script with a condition has either
/// run or not.
Result<std::vector<SchemaObject>> wantedSchema(const Playbook &playbook,
                                               const std::vector<SchemaObject> &found);

/// A script in single statements; SQLite says where each one is complete.
std::vector<std::string> splitScript(const std::string &script);
bool makesIndex(const std::string &statement);

/// Tables that are there under the same names with other columns: nothing can be loaded into them.
Result<QStringList> schemaDrift(Connection &connection, const Playbook &playbook);

} // namespace waybill
