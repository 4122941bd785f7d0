// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"
#include "models/tables/tablelayout.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace waybill {

/// Narrows a table down: text in any or in one column, a choice for each column of words, a least
/// value for the first column of percentages.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(const TableLayout &layout, QWidget *parent = nullptr);

    QString anywhere() const;
    QList<ColumnFilter> filters() const;
    void clear();
    void focusText();

Q_SIGNALS:
    void changed();

private:
    void addText();
    void addWordChoice(int column);
    void addLeast(int column);

    TableLayout m_layout;
    QComboBox *m_where;
    QLineEdit *m_text;
    QList<std::pair<int, QComboBox *>> m_words;
    int m_leastColumn = -1;
    QLineEdit *m_least = nullptr;
    QPushButton *m_clear;
    QTimer m_typed;
};

} // namespace waybill
