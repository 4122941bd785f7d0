// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/sessionkeeper.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>

#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

void SessionKeeper::addToMenu(QMenu &menu)
{
    QAction *action = menu.addAction(tr("Reopen the last da&tabase at start"));
    action->setObjectName(u"reopenAtStart"_s);
    action->setCheckable(true);
    action->setChecked(LastSession::isWanted());
    connect(action, &QAction::triggered, this, &LastSession::setWanted);
}

void SessionKeeper::restore()
{
    const LastSession last = LastSession::stored();
    if (!LastSession::isWanted() || last.path.isEmpty())
        return;
    if (!QFileInfo::exists(last.path)) {
        Q_EMIT gone(last.path);
        return;
    }
    m_awaited = last;
    Q_EMIT openRequested(last.path);
}

std::optional<LastSession> SessionKeeper::takeBack(const QString &path)
{
    const auto last = std::exchange(m_awaited, std::nullopt);
    return last && last->path == path ? last : std::nullopt;
}

void SessionKeeper::forget()
{
    m_awaited.reset();
}

} // namespace waybill
