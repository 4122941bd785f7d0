// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"

#include <QString>

namespace waybill {

/// What has been decided, other than by default, for the migrations by \a playbook into
/// \a database, or since (see decisionlist.h): who migrates again has decided that before. Empty
/// when there is none.
Answers earlierAnswers(const QString &database, const Playbook &playbook);

} // namespace waybill
