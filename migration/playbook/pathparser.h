// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/playbook/playbook.h"

#include <string_view>

namespace waybill {

/// A path as a playbook writes it: "/bullets/*", "/{type !certifications}/*", "/**", ".", "./name",
/// "candidate:/name"; for a source in \a format Csv also the name of a field. In names ~1 stands
/// for
/// "/" and ~0 for "~". The Problem (PB-04) has no place.
Result<Path> parsePath(std::string_view text, SourceFormat format);

} // namespace waybill
