// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/activityrecord.h"

#include "models/export/pagewriter.h"

namespace waybill {

Result<qint64> exportActivity(const ActivityRecord &record, const ExportChoice &choice,
                              const QString &path, const Observer &observer)
{
    auto connection = Connection::open(record.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    const auto rows = readActivity(*connection, record);
    if (!rows)
        return rows.error();
    const CellText text = isCsv(choice.format) ? CellText::Words : CellText::Shown;
    const TableFeed feed = [&](TableWriter &writer) {
        return feedShownTable(*connection, rows->table, text, writer, observer);
    };
    if (choice.format == ExportFormat::Pdf)
        return writeTableFile(
            path, [&](const QString &file) { return makePdfWriter(file, rows->head); }, feed);
    return writeTableFile(path, {.format = TableFormat::Csv, .csv = choice.csv, .head = rows->head},
                          feed);
}

} // namespace waybill
