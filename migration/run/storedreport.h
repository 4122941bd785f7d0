// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/report.h"

#include <string>

namespace waybill {

/// A report as reportAsJson() has written it. What is not in the text keeps its default.
Report reportFromJson(const std::string &json);

} // namespace waybill
