// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/tables/tablefile.h"
#include "models/export/showntable.h"

namespace waybill {

enum class ExportFormat { Csv, CsvForExcel, Xlsx, Json, JsonLines, Html, Pdf };

/// What a person chose.
struct ExportChoice
{
    ExportFormat format = ExportFormat::Csv;
    CsvStyle csv;
    bool words = false; ///< words as shown, where the format is for programs
};

/// What a format starts with: for Excel what the system's own spreadsheet expects of a CSV file.
ExportChoice startingChoice(ExportFormat format);
bool isCsv(ExportFormat format);
/// True where a person is the reader, so that everything is written as it is shown.
bool isForPeople(ExportFormat format);
QString suffixOf(ExportFormat format);

/// Opens a connection of its own, reads, and writes the file at \a path: as a whole or not at all.
Result<qint64> exportShown(const ShownTable &table, const ExportChoice &choice, const QString &path,
                           const Observer &observer);

} // namespace waybill
