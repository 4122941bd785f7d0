// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

#include <QHash>
#include <QList>

namespace waybill {

/// The pages of rows that were looked at last. Holds at most \a pages of them, so its memory does
/// not grow with the table.
class RowCache
{
public:
    static constexpr int pageSize = 128;

    explicit RowCache(int pages = 24)
        : m_capacity(pages)
    {
    }

    /// Null while the row's page is not here.
    const ShownRow *row(int row) const;
    ShownRow *row(int row);
    qint64 idOfKey(const QVariant &key) const; ///< 0 when it is in no page
    void insert(int page, QList<ShownRow> rows);
    void remove(int page) { m_pages.remove(page); }
    void clear() { m_pages.clear(); }
    QList<int> pages() const { return m_pages.keys(); }
    int size() const { return static_cast<int>(m_pages.size()); }

    static int pageOf(int row) { return row / pageSize; }

private:
    struct Page
    {
        QList<ShownRow> rows;
        mutable quint64 used = 0;
    };
    void dropOldest();

    int m_capacity;
    mutable quint64 m_clock = 0;
    QHash<int, Page> m_pages;
};

} // namespace waybill
