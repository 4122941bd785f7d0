// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/jsonwriter.h"
#include "migration/inspect/inputdifferences.h"

namespace waybill {

/// For a terminal: the sentence, and what it is about. Empty where nothing is otherwise.
QString differencesForTerminal(const InputDifferences &differences);
/// An object, as the value of "differences".
void writeDifferences(JsonWriter &json, const InputDifferences &differences);

} // namespace waybill
