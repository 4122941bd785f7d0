// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"
#include "migration/verify/rebuild.h"

namespace waybill {

/// A table's rows by key; the last one is remembered, because records that follow each other often
/// share one.
struct Rebuilder::Table
{
    TableInfo info;
    Statement select;
    std::unordered_map<std::string, int> columns;
    Value lastKey;
    bool lastThere = false;
    std::vector<Value> last;
};

} // namespace waybill
