// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace waybill {

class DataSession;
class Exporter;
class TablePage;

/// The entries of the menus that bring a table out of the window.
class ExportActions final : public QObject
{
    Q_OBJECT

public:
    /// What the window has in front; either may be null.
    struct Front
    {
        DataSession *session = nullptr;
        TablePage *table = nullptr;
    };

    ExportActions(Exporter &exporter, std::function<Front()> front, QWidget *window);

    void addToFileMenu(QMenu &menu);
    void addToEditMenu(QMenu &menu);
    void update(); ///< what can be done now

private:
    QAction *addAction(QMenu &menu, const QString &icon, const QString &text,
                       const QKeySequence &keys, const char *name);
    void exportTable();
    void exportActivity();
    void print();
    void copy(bool titles);

    Exporter &m_exporter;
    std::function<Front()> m_front;
    QWidget *m_window;
    QList<QAction *> m_needTable;
    QAction *m_activity = nullptr;
};

} // namespace waybill
