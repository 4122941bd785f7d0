// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/tables/tablefile.h"

#include <QString>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace waybill {

class Console;

/// Where a table goes and how it is written.
struct TableOutput
{
    std::string
        format; ///< "csv", "json", "jsonl", "xlsx", "html"; empty: by the ending of the file
    QString file; ///< empty: standard output
    bool guardFormulas = false;
};

/// What is written.
struct TableContent
{
    TableHead head;
    std::function<Result<qint64>(TableWriter &, TableFormat)> feed; ///< gives the number of rows
    std::vector<std::pair<std::string, QString>> about; ///< what it is, for the JSON document
    Problems problems; ///< what is missing of it, already said
};

/// USAGE-04 when the parts of \a output do not go together; before anything is read.
Result<> outputIsSound(const TableOutput &output, const Console &console);
/// A file appears as a whole or not at all. Returns the exit code.
int writeTable(const TableOutput &output, const TableContent &content, Console &console);

} // namespace waybill
