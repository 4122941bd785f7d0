// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/changedecisions.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

ChangeDecisions::ChangeDecisions(DataSession &session, std::vector<DecisionChange> changes,
                                 const QString &text)
    : DatabaseCommand(session)
    , m_changes(std::move(changes))
{
    setText(text);
}

QString ChangeDecisions::tableName()
{
    return u"waybill_decisions"_s;
}

void ChangeDecisions::apply()
{
    write(m_changes);
}

void ChangeDecisions::revert()
{
    std::vector<DecisionChange> back = m_changes;
    for (DecisionChange &change : back)
        std::swap(change.before, change.after);
    write(back);
}

void ChangeDecisions::write(const std::vector<DecisionChange> &changes)
{
    const auto work = [changes](Connection &connection) {
        return changeDecisions(connection, changes);
    };
    session().write(tableName(), work, state());
}

} // namespace waybill
