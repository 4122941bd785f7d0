// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/changecells.h"

namespace waybill {

namespace {

void turnRound(QList<RowChange> &changes)
{
    for (RowChange &change : changes)
        std::swap(change.before, change.after);
}

} // namespace

ChangeCells::ChangeCells(DataSession &session, const QList<RowChange> &changes, const QString &text)
    : DatabaseCommand(session)
    , m_changes(changes)
    , m_written(std::make_shared<QList<RowChange>>(changes))
{
    setText(text);
}

void ChangeCells::apply()
{
    write(false);
}

void ChangeCells::revert()
{
    write(true);
}

void ChangeCells::write(bool back)
{
    QList<RowChange> shown = m_changes;
    if (back)
        turnRound(shown);
    const auto work = [back, written = m_written](Connection &connection) -> Result<RowChanges> {
        QList<RowChange> wanted = *written;
        if (back)
            turnRound(wanted);
        auto done = updateRows(connection, wanted);
        if (!done)
            return done;
        *written = done->written;
        if (back)
            turnRound(*written);
        return done;
    };
    session().changeMany(shown, work, state());
}

} // namespace waybill
