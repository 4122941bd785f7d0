// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/layout.h"
#include "migration/target/connection.h"

#include <cstdint>
#include <memory>
#include <unordered_map>

namespace waybill {

/// The layouts of a ledger, read once each while there are not too many of them.
class LayoutCache
{
public:
    explicit LayoutCache(Connection &connection)
        : m_connection(connection)
    {
    }

    /// LED-02 for one that is not there or cannot be read.
    Result<std::shared_ptr<const Layout>> layout(std::int64_t id);

private:
    Connection &m_connection;
    std::unordered_map<std::int64_t, std::shared_ptr<const Layout>> m_layouts;
};

} // namespace waybill
