// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QAction;
class QKeySequence;
class QMenu;

namespace waybill {

class CellEdits;
class TablePage;

/// The entries of the Edit menu that change many cells at once.
class EditActions final : public QObject
{
    Q_OBJECT

public:
    /// \a front gives the table in front; null when there is none, or it is for reading only.
    EditActions(std::function<TablePage *()> front, QObject *parent);

    void addToEditMenu(QMenu &menu);
    void update(); ///< what can be done now

private:
    QAction *add(QMenu &menu, const QString &icon, const QString &text,
                 const QList<QKeySequence> &keys, const char *name,
                 const std::function<void(CellEdits &)> &act);

    std::function<TablePage *()> m_front;
    QList<QAction *> m_actions;
};

} // namespace waybill
