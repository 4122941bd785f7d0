// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"

#include <QString>

namespace waybill {

/// What was answered, other than by default, for the last migration by \a playbook that is still
/// in \a database: who migrates again has decided that before. Empty when there is none.
Answers earlierAnswers(const QString &database, const Playbook &playbook);

} // namespace waybill
