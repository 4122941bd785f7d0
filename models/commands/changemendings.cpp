// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/changemendings.h"

#include "models/aside/mendinglist.h"

namespace waybill {

ChangeMendings::ChangeMendings(DataSession &session, QList<MendingChange> changes,
                               const QString &text)
    : DatabaseCommand(session)
    , m_changes(std::move(changes))
{
    setText(text);
}

void ChangeMendings::apply()
{
    write(m_changes);
}

void ChangeMendings::revert()
{
    QList<MendingChange> back = m_changes;
    for (MendingChange &change : back)
        std::swap(change.before, change.after);
    write(back);
}

void ChangeMendings::write(const QList<MendingChange> &changes)
{
    const auto work = [changes](Connection &connection) {
        return changePendingMendings(connection, changes);
    };
    session().write(MendingList::tableName(), work, state());
}

} // namespace waybill
