// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/editactions.h"

#include "ui/tables/celledits.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace waybill {

EditActions::EditActions(std::function<TablePage *()> front, QObject *parent)
    : QObject(parent)
    , m_front(std::move(front))
{
}

QAction *EditActions::add(QMenu &menu, const QString &drawing, const QString &text,
                          const QList<QKeySequence> &keys, const char *name,
                          const std::function<void(CellEdits &)> &act)
{
    QAction *action =
        drawing.isEmpty() ? menu.addAction(text) : menu.addAction(icon(drawing), text);
    action->setShortcuts(keys);
    action->setObjectName(QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, [this, act] {
        if (TablePage *table = m_front())
            act(table->edits());
    });
    m_actions << action;
    return action;
}

void EditActions::addToEditMenu(QMenu &menu)
{
    add(menu, {}, tr("&Paste"), {QKeySequence(QKeySequence::Paste)}, "pasteCells",
        &CellEdits::paste);
    add(menu, u"edit"_s, tr("Chan&ge selected cells…"),
        {QKeySequence(tr("Ctrl+Return")), QKeySequence(Qt::CTRL | Qt::Key_Enter)}, "changeCells",
        &CellEdits::putIntoSelected);
    add(menu, {}, tr("Fill do&wn"), {QKeySequence(tr("Ctrl+D"))}, "fillDown", &CellEdits::fillDown);
    add(menu, {}, tr("Make “not &known”"), {QKeySequence(tr("Ctrl+Del"))}, "makeUnknown",
        &CellEdits::makeUnknown);
    add(menu, {}, tr("Make &empty text"), {}, "makeEmptyText", &CellEdits::makeEmptyText);
    add(menu, {}, tr("Find &and replace…"), {QKeySequence(tr("Ctrl+R"))}, "replace",
        &CellEdits::replace);
    menu.addSeparator();
    update();
}

void EditActions::update()
{
    const bool can = m_front() != nullptr;
    for (QAction *action : std::as_const(m_actions))
        action->setEnabled(can);
}

} // namespace waybill
