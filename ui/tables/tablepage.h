// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablemodel.h"
#include "ui/tables/gridview.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace waybill {

class CellEdits;
class ColumnArrangement;
class EmptyState;
class FilterBar;
class FilterNotice;
class TableMenus;
class TableModes;
class ViewMenu;

/// One view of the database: title and counts, filters, the table, and what stands there when it
/// is empty.
class TablePage final : public QWidget
{
    Q_OBJECT

public:
    TablePage(DataSession &session, const TableLayout &layout, QWidget *parent = nullptr);
    ~TablePage() override; ///< remembers the columns

    TableModel &model() { return *m_model; }
    GridView &view() { return *m_view; }
    ColumnArrangement &columns() { return *m_columns; }
    FilterBar &filterBar() { return *m_filter; }
    ViewMenu &views() { return *m_views; }
    CellEdits &edits() { return *m_edits; }
    TableModes &modes() { return *m_modes; }
    bool isWritable() const { return m_session.writable(); }
    QList<QVariant> selectedKeys() const; ///< of the rows of the selected cells
    void focusFilter();
    void clearFilters();
    /// Lists these rows alone, without any other filter, and says so.
    void showSubset(const RowSubset &subset);
    /// What else the menu of a record offers.
    const QList<QAction *> &recordActions() const { return m_recordActions; }
    void setRecordActions(const QList<QAction *> &actions) { m_recordActions = actions; }

public Q_SLOTS:
    void addRecord();
    void deleteSelected();

Q_SIGNALS:
    void currentChanged(const QModelIndex &index);
    void importRequested();
    void detailsRequested(); ///< all of the current record
    void tableWanted(const QString &view); ///< another one
    void problem(const waybill::Problem &problem);
    void done(const QString &text); ///< something was done that can be undone
    void said(const QString &text);

private:
    QWidget *makeHead();
    void makeView();
    void applyFilters();
    void showCounts();
    void showContent();
    void showFilters(qint64 shown);

    DataSession &m_session;
    TableModel *m_model;
    GridView *m_view;
    CellEdits *m_edits;
    FilterBar *m_filter;
    FilterNotice *m_notice;
    QLabel *m_counts;
    QPushButton *m_add;
    QPushButton *m_delete;
    ColumnArrangement *m_columns = nullptr;
    TableMenus *m_menus = nullptr;
    ViewMenu *m_views = nullptr;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    TableModes *m_modes;
    qint64 m_keepId = 0;
    QList<QAction *> m_recordActions;
};

} // namespace waybill
