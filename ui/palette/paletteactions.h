// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/palette/palettemodel.h"

#include <QObject>

#include <functional>

class QAction;
class QMainWindow;
class QMenu;
class QToolBar;

namespace waybill {

class CommandPalette;
class DataSession;
class Navigation;

/// Ctrl+K, in the menu and as a field of the tool bar, and what the palette then finds: whatever
/// the menus hold at that moment, the places of the navigation, the saved views, and the records.
class PaletteActions final : public QObject
{
    Q_OBJECT

public:
    using SessionInFront = std::function<DataSession *()>; ///< null: nothing is open

    PaletteActions(QMainWindow &window, Navigation &navigation, SessionInFront session);

    void addToMenu(QMenu &menu);
    void addToToolBar(QToolBar &bar);
    void open();
    void dismiss(); ///< before what it looks in goes away

Q_SIGNALS:
    void recordChosen(const QString &view, qint64 id);
    void viewChosen(const QString &page, const QString &name);

private:
    QList<PaletteCommand> commands();
    void addMenu(QList<PaletteCommand> &commands, QMenu &menu, const QString &group) const;
    void addPlaces(QList<PaletteCommand> &commands) const;
    void addSavedViews(QList<PaletteCommand> &commands);

    QMainWindow &m_window;
    Navigation &m_navigation;
    SessionInFront m_session;
    CommandPalette *m_palette;
    QAction *m_open;
};

} // namespace waybill
