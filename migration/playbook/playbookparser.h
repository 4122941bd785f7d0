// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/playbook/playbook.h"

#include <functional>
#include <string>

namespace waybill {

/// The text of "001_create_schema.up.sql", from wherever the playbook is.
using ReadScript = std::function<Result<std::string>(const QString &scriptFile)>;

/// What a file says, with everything that is wrong in it, in the order of the file. The playbook is
/// fit for use only when there are no problems.
struct PlaybookFile
{
    Playbook playbook;
    Problems problems;
};

/// Reads and checks a playbook: every key, every name, the SQL scripts and the tables they make.
/// Problems: PB-01 not readable, PB-02 no plain YAML, PB-03 unknown key, PB-04 wrong type, PB-05
/// missing key, PB-06 unknown word, PB-07 a name that does not exist, PB-08 unsafe path, PB-09
/// other version of the format, PB-10 the same name twice, PB-11 script missing or wrong, PB-12
/// converter.
PlaybookFile checkPlaybook(const std::string &yaml, const QString &name,
                           const ReadScript &readScript);

/// The same for a file (":/..." too); its scripts are beside it.
PlaybookFile checkPlaybookFile(const QString &yamlPath);

/// The playbook, or the first Problem.
Result<Playbook> parsePlaybook(const std::string &yaml, const QString &name,
                               const ReadScript &readScript);
Result<Playbook> readPlaybook(const QString &yamlPath);

/// Every mistake; none for a good playbook.
Problems lintPlaybook(const QString &yamlPath);

} // namespace waybill
