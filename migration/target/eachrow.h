// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/statement.h"

namespace waybill {

/// Calls visit(statement) for every row of a query, until one of the calls has a problem.
template<typename Visit>
Result<> eachRow(Statement &query, Visit visit)
{
    for (;;) {
        auto more = query.step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (auto visited = visit(query); !visited)
            return visited;
    }
}

template<typename Visit>
Result<> eachRow(Connection &connection, const std::string &sql, Visit visit)
{
    auto query = Statement::prepare(connection, sql);
    return query ? eachRow(*query, visit) : query.error();
}

} // namespace waybill
