// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QString>

#include <string>

namespace waybill {

constexpr std::size_t smallFileLimit = 1024 * 1024;

/// The whole of a file that people write: a regular file or one of the program's resources (":/"),
/// at most 1 MB. PB-01 when it is not.
Result<std::string> readSmallFile(const QString &path);

} // namespace waybill
