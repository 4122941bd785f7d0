// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace waybill {

class Console;

struct TableExport
{
    QString database;
    std::string table;
    std::string
        format; ///< "csv", "json", "jsonl", "xlsx", "html"; empty: by the ending of the file
    QString file; ///< empty: standard output
    bool guardFormulas = false;
};

/// Writes all rows of a table in the order of their keys; a file appears as a whole or not at all.
/// Returns the exit code.
int exportTable(const TableExport &request, Console &console);

} // namespace waybill
