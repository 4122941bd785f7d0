// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/modeactions.h"

#include "ui/tables/tablepage.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace waybill {

ModeActions::ModeActions(std::function<TablePage *()> front, QObject *parent)
    : QObject(parent)
    , m_front(std::move(front))
    , m_group(new QActionGroup(this))
{
}

void ModeActions::addToViewMenu(QMenu &menu)
{
    add(menu, TableModes::Table, u"list"_s, tr("As a ta&ble"));
    add(menu, TableModes::Board, u"board"_s, tr("A&s a board"));
    add(menu, TableModes::Page, u"file-text"_s, tr("As a pa&ge"));
    menu.addSeparator();
    update();
}

void ModeActions::add(QMenu &menu, TableModes::Mode mode, const QString &drawing,
                      const QString &text)
{
    QAction *action = m_group->addAction(menu.addAction(icon(drawing), text));
    action->setCheckable(true);
    action->setObjectName(u"showAs-%1"_s.arg(static_cast<int>(mode)));
    action->setShortcut(QKeySequence(tr("Ctrl+Alt+%1").arg(static_cast<int>(mode) + 1)));
    connect(action, &QAction::triggered, this, [this, mode] {
        if (TablePage *page = m_front())
            page->modes().setMode(mode);
    });
    m_actions.insert(mode, action);
}

void ModeActions::update()
{
    TablePage *page = m_front();
    for (auto action = m_actions.cbegin(); action != m_actions.cend(); ++action) {
        (*action)->setEnabled(page && page->modes().has(action.key()));
        (*action)->setChecked(page && page->modes().mode() == action.key());
    }
}

} // namespace waybill
