// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/copytable.h"

#include "models/export/clipboardtable.h"
#include "ui/export/exporter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<qint64> read(const ShownTable &table, bool titles, ClipboardTable &copied,
                    const Observer &observer)
{
    auto connection = Connection::open(table.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    const auto writer = makeClipboardWriter(copied, titles);
    return feedShownTable(*connection, table, CellText::Words, *writer, observer);
}

} // namespace

void copyTable(Exporter &exporter, const ShownTable &table, bool titles)
{
    if (!table.rows || table.rows->empty())
        return;
    if (table.rows->size() > mostCopiedRows) {
        Q_EMIT exporter.problem(
            {.code = u"COPY-01"_s,
             .severity = Severity::Info,
             .action = Exporter::tr("Export them instead."),
             .message = Exporter::tr("These are too many rows for the clipboard.")});
        return;
    }
    auto copied = std::make_shared<ClipboardTable>();
    exporter.run(
        {.title = Exporter::tr("Copying %1…").arg(table.layout.title),
         .work = [table, titles, copied](
                     const Observer &observer) { return read(table, titles, *copied, observer); },
         .done =
             [copied](qint64 rows) {
                 auto *data = new QMimeData;
                 data->setText(copied->text);
                 data->setHtml(copied->html);
                 QGuiApplication::clipboard()->setMimeData(data);
                 return Exporter::tr("%Ln rows were copied.", nullptr, static_cast<int>(rows));
             },
         .path = {}});
}

} // namespace waybill
