// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"

#include <QUndoCommand>

namespace waybill {

/// A step of the edit history. Its changes are made in the database's thread; when one of them is
/// refused, the command does nothing any more and leaves the history.
class DatabaseCommand : public QUndoCommand
{
public:
    explicit DatabaseCommand(DataSession &session)
        : m_session(session)
    {
    }

    void redo() final
    {
        if (stillGood())
            apply();
    }
    void undo() final
    {
        if (stillGood())
            revert();
    }
    const std::shared_ptr<CommandState> &state() const { return m_state; }

protected:
    virtual void apply() = 0;
    virtual void revert() = 0;
    DataSession &session() { return m_session; }

private:
    bool stillGood()
    {
        setObsolete(m_state->failed);
        return !m_state->failed;
    }

    DataSession &m_session;
    std::shared_ptr<CommandState> m_state = std::make_shared<CommandState>();
};

} // namespace waybill
