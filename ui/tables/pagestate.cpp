// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/pagestate.h"

#include "models/views/viewjson.h"
#include "ui/tables/pagecontent.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablepage.h"
#include "ui/tables/viewmenu.h"

#include <QHeaderView>
#include <QPointer>
#include <QScrollBar>

namespace waybill {

namespace {

/// Waits for the rows. The first screen comes before the rest, so the place may be found late; who
/// has moved meanwhile is left alone.
class AwaitedPlace final : public QObject
{
public:
    AwaitedPlace(TablePage &page, const TableState &state)
        : QObject(&page)
        , m_page(page)
        , m_state(state)
    {
        connect(&page.model(), &TableModel::listed, this, &AwaitedPlace::look);
        connect(&page.view(), &QAbstractItemView::clicked, this, &QObject::deleteLater);
    }

private:
    void look()
    {
        GridView &view = m_page.view();
        const TableModel &model = m_page.model();
        const int top = model.rowOf(m_state.top);
        const int record = model.rowOf(m_state.record);
        const int column = std::max(0, view.titles().logicalIndex(0));
        if (record >= 0)
            view.setCurrentIndex(model.index(record, shownColumn()));
        if (top >= 0)
            view.scrollTo(model.index(top, column), QAbstractItemView::PositionAtTop);
        view.horizontalScrollBar()->setValue(m_state.left);
        const bool found = top >= 0 && (record >= 0 || m_state.record == 0);
        if (found || ++m_looks == 2)
            deleteLater();
    }

    int shownColumn() const
    {
        const GridView &view = m_page.view();
        for (int i = 0; i < view.titles().count(); ++i) {
            const int column = view.titles().logicalIndex(i);
            if (!view.isColumnHidden(column))
                return column;
        }
        return 0;
    }

    TablePage &m_page;
    TableState m_state;
    int m_looks = 0;
};

} // namespace

TableState stateOf(TablePage &page)
{
    GridView &view = page.view();
    const TableModel &model = page.model();
    return {.content = QString::fromStdString(viewJson(model.layout(), contentOf(page))),
            .view = page.views().current(),
            .record = model.rowId(view.currentIndex().row()),
            .top = model.rowId(view.rowAt(0)),
            .left = view.horizontalScrollBar()->value()};
}

void bringBack(TablePage &page, const TableState &state)
{
    const auto read = readViewJson(page.model().layout(), state.content.toStdString());
    if (!read)
        return;
    showContent(page, read->content);
    page.views().setCurrent(state.view);
    new AwaitedPlace(page, state);
}

} // namespace waybill
