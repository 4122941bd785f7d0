// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/mergerecords.h"

namespace waybill {

MergeRecords::MergeRecords(DataSession &session, RowMerge merge, const QString &text)
    : DatabaseCommand(session)
    , m_merge(std::move(merge))
    , m_merged(std::make_shared<MergedRows>())
{
    setText(text);
}

void MergeRecords::apply()
{
    const auto work = [merge = m_merge, merged = m_merged](Connection &connection) -> Result<> {
        auto done = mergeRows(connection, merge);
        if (!done)
            return done.error();
        *merged = std::move(*done);
        return {};
    };
    session().write(m_merge.table, work, state());
}

void MergeRecords::revert()
{
    const auto work = [merged = m_merged](Connection &connection) -> Result<> {
        return unmergeRows(connection, *merged);
    };
    session().write(m_merge.table, work, state());
}

} // namespace waybill
