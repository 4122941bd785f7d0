// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowcache.h"

namespace waybill {

const ShownRow *RowCache::row(int row) const
{
    const auto page = m_pages.constFind(pageOf(row));
    if (page == m_pages.cend())
        return nullptr;
    page->used = ++m_clock;
    const int at = row % pageSize;
    return at < page->rows.size() ? &page->rows[at] : nullptr;
}

ShownRow *RowCache::row(int row)
{
    const auto page = m_pages.find(pageOf(row));
    if (page == m_pages.end() || row % pageSize >= page->rows.size())
        return nullptr;
    return &page->rows[row % pageSize];
}

qint64 RowCache::idOfKey(const QVariant &key) const
{
    for (const Page &page : m_pages) {
        for (const ShownRow &row : page.rows) {
            if (row.key == key)
                return row.id;
        }
    }
    return 0;
}

void RowCache::insert(int page, QList<ShownRow> rows)
{
    if (!m_pages.contains(page) && m_pages.size() >= m_capacity)
        dropOldest();
    m_pages.insert(page, Page{.rows = std::move(rows), .used = ++m_clock});
}

void RowCache::dropOldest()
{
    auto oldest = m_pages.begin();
    for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
        if (page->used < oldest->used)
            oldest = page;
    }
    if (oldest != m_pages.end())
        m_pages.erase(oldest);
}

} // namespace waybill
