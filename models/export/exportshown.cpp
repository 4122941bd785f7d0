// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportshown.h"

#include "models/export/pagewriter.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

TableFormat tableFormat(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Xlsx:
        return TableFormat::Xlsx;
    case ExportFormat::Json:
        return TableFormat::Json;
    case ExportFormat::JsonLines:
        return TableFormat::JsonLines;
    case ExportFormat::Html:
        return TableFormat::Html;
    default:
        return TableFormat::Csv;
    }
}

} // namespace

bool isCsv(ExportFormat format)
{
    return format == ExportFormat::Csv || format == ExportFormat::CsvForExcel;
}

bool isForPeople(ExportFormat format)
{
    return format == ExportFormat::Html || format == ExportFormat::Pdf;
}

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Xlsx:
        return u"xlsx"_s;
    case ExportFormat::Json:
        return u"json"_s;
    case ExportFormat::JsonLines:
        return u"jsonl"_s;
    case ExportFormat::Html:
        return u"html"_s;
    case ExportFormat::Pdf:
        return u"pdf"_s;
    default:
        return u"csv"_s;
    }
}

ExportChoice startingChoice(ExportFormat format)
{
    ExportChoice choice{.format = format, .csv = {}, .words = false};
    if (format == ExportFormat::Xlsx || format == ExportFormat::CsvForExcel)
        choice.words = true;
    if (format != ExportFormat::CsvForExcel)
        return choice;
    const bool comma = QLocale().decimalPoint() == ","_L1;
    choice.csv = {.separator = comma ? ';' : ',',
                  .decimalPoint = comma ? ',' : '.',
                  .byteOrderMark = true,
                  .guardFormulas = true};
    return choice;
}

Result<qint64> exportShown(const ShownTable &table, const ExportChoice &choice, const QString &path,
                           const Observer &observer)
{
    auto connection = Connection::open(table.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    const CellText text = isForPeople(choice.format) ? CellText::Shown
        : choice.words                               ? CellText::Words
                                                     : CellText::Stored;
    const TableFeed feed = [&](TableWriter &writer) {
        return feedShownTable(*connection, table, text, writer, observer);
    };
    const TableHead head = headOf(table);
    if (choice.format == ExportFormat::Pdf)
        return writeTableFile(
            path, [&](const QString &file) { return makePdfWriter(file, head); }, feed);
    return writeTableFile(
        path, {.format = tableFormat(choice.format), .csv = choice.csv, .head = head}, feed);
}

} // namespace waybill
