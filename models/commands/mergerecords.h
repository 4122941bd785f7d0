// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/rowmerge.h"
#include "models/commands/databasecommand.h"

namespace waybill {

/// Makes one record of two, with everything that belongs to either: "Merge two applications".
class MergeRecords final : public DatabaseCommand
{
public:
    MergeRecords(DataSession &session, RowMerge merge, const QString &text);

protected:
    void apply() override;
    void revert() override;

private:
    RowMerge m_merge;
    std::shared_ptr<MergedRows> m_merged; ///< touched in the database's thread only
};

} // namespace waybill
