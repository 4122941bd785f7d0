// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <map>
#include <string>

namespace waybill::test {

/// What was written, and what somebody would have to answer so that it can be read.
struct GeneratedWorkspace
{
    std::map<std::string, std::string> answers; ///< "encodings/tracker" -> "windows-1252"
    std::map<std::string, std::string> encodings; ///< file -> encoding where it must be given
    bool complete = true; ///< the files a migration cannot do without are there and readable
};

/// Writes a Resume Toolkit workspace into the empty folder \a folder: any of the shapes its files
/// are known to have, with values nobody expects. The same seed writes the same bytes.
GeneratedWorkspace generateWorkspace(const QString &folder, std::uint64_t seed);

} // namespace waybill::test
