// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

#include <QHash>

namespace waybill {

/// The cards that were looked at last, by id: cards wander from lane to lane, so that pages are of
/// no use. Two generations; when the younger one is full, the older one goes.
class CardCache
{
public:
    explicit CardCache(int capacity = 2048)
        : m_half(capacity / 2)
    {
    }

    const ShownRow *find(qint64 id) const;
    ShownRow *find(qint64 id);
    qint64 idOfKey(const QVariant &key) const; ///< 0 when it is not here
    void insert(const ShownRow &row);
    void clear();
    int size() const { return static_cast<int>(m_young.size() + m_old.size()); }

private:
    int m_half;
    mutable QHash<qint64, ShownRow> m_young;
    mutable QHash<qint64, ShownRow> m_old;
};

} // namespace waybill
