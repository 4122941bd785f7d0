// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportactions.h"

#include "models/database/datasession.h"
#include "ui/export/copytable.h"
#include "ui/export/exporter.h"
#include "ui/export/printtable.h"
#include "ui/export/shownpage.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace waybill {

ExportActions::ExportActions(Exporter &exporter, std::function<Front()> front, QWidget *window)
    : QObject(window)
    , m_exporter(exporter)
    , m_front(std::move(front))
    , m_window(window)
{
}

QAction *ExportActions::addAction(QMenu &menu, const QString &drawing, const QString &text,
                                  const QKeySequence &keys, const char *name)
{
    QAction *action = menu.addAction(icon(drawing), text);
    action->setShortcut(keys);
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

void ExportActions::addToFileMenu(QMenu &menu)
{
    QAction *save =
        addAction(menu, u"upload"_s, tr("&Export…"), QKeySequence(tr("Ctrl+E")), "export");
    connect(save, &QAction::triggered, this, &ExportActions::exportTable);
    m_activity = addAction(menu, u"list"_s, tr("&Dated record…"), {}, "activityRecord");
    connect(m_activity, &QAction::triggered, this, &ExportActions::exportActivity);
    QAction *paper = addAction(menu, u"file-text"_s, tr("&Print…"), QKeySequence::Print, "print");
    connect(paper, &QAction::triggered, this, &ExportActions::print);
    m_needTable << save << paper;
    menu.addSeparator();
}

void ExportActions::addToEditMenu(QMenu &menu)
{
    QAction *plain = addAction(menu, u"copy"_s, tr("&Copy"), QKeySequence::Copy, "copy");
    QAction *titled = addAction(menu, u"copy"_s, tr("Copy with &titles"),
                                QKeySequence(tr("Ctrl+Shift+C")), "copyWithTitles");
    connect(plain, &QAction::triggered, this, [this] { copy(false); });
    connect(titled, &QAction::triggered, this, [this] { copy(true); });
    m_needTable << plain << titled;
    menu.addSeparator();
}

void ExportActions::update()
{
    const Front front = m_front();
    const bool table = front.table != nullptr;
    const ViewSpec *activity =
        front.session ? activityView(front.session->source().playbook) : nullptr;
    m_activity->setEnabled(activity != nullptr);
    m_activity->setText(activity ? tr("%1…").arg(activity->activity->title) : tr("&Dated record…"));
    for (QAction *action : std::as_const(m_needTable))
        action->setEnabled(table);
}

void ExportActions::exportTable()
{
    const Front front = m_front();
    if (!front.table || !front.session)
        return;
    m_exporter.exportTable(shownOn(*front.table, front.session->source().database),
                           selectedRows(*front.table), front.table->model().rowCount());
}

void ExportActions::exportActivity()
{
    const Front front = m_front();
    const ViewSpec *view = front.session ? activityView(front.session->source().playbook) : nullptr;
    if (!view)
        return;
    m_exporter.exportActivity({.database = front.session->source().database,
                               .playbook = front.session->source().playbook,
                               .view = view->id,
                               .name = {},
                               .from = {},
                               .to = {}},
                              view->activity->title);
}

void ExportActions::print()
{
    const Front front = m_front();
    if (front.table && front.session)
        printTable(m_exporter, shownOn(*front.table, front.session->source().database),
                   selectedRows(*front.table), m_window);
}

void ExportActions::copy(bool titles)
{
    const Front front = m_front();
    if (!front.table || !front.session)
        return;
    ShownTable table = shownOn(*front.table, front.session->source().database);
    table.rows = selectedRows(*front.table);
    table.columns = selectedColumns(*front.table);
    copyTable(m_exporter, table, titles);
}

} // namespace waybill
