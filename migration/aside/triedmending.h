// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asideitem.h"
#include "migration/base/result.h"
#include "migration/target/connection.h"

#include <optional>

namespace waybill {

/// The migration that an answer was first given to, of those that are still in and have had it ever
/// since; 0 when the latest one had not. What a mending has made is taken back by undoing that
/// migration: then the mending waits again, and can be forgotten.
Result<qint64> runThatTried(Connection &connection, const std::string &id);

/// The same for a thing that is mended or left out; 0 when no mending of it is known here, because
/// it was mended in its file.
Result<qint64> runThatMended(Connection &connection, const AsideItem &item);

} // namespace waybill
