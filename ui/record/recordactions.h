// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace waybill {

class TablePage;

/// What can be done with whole records: open one, make another like it, make one of two.
class RecordActions final : public QObject
{
    Q_OBJECT

public:
    /// \a front gives the table in front; null when there is none.
    RecordActions(std::function<TablePage *()> front, QObject *parent);

    void addToMenu(QMenu &menu);
    void update(); ///< what can be done now
    /// The keys of a table, and the entries of the menu of its cells.
    void attach(TablePage &page);

private:
    QAction *add(const QString &icon, const QString &text, const char *name,
                 void (RecordActions::*act)(TablePage &));
    void open(TablePage &page);
    void duplicate(TablePage &page);
    void merge(TablePage &page);

    std::function<TablePage *()> m_front;
    QAction *m_open;
    QAction *m_duplicate;
    QAction *m_merge;
};

} // namespace waybill
