// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/calculatedtext.h"
#include "migration/target/tableinfo.h"

#include <string>

namespace waybill {

/// The SQL of a calculated column for a row of \a table that goes by the name of t. Names are
/// quoted and texts are literals, so nothing in \a spec can be more than a text. A text with a
/// column that the table lacks is left out; empty when nothing is left to say.
std::string calculatedSql(const CalculatedText &spec, const TableInfo &table);

} // namespace waybill
