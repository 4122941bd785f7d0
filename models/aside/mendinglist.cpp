// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/aside/mendinglist.h"

#include "migration/aside/mend.h"
#include "models/commands/changemendings.h"
#include "models/database/datasession.h"

using namespace Qt::StringLiterals;

namespace waybill {

MendingList::MendingList(DataSession &session)
    : m_session(session)
{
    connect(&session, &DataSession::rowsChanged, this, [this](const QString &table) {
        if (table.isEmpty() || table == tableName())
            read();
    });
    read();
}

QString MendingList::tableName()
{
    return u"waybill_mendings"_s;
}

void MendingList::read()
{
    using Found = Result<QList<PendingMending>>;
    const auto work = [](Connections &connections) -> Found {
        auto connection = connections.reading();
        return connection ? readPendingMendings(**connection) : Found(connection.error());
    };
    m_session.thread().ask(this, work, [this](const Found &mendings) {
        if (!mendings || *mendings == m_mendings)
            return;
        m_mendings = *mendings;
        Q_EMIT changed();
    });
}

void MendingList::enter(const QList<PendingMending> &mendings, const QString &text)
{
    m_session.undoStack().push(
        new ChangeMendings(m_session, changesFor(m_mendings, mendings), text));
}

void MendingList::takeBack(const QList<PendingMending> &mendings, const QString &text)
{
    QList<MendingChange> changes;
    for (const PendingMending &mending : mendings)
        changes.append({.before = mending, .after = {}});
    if (!changes.isEmpty())
        m_session.undoStack().push(new ChangeMendings(m_session, changes, text));
}

} // namespace waybill
