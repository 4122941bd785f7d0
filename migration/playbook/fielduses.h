// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"

#include <string>
#include <vector>

namespace waybill {

/// One way from a place in a source to a column.
struct FieldUse
{
    std::string source;
    std::string place; ///< the name of a CSV field, or a path from the top of the record
    const RowSpec *row = nullptr;
    const ColumnSpec *column = nullptr;
    const Input *input = nullptr;
    std::size_t choice = 0; ///< 0: the first input of its column
};

/// Every use of every source, in the order of the playbook. Points into \a playbook.
std::vector<FieldUse> fieldUses(const Playbook &playbook);

} // namespace waybill
