// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/source/record.h"

#include <set>
#include <string>

namespace waybill {

/// The rows that \a record names in the places that \a question says: a text that is the row's
/// label or its value, or "@label" inside of a text. Where one label begins with another, the
/// longer one is meant. A label that two rows share names neither.
std::set<std::string> mentionedRows(const QuestionSpec &question, const Answers &answers,
                                    const Record &record);

} // namespace waybill
