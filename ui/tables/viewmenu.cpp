// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/viewmenu.h"

#include "models/views/savedviewlist.h"
#include "models/views/viewjson.h"
#include "ui/tables/columnarrangement.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/pagecontent.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablepage.h"
#include "ui/tables/viewnamedialog.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

ViewMenu::ViewMenu(TablePage &page, SavedViewList &views, QPushButton &button)
    : QObject(&page)
    , m_page(page)
    , m_views(views)
    , m_button(button)
    , m_menu(new QMenu(tr("Views"), &page))
{
    m_menu->setObjectName(u"viewsMenu"_s);
    m_button.setObjectName(u"viewsButton"_s);
    m_button.setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ViewMenu::fill);
    connect(&views, &SavedViewList::changed, this, &ViewMenu::followList);
    connect(&page.filterBar(), &FilterBar::changed, this, &ViewMenu::update);
    connect(&page.model(), &TableModel::listed, this, &ViewMenu::update);
    connect(&page.view().titles(), &SortHeader::marksChanged, this, &ViewMenu::update);
    connect(&page.columns(), &ColumnArrangement::changed, this, &ViewMenu::update);
    fill();
    update();
}

QString ViewMenu::page() const
{
    return m_page.model().layout().id;
}

std::optional<SavedView> ViewMenu::currentView() const
{
    return m_current.isEmpty() ? std::nullopt : m_views.find(page(), m_current);
}

void ViewMenu::fill()
{
    m_menu->clear();
    addViews();
    m_menu->addSeparator();
    addActions();
}

void ViewMenu::addViews()
{
    auto *group = new QActionGroup(m_menu);
    QAction *all = group->addAction(m_menu->addAction(tr("&All rows"), this, &ViewMenu::showAll));
    all->setObjectName(u"allRows"_s);
    all->setCheckable(true);
    all->setChecked(m_current.isEmpty());
    for (const SavedView &view : m_views.ofPage(page())) {
        const bool isCurrent = view.name == m_current;
        const QString label =
            isCurrent && isChanged() ? tr("%1 (changed)").arg(view.name) : view.name;
        QAction *entry = group->addAction(m_menu->addAction(menuText(label)));
        entry->setCheckable(true);
        entry->setChecked(isCurrent);
        connect(entry, &QAction::triggered, this, [this, name = view.name] { show(name); });
    }
}

void ViewMenu::addActions()
{
    const bool writable = m_page.isWritable();
    const bool any = !m_views.ofPage(page()).isEmpty();
    const auto add = [this](const QString &text, const char *name, void (ViewMenu::*act)(),
                            bool enabled) {
        QAction *action = m_menu->addAction(text, this, act);
        action->setObjectName(QString::fromLatin1(name));
        action->setEnabled(enabled);
    };
    add(tr("&Save"), "saveView", &ViewMenu::save, writable && !m_current.isEmpty() && isChanged());
    add(tr("Save a&s…"), "saveViewAs", &ViewMenu::saveAs, writable);
    add(tr("&Rename…"), "renameView", &ViewMenu::rename, writable && !m_current.isEmpty());
    add(tr("&Delete"), "deleteView", &ViewMenu::removeCurrent, writable && !m_current.isEmpty());
    m_menu->addSeparator();
    add(tr("&Export views…"), "exportViews", &ViewMenu::exportViews, any);
    add(tr("&Import views…"), "importViews", &ViewMenu::importViews, writable);
}

bool ViewMenu::isChanged() const
{
    return m_shown && !looksSame(contentOf(m_page), *m_shown);
}

void ViewMenu::update()
{
    const QString name = m_current.size() > 24 ? m_current.left(23) + u'…' : m_current;
    const QString shown = isChanged() ? tr("%1 (changed)").arg(name) : name;
    m_button.setText(m_current.isEmpty() ? tr("Vie&ws") : menuText(shown));
    m_button.setAccessibleName(m_current.isEmpty() ? tr("Saved views")
                                                   : tr("Saved view: %1").arg(shown));
    m_button.setToolTip(tr("Filter, order and columns under a name"));
}

void ViewMenu::show(const QString &name)
{
    const auto view = m_views.find(page(), name);
    if (!view)
        return;
    const auto read = readViewJson(m_page.model().layout(), view->content);
    if (!read) {
        Q_EMIT problem(read.error());
        return;
    }
    if (m_current.isEmpty())
        m_before = contentOf(m_page);
    m_current = view->name;
    m_shown = read->content;
    showContent(m_page, read->content);
    m_shown = contentOf(m_page); // as it came out, with widths in whole pixels
    update();
    if (!read->missing.isEmpty())
        Q_EMIT problem({.code = u"VIEW-05"_s,
                        .severity = Severity::Warning,
                        .found = read->missing.join(u", "_s),
                        .action = tr("The rest of the view is shown."),
                        .message = tr("The view “%1” names columns that %2 does not have: %3.")
                                       .arg(view->name, m_page.model().layout().title,
                                            read->missing.join(u", "_s))});
}

void ViewMenu::setCurrent(const QString &name)
{
    const auto view = m_views.find(page(), name);
    const auto read =
        view ? readViewJson(m_page.model().layout(), view->content) : Result<ReadView>(Problem());
    if (!read)
        return;
    m_current = view->name;
    m_shown = read->content;
    update();
}

void ViewMenu::showAll()
{
    ViewContent content = m_before.value_or(contentOf(m_page));
    content.query = {};
    m_current.clear();
    m_shown.reset();
    m_before.reset();
    showContent(m_page, content);
    update();
}

void ViewMenu::store(const QString &name)
{
    const TableLayout &layout = m_page.model().layout();
    if (m_current.isEmpty())
        m_before = contentOf(m_page);
    m_current = name;
    m_shown = contentOf(m_page);
    m_views.save({.page = layout.id,
                  .table = layout.tableName(),
                  .name = name,
                  .content = viewJson(layout, *m_shown)});
    update();
    Q_EMIT done(tr("The view “%1” is saved.").arg(name));
}

void ViewMenu::save()
{
    if (m_current.isEmpty())
        saveAs();
    else if (m_page.isWritable())
        store(m_current);
}

void ViewMenu::saveAs()
{
    if (!m_page.isWritable())
        return;
    const bool subset = !m_page.model().query().subset.empty();
    auto *dialog = new ViewNameDialog(
        {.title = tr("Save the view as"),
         .button = tr("&Save view"),
         .name = m_current,
         .note = subset ? tr("The rows that were picked out elsewhere (%1) are a moment's choice "
                             "and no part of the view.")
                              .arg(m_page.model().query().subset.title)
                        : QString(),
         .mayReplace = true},
        m_views.ofPage(page()), m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { store(dialog->name()); });
    dialog->open();
}

void ViewMenu::rename()
{
    if (!currentView())
        return;
    auto *dialog = new ViewNameDialog({.title = tr("Rename the view"),
                                       .button = tr("&Rename"),
                                       .name = m_current,
                                       .note = {},
                                       .mayReplace = false},
                                      m_views.ofPage(page()), m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const auto view = currentView();
        if (!view || view->name == dialog->name())
            return;
        m_views.rename(*view, dialog->name());
        m_current = dialog->name();
        update();
    });
    dialog->open();
}

void ViewMenu::removeCurrent()
{
    const auto view = currentView();
    if (!view)
        return;
    m_views.remove(*view);
    m_current.clear();
    m_shown.reset();
    update();
    Q_EMIT done(tr("The view “%1” was deleted. The table stays as it is.").arg(view->name));
}

/// A view that goes (deleted, or its saving undone) is current no more; one that another program
/// changed is compared with what it is now.
void ViewMenu::followList()
{
    if (m_current.isEmpty())
        return;
    const auto view = currentView();
    const auto read =
        view ? readViewJson(m_page.model().layout(), view->content) : Result<ReadView>(Problem());
    if (read) {
        m_current = view->name;
        m_shown = read->content;
    } else {
        m_current.clear();
        m_shown.reset();
    }
    update();
}

} // namespace waybill
