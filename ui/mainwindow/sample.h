// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

namespace waybill {

/// Copies the sample workspace into a new folder of the user's documents. Gives that folder.
Result<QString> copySample();
/// Where the program's samples are: beside the program, or in the source tree it was built from.
QString samplesFolder();

} // namespace waybill
