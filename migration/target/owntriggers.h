// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <string>
#include <vector>

namespace waybill {

/// The triggers of the user, away while rows are put back: what the triggers did the first time is
/// put back as rows of its own, and a second time would be once too often. Inside one transaction;
/// when that is rolled back they are there again.
class OwnTriggersOff
{
public:
    static Result<OwnTriggersOff> begin(Connection &connection);
    Result<> end();

private:
    struct Trigger
    {
        std::string name;
        std::string sql;
    };

    explicit OwnTriggersOff(Connection &connection)
        : m_connection(&connection)
    {
    }

    Connection *m_connection;
    std::vector<Trigger> m_triggers;
};

/// Does \a work while they are away; when it fails the transaction has to be rolled back.
template<typename Work>
Result<> withoutOwnTriggers(Connection &connection, Work work)
{
    auto off = OwnTriggersOff::begin(connection);
    if (!off)
        return off.error();
    if (Result<> done = work(); !done)
        return done;
    return off->end();
}

} // namespace waybill
