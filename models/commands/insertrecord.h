// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/databasecommand.h"

namespace waybill {

/// Adds a record, and the records it belongs to where they are not there yet: "Add application".
class InsertRecord final : public DatabaseCommand
{
public:
    InsertRecord(DataSession &session, NewRecord record, const QString &singular);

protected:
    void apply() override;
    void revert() override;

private:
    struct Rows;
    NewRecord m_record;
    std::shared_ptr<Rows> m_rows; ///< touched in the database's thread only
};

} // namespace waybill
