// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/mendingid.h"
#include "migration/playbook/answers.h"

namespace waybill {

/// What a mending answers, in words: text, kind and options of \a question.
void askMending(const MendingId &mending, Question &question);

} // namespace waybill
