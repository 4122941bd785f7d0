// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <utility>

namespace waybill {

/// The copy of a database in a backup, attached to a connection as the schema "was" and never
/// written to. Attach it before a transaction begins; it has to end before this object does.
class AttachedCopy
{
public:
    static Result<AttachedCopy> attach(Connection &connection, const QString &path);
    AttachedCopy(AttachedCopy &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    {
    }
    AttachedCopy &operator=(AttachedCopy &&) = delete;
    ~AttachedCopy();

private:
    explicit AttachedCopy(Connection &connection)
        : m_connection(&connection)
    {
    }
    Connection *m_connection;
};

} // namespace waybill
