// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/tablemodes.h"

#include <functional>

class QAction;
class QActionGroup;
class QMenu;

namespace waybill {

class TablePage;

/// The entries of the View menu that say how the records in front are shown.
class ModeActions final : public QObject
{
    Q_OBJECT

public:
    /// \a front gives the page in front; null when there is none.
    ModeActions(std::function<TablePage *()> front, QObject *parent);

    void addToViewMenu(QMenu &menu);
    void update(); ///< what can be chosen now

private:
    void add(QMenu &menu, TableModes::Mode mode, const QString &drawing, const QString &text);

    std::function<TablePage *()> m_front;
    QActionGroup *m_group;
    QMap<TableModes::Mode, QAction *> m_actions;
};

} // namespace waybill
