// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/destination.h"

namespace waybill {

class Console;

/// trace DB --file FILE --line N: where a line of a file went. Returns the exit code.
int showDestination(Connection &connection, const FilePlace &place, Console &console);

} // namespace waybill
