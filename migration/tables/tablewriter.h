// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/base/value.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// Writes the rows of one table in some format.
class TableWriter
{
public:
    virtual ~TableWriter() = default;

    virtual Result<> begin(const std::vector<std::string> &columns) = 0;
    virtual Result<> write(const Row &row) = 0;
    virtual Result<> end() = 0;
};

/// Where the bytes go.
using ByteSink = std::function<Result<>(std::string_view)>;

struct CsvStyle
{
    char separator = ',';
    char decimalPoint = '.';
    bool byteOrderMark = false; ///< by which some spreadsheets know that it is UTF-8
    bool guardFormulas = false; ///< see guardedText()
};

/// What stands above the rows where a format has room for it.
struct TableHead
{
    QString title;
    QStringList notes; ///< filter, date
    std::vector<bool> numbers; ///< columns that are aligned as numbers even when they come as text
};

/// RFC 4180 with a header line. NULL is an empty cell, an empty text is ""; where there is but one
/// column, NULL is "" as well.
std::unique_ptr<TableWriter> makeCsvWriter(ByteSink sink, const CsvStyle &style = {});
/// An array of objects; numbers are exact, NULL is null. Of columns with the same name the later
/// ones get a number, since a key stands once in an object.
std::unique_ptr<TableWriter> makeJsonWriter(ByteSink sink);
/// One object a line.
std::unique_ptr<TableWriter> makeJsonLinesWriter(ByteSink sink);
/// A page of its own that needs nothing else, in light and dark and on paper.
std::unique_ptr<TableWriter> makeHtmlWriter(ByteSink sink, const TableHead &head);
/// A workbook at \a path, which must not exist, with one sheet called \a table. Numbers that a
/// spreadsheet would round are written as text. XLSX-01 for what a sheet cannot hold.
std::unique_ptr<TableWriter> makeXlsxWriter(const QString &path, const std::string &table);

} // namespace waybill
