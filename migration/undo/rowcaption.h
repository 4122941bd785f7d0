// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/playbook/playbook.h"
#include "migration/target/tableinfo.h"

#include <QString>

namespace waybill {

/// What a person knows a row by: the playbook's caption for its table. Empty where there is none.
QString rowCaption(Connection &connection, const Playbook &playbook, const TableInfo &table,
                   const Value &key);
/// A key as a person reads it.
QString keyText(const Value &key);

} // namespace waybill
