// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/changeviews.h"

#include "models/views/savedviewlist.h"

namespace waybill {

ChangeViews::ChangeViews(DataSession &session, QList<SavedViewChange> changes, const QString &text)
    : DatabaseCommand(session)
    , m_changes(std::move(changes))
{
    setText(text);
}

void ChangeViews::apply()
{
    write(m_changes);
}

void ChangeViews::revert()
{
    QList<SavedViewChange> back = m_changes;
    for (SavedViewChange &change : back)
        std::swap(change.before, change.after);
    write(back);
}

void ChangeViews::write(const QList<SavedViewChange> &changes)
{
    const auto work = [changes](Connection &connection) {
        return changeSavedViews(connection, changes);
    };
    session().write(SavedViewList::tableName(), work, state());
}

} // namespace waybill
