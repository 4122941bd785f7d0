// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/viewcontent.h"

#include <string>

namespace waybill {

/// "status", or "job_id.company" for a column that comes through a foreign key; as a playbook
/// names it.
QString pathOf(const LayoutColumn &column);

/// In one line; docs/ledger.md explains it.
std::string viewJson(const TableLayout &layout, const ViewContent &content);

struct ReadView
{
    ViewContent content;
    QStringList missing; ///< columns that the table does not have (any more)
};

/// What a view says of columns that are gone is left out; the rest holds. VIEW-03 when it is no
/// JSON object.
Result<ReadView> readViewJson(const TableLayout &layout, const std::string &json);

} // namespace waybill
