// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/showrecord.h"

#include "ui/tables/columnarrangement.h"
#include "ui/tables/tablepage.h"

#include <QHeaderView>
#include <QTableView>

namespace waybill {

namespace {

/// Waits for the list of one page, for one row; the latest one that is wanted wins.
class AwaitedRow final : public QObject
{
public:
    AwaitedRow(TablePage &page, qint64 id, int column)
        : QObject(&page)
        , m_page(page)
        , m_id(id)
        , m_column(column)
    {
        setObjectName(QStringLiteral("awaitedRow"));
        connect(&page.model(), &TableModel::listed, this, &AwaitedRow::look);
    }

    void look()
    {
        if (select()) {
            deleteLater();
        } else if (m_page.model().query().filtered() && !m_cleared) {
            m_cleared = true;
            m_page.clearFilters();
        } else {
            deleteLater();
        }
    }

    bool select()
    {
        const int row = m_page.model().rowOf(m_id);
        if (row < 0)
            return false;
        m_page.view().setCurrentIndex(m_page.model().index(row, column()));
        m_page.view().scrollTo(m_page.view().currentIndex(), QAbstractItemView::PositionAtCenter);
        return true;
    }

private:
    int column() const
    {
        if (m_column >= 0) {
            if (m_page.columns().isHidden(m_column))
                m_page.columns().setHidden(m_column, false);
            return m_column;
        }
        const QHeaderView *columns = m_page.view().horizontalHeader();
        for (int i = 0; i < columns->count(); ++i) {
            if (!columns->isSectionHidden(columns->logicalIndex(i)))
                return columns->logicalIndex(i);
        }
        return 0;
    }

    TablePage &m_page;
    qint64 m_id;
    int m_column;
    bool m_cleared = false;
};

} // namespace

void showRecord(TablePage &page, qint64 id, int column)
{
    delete page.findChild<QObject *>(QStringLiteral("awaitedRow"), Qt::FindDirectChildrenOnly);
    auto *row = new AwaitedRow(page, id, column);
    if (page.model().isListed())
        row->look();
}

} // namespace waybill
