// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"
#include "models/tables/tablelayout.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace waybill {

/// Narrows a table down: text in any or in one column, a choice for the first columns of words, a
/// least value for the first column of percentages, and a filter of its own for each column.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(const TableLayout &layout, QWidget *parent = nullptr);

    QString anywhere() const;
    QList<ColumnFilter> filters() const; ///< all of them
    const QList<ColumnFilter> &columnFilters() const { return m_columnFilters; }
    /// Asks a person what \a column must hold.
    void editColumnFilter(int column);
    void removeColumnFilter(int column);
    /// Starts over with these; each stands where it would have been set.
    void setFilters(const QString &anywhere, const QList<ColumnFilter> &filters);
    void showClear(); ///< only when there is something to clear
    void clear();
    void focusText();
    void openMenu(); ///< of the columns that can have a filter

Q_SIGNALS:
    void changed();

private:
    void addText();
    void addWordChoice(int column);
    void addLeast(int column);
    QPushButton *addMenu();
    std::optional<ColumnFilter> columnFilter(int column) const;
    void setColumnFilter(int column, const std::optional<ColumnFilter> &filter);
    void empty();
    bool place(const ColumnFilter &filter);

    TableLayout m_layout;
    QComboBox *m_where;
    QLineEdit *m_text;
    QList<std::pair<int, QComboBox *>> m_words;
    int m_leastColumn = -1;
    QLineEdit *m_least = nullptr;
    QList<ColumnFilter> m_columnFilters; ///< at most one for each column
    QPushButton *m_more = nullptr;
    QPushButton *m_clear;
    QTimer m_typed;
};

} // namespace waybill
