// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/layoutcache.h"

#include "migration/target/statement.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t mostLayouts = 20'000;

} // namespace

Result<std::shared_ptr<const Layout>> LayoutCache::layout(std::int64_t id)
{
    if (const auto known = m_layouts.find(id); known != m_layouts.end())
        return known->second;
    auto query =
        Statement::prepare(m_connection, "SELECT layout FROM waybill_layouts WHERE id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, id);
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return Problem{.code = u"LED-02"_s,
                       .found = u"layout"_s,
                       .message =
                           QCoreApplication::translate("Rebuilder", "The ledger cannot be read.")};
    auto read = readLayout(query->text(0));
    if (!read)
        return read.error();
    if (m_layouts.size() >= mostLayouts)
        m_layouts.clear();
    auto shared = std::make_shared<const Layout>(std::move(*read));
    m_layouts.emplace(id, shared);
    return std::shared_ptr<const Layout>(shared);
}

} // namespace waybill
