// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/querywatch.h"

#include <sqlite3.h>

namespace waybill {

namespace {
constexpr int stepsAtOnce = 20'000; ///< of SQLite's machine: a few milliseconds
}

QueryWatch::QueryWatch(Connection &connection, Stop stop)
    : m_database(connection.native())
    , m_stop(std::move(stop))
{
    sqlite3_progress_handler(m_database, stepsAtOnce, &QueryWatch::look, this);
}

QueryWatch::~QueryWatch()
{
    sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
}

int QueryWatch::look(void *watch)
{
    return static_cast<const QueryWatch *>(watch)->m_stop() ? 1 : 0;
}

} // namespace waybill
