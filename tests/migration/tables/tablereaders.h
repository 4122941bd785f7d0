// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/tables/tablefile.h"
#include "tests/support/randomness.h"

#include <QByteArray>

/// Reads tables as other programs would, to see whether they find what was written.
namespace waybill::test {

using Columns = std::vector<std::string>;

struct ReadTable
{
    Columns columns;
    std::vector<Row> rows;
    QString error; ///< empty: all of it was read
};

/// Values that may break a writer: quotes, line breaks, leading zeros, large and small numbers.
std::vector<Row> anyRows(Randomness &random, std::size_t columns);

TableFeed feedOf(const Columns &columns, const std::vector<Row> &rows);
Result<QByteArray> tableText(const TableOptions &options, const Columns &columns,
                             const std::vector<Row> &rows);

/// Cells are texts; what is empty is NULL, unless it is in quotes.
ReadTable readCsvTable(const QByteArray &bytes, char separator);
ReadTable readJsonTable(const QByteArray &bytes);
ReadTable readJsonLinesTable(const QByteArray &bytes);
/// Cells are texts.
ReadTable readHtmlTable(const QByteArray &bytes);
/// The first sheet of a workbook, taken apart with unzip. A text is a text, all else a number.
ReadTable readWorkbook(const QString &path);
bool canReadWorkbooks();

/// To compare, and to be read where they differ.
QString shown(const Row &row);

} // namespace waybill::test
