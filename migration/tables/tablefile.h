// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/tables/tablewriter.h"

namespace waybill {

enum class TableFormat { Csv, Json, JsonLines, Xlsx, Html };

/// How a table is written.
struct TableOptions
{
    TableFormat format = TableFormat::Csv;
    CsvStyle csv;
    TableHead head; ///< the title names the sheet of a workbook as well
};

/// Gives all rows to the writer, from begin() to end(), and says how many there were.
using TableFeed = std::function<Result<qint64>(TableWriter &)>;

/// Every format but a workbook, in blocks.
Result<qint64> writeTableText(const TableOptions &options, const ByteSink &sink,
                              const TableFeed &feed);
/// The file is there as a whole or not at all, and for this user alone.
Result<qint64> writeTableFile(const QString &path, const TableOptions &options,
                              const TableFeed &feed);

/// For a writer that opens its file itself, which does not exist yet: the same promise.
using WriterAt = std::function<std::unique_ptr<TableWriter>(const QString &path)>;
Result<qint64> writeTableFile(const QString &path, const WriterAt &makeWriter,
                              const TableFeed &feed);

} // namespace waybill
