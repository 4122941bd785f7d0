// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/paletteactions.h"

#include "models/database/datasession.h"
#include "models/views/savedviewlist.h"
#include "ui/mainwindow/navigation.h"
#include "ui/palette/commandpalette.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QToolBar>

#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Without the marks of the keys that choose it in a menu; "&&" is a letter.
QString plain(const QString &text)
{
    QString shown;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && ++i == text.size())
            break;
        shown += text[i];
    }
    return shown;
}

} // namespace

PaletteActions::PaletteActions(QMainWindow &window, Navigation &navigation, SessionInFront session)
    : QObject(&window)
    , m_window(window)
    , m_navigation(navigation)
    , m_session(std::move(session))
    , m_palette(new CommandPalette(&window))
    , m_open(new QAction(icon(u"search"_s), tr("Search all and comman&ds…"), this))
{
    m_open->setObjectName(u"searchAll"_s);
    m_open->setShortcut(QKeySequence(tr("Ctrl+K")));
    m_open->setIconText(
        tr("Search all   %1").arg(m_open->shortcut().toString(QKeySequence::NativeText)));
    connect(m_open, &QAction::triggered, this, &PaletteActions::open);
    connect(m_palette, &CommandPalette::recordChosen, this, &PaletteActions::recordChosen);
}

void PaletteActions::addToMenu(QMenu &menu)
{
    menu.addAction(m_open);
}

void PaletteActions::addToToolBar(QToolBar &bar)
{
    bar.addAction(m_open);
    bar.widgetForAction(m_open)->setObjectName(u"searchField"_s);
}

void PaletteActions::open()
{
    const auto iconOf = [this](const QString &view) {
        const DataSession *session = m_session();
        const TableLayout *layout = session ? session->layout(view) : nullptr;
        const QIcon drawing = layout ? icon(layout->icon) : QIcon();
        return drawing.isNull() ? icon(u"list"_s) : drawing;
    };
    m_palette->open(commands(), m_session(), iconOf);
}

void PaletteActions::dismiss()
{
    m_palette->dismiss();
}

QList<PaletteCommand> PaletteActions::commands()
{
    QList<PaletteCommand> found;
    addPlaces(found);
    addSavedViews(found);
    for (QAction *top : m_window.menuBar()->actions()) {
        if (top->menu() && top->isEnabled() && top->isVisible())
            addMenu(found, *top->menu(), plain(top->text()));
    }
    return found;
}

void PaletteActions::addMenu(QList<PaletteCommand> &found, QMenu &menu, const QString &group) const
{
    Q_EMIT menu.aboutToShow(); // some are filled only then
    for (QAction *action : menu.actions()) {
        if (action == m_open || action->isSeparator() || !action->isEnabled()
            || !action->isVisible() || action->text().isEmpty())
            continue;
        const QString title = plain(action->text());
        if (action->menu()) {
            addMenu(found, *action->menu(), tr("%1 › %2").arg(group, title));
            continue;
        }
        const auto run = [action = QPointer<QAction>(action)] {
            if (action)
                action->trigger();
        };
        found << PaletteCommand{.title = title,
                                .group = group,
                                .keys = action->shortcut().toString(QKeySequence::NativeText),
                                .icon = action->icon().isNull() ? icon(u"play"_s) : action->icon(),
                                .run = run};
    }
}

void PaletteActions::addPlaces(QList<PaletteCommand> &found) const
{
    const QStringList numbered = m_navigation.viewPlaces();
    for (const Navigation::Place &place : m_navigation.places()) {
        const qsizetype number = numbered.indexOf(place.name) + 1;
        const bool hasKey = number > 0 && number < 10;
        const auto go = [navigation = QPointer<Navigation>(&m_navigation), name = place.name] {
            if (navigation)
                navigation->select(name);
        };
        found << PaletteCommand{
            .title = place.title,
            .group = tr("Go to"),
            .keys = hasKey
                ? QKeySequence(tr("Ctrl+%1").arg(number)).toString(QKeySequence::NativeText)
                : QString(),
            .icon = place.icon,
            .run = go};
    }
}

void PaletteActions::addSavedViews(QList<PaletteCommand> &found)
{
    DataSession *session = m_session();
    if (!session)
        return;
    for (const SavedView &view : session->savedViews().all()) {
        const TableLayout *layout = session->layout(view.page);
        if (!layout)
            continue;
        const auto show = [this, view] { Q_EMIT viewChosen(view.page, view.name); };
        found << PaletteCommand{.title = view.name,
                                .group = tr("View of %1").arg(layout->title),
                                .keys = {},
                                .icon = icon(u"eye"_s),
                                .run = show};
    }
}

} // namespace waybill
