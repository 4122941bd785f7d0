// SPDX-License-Identifier: GPL-3.0-or-later
// How the window looks: its menu, its panes, and what of it is remembered.
#include "ui/charts/chartspage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/navigation.h"
#include "ui/mainwindow/sessionkeeper.h"
#include "ui/record/recordform.h"
#include "ui/settings/settings.h"
#include "ui/tables/modeactions.h"
#include "ui/tables/tablemodes.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace waybill {

void MainWindow::buildViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    m_modes = new ModeActions([this] { return currentTable(); }, this);
    m_modes->addToViewMenu(*menu);
    QMenu *appearance = menu->addMenu(icon(u"eye"_s), tr("&Appearance"));
    auto *group = new QActionGroup(this);
    const std::pair<QString, Appearance> choices[] = {
        {tr("Like the &system"), Appearance::System},
        {tr("&Light"), Appearance::Light},
        {tr("&Dark"), Appearance::Dark},
        {tr("&High contrast"), Appearance::HighContrast}};
    for (const auto &[title, choice] : choices) {
        QAction *action = group->addAction(appearance->addAction(title));
        action->setCheckable(true);
        action->setChecked(Theme::instance().appearance() == choice);
        connect(action, &QAction::triggered, this, [choice = choice] {
            Theme::instance().setAppearance(choice);
            Settings::setNumber(u"appearance"_s, static_cast<int>(choice));
        });
    }
    const auto zoom = [this](int steps) {
        const int to = steps == 0 ? 0 : Theme::instance().zoom() + steps;
        Theme::instance().setZoom(to);
        Settings::setNumber(u"zoom"_s, Theme::instance().zoom());
    };
    QAction *in = addAction(menu, {}, tr("Zoom &in"), QKeySequence::ZoomIn, "zoomIn");
    QAction *out = addAction(menu, {}, tr("Zoom &out"), QKeySequence::ZoomOut, "zoomOut");
    QAction *normal =
        addAction(menu, {}, tr("&Normal size"), QKeySequence(tr("Ctrl+0")), "zoomReset");
    connect(in, &QAction::triggered, this, [zoom] { zoom(1); });
    connect(out, &QAction::triggered, this, [zoom] { zoom(-1); });
    connect(normal, &QAction::triggered, this, [zoom] { zoom(0); });
    menu->addSeparator();
    QAction *details = m_detailsDock->toggleViewAction();
    details->setText(tr("&Details"));
    details->setIcon(icon(u"list"_s));
    connect(details, &QAction::triggered, this,
            [](bool shown) { Settings::setNumber(u"details"_s, shown ? 1 : 0); });
    menu->addAction(details);
    m_keeper->addToMenu(*menu);
    QAction *next = addAction(menu, {}, tr("Ne&xt pane"), QKeySequence(Qt::Key_F6), "nextPane");
    QAction *previous = addAction(menu, {}, tr("&Previous pane"),
                                  QKeySequence(Qt::SHIFT | Qt::Key_F6), "previousPane");
    connect(next, &QAction::triggered, this, [this] { cyclePane(true); });
    connect(previous, &QAction::triggered, this, [this] { cyclePane(false); });
    menu->addSeparator();
    m_reload = addAction(menu, u"refresh"_s, tr("&Reload"), QKeySequence::Refresh, "reload");
    connect(m_reload, &QAction::triggered, this, [this] {
        if (TablePage *table = currentTable())
            table->model().refresh();
        else
            m_charts->refresh();
    });
    for (int i = 0; i < 9; ++i) {
        auto *go = new QAction(this);
        go->setShortcut(QKeySequence(tr("Ctrl+%1").arg(i + 1)));
        QWidget::addAction(go);
        connect(go, &QAction::triggered, this, [this, i] {
            const QStringList places = m_navigation->viewPlaces();
            if (i < places.size())
                m_navigation->select(places[i]);
        });
    }
}

void MainWindow::cyclePane(bool forward)
{
    QList<QWidget *> panes{m_navigation, m_stack->currentWidget()};
    if (TablePage *table = currentTable())
        panes[1] = table->modes().focusTarget();
    if (m_detailsDock->isVisible())
        panes << m_details;
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes[i] == focusWidget() || panes[i]->isAncestorOf(focusWidget()))
            at = i;
    }
    QWidget *pane = panes[(at + (forward ? 1 : panes.size() - 1)) % panes.size()];
    QWidget *first = pane;
    if (pane->focusPolicy() == Qt::NoFocus) {
        for (QWidget *child : pane->findChildren<QWidget *>()) {
            if (child->focusPolicy() & Qt::TabFocus && child->isVisible()) {
                first = child;
                break;
            }
        }
    }
    first->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::restoreState()
{
    resize(1360, 840);
    restoreGeometry(Settings::value(u"window/geometry"_s));
    QMainWindow::restoreState(Settings::value(u"window/state"_s));
    findChild<QSplitter *>(u"splitter"_s)->restoreState(Settings::value(u"window/splitter"_s));
    m_detailsDock->hide();
}

void MainWindow::saveState() const
{
    Settings::setValue(u"window/geometry"_s, saveGeometry());
    Settings::setValue(u"window/state"_s, QMainWindow::saveState());
    Settings::setValue(u"window/splitter"_s, findChild<QSplitter *>(u"splitter"_s)->saveState());
}

} // namespace waybill
