// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

#include <optional>

namespace waybill {

/// Reads the arguments into \a invocation. The exit code when there is nothing to run: help and
/// version have been shown, or the usage was wrong and has been explained.
std::optional<int> readArguments(int argc, char **argv, Invocation &invocation);

} // namespace waybill
