// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QPoint;

namespace waybill {

class TablePage;

/// What can be done with a cell, with a column and with all columns. What stands in the menu of a
/// title stands in that of its cells as well, where it can be reached from the keyboard.
class TableMenus final : public QObject
{
    Q_OBJECT

public:
    explicit TableMenus(TablePage &page); ///< belongs to it

    QMenu *columnsMenu() const { return m_columns; }

private:
    void openCellMenu(const QPoint &position);
    void openTitleMenu(int column, const QPoint &global);
    void showOrigin(const QModelIndex &cell);
    void addCellActions(QMenu &menu, const QPoint &position);
    void addColumnActions(QMenu &menu, int column);
    void addSortActions(QMenu &menu, int column);
    void addPlaceActions(QMenu &menu, int column);
    void fillColumnsMenu();
    void arrangeColumns();

    TablePage &m_page;
    QMenu *m_columns;
};

} // namespace waybill
