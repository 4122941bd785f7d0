// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/target/connection.h"

namespace waybill {

/// Whether there may be records in the database that were read with other decisions than \a now: a
/// migration that leaves what is there alone changes no record of earlier ones, whatever was
/// decided in between.
Result<bool> mayHaveReadOtherwise(Connection &connection, const Answers &now);

} // namespace waybill
