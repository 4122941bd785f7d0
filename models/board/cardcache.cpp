// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/cardcache.h"

#include <utility>

namespace waybill {

ShownRow *CardCache::find(qint64 id)
{
    if (const auto young = m_young.find(id); young != m_young.end())
        return &*young;
    const auto old = m_old.constFind(id);
    if (old == m_old.cend())
        return nullptr;
    insert(ShownRow(*old));
    return &m_young[id];
}

const ShownRow *CardCache::find(qint64 id) const
{
    return const_cast<CardCache *>(this)->find(id); // only moves it to the younger ones
}

qint64 CardCache::idOfKey(const QVariant &key) const
{
    for (const auto *generation : {&m_young, &m_old}) {
        for (const ShownRow &row : *generation) {
            if (row.key == key)
                return row.id;
        }
    }
    return 0;
}

void CardCache::insert(const ShownRow &row)
{
    if (m_young.size() >= m_half && !m_young.contains(row.id))
        m_old = std::exchange(m_young, {});
    m_old.remove(row.id);
    m_young.insert(row.id, row);
}

void CardCache::clear()
{
    m_young.clear();
    m_old.clear();
}

} // namespace waybill
