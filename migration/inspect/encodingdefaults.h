// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/source/encoding.h"

#include <QString>

#include <functional>
#include <map>
#include <string>

namespace waybill {

/// What the bytes of the sources say about their encodings, by SourceSpec::input(). Missing files
/// are left out.
std::map<std::string, EncodingReport> detectEncodings(const QString &workspace,
                                                      const Playbook &playbook,
                                                      const std::function<bool()> &mayGoOn);

/// \a answers and, for files that are no Unicode and nobody was asked about, the encoding they read
/// best in ("encodings/<source>"). Their bytes stay what they are: an export writes them again.
Answers answersWithEncodings(const Answers &answers,
                             const std::map<std::string, EncodingReport> &encodings);

} // namespace waybill
