// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"

/// What the questions of an inspection may be answered with; the same wherever they are asked.
namespace waybill {

QList<Question::Option> wordOptions(const WordMap &map);
QList<Question::Option> dateOptions();
QList<Question::Option> secretOptions();
/// "Keep it in the extra details", "Leave it out".
Question::Option extraOption();
Question::Option leaveOutOption(const char *value);

} // namespace waybill
