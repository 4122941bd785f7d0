// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <functional>

namespace waybill {

/// While it lives, what runs on the connection ends with an error soon after \a stop says so.
class QueryWatch
{
public:
    using Stop = std::function<bool()>; ///< is called often, in the connection's thread

    QueryWatch(Connection &connection, Stop stop);
    ~QueryWatch();
    Q_DISABLE_COPY_MOVE(QueryWatch)

private:
    static int look(void *watch);

    sqlite3 *m_database;
    Stop m_stop;
};

} // namespace waybill
