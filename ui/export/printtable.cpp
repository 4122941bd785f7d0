// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/printtable.h"

#include "models/export/pagewriter.h"
#include "ui/export/exporter.h"
#include "ui/widgets/text.h"

#include <QPrintDialog>
#include <QPrinter>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<qint64> print(const ShownTable &table, const std::shared_ptr<QPrinter> &printer,
                     const QString &path, const Observer &observer)
{
    auto connection = Connection::open(table.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    const TableHead head = headOf(table);
    const TableFeed feed = [&](TableWriter &writer) {
        return feedShownTable(*connection, table, CellText::Shown, writer, observer);
    };
    if (path.isEmpty()) {
        const auto writer = makePageWriter(printer, head);
        return feed(*writer);
    }
    return writeTableFile(
        path,
        [&](const QString &file) {
            printer->setOutputFileName(file);
            printer->setOutputFormat(QPrinter::PdfFormat); // the name alone would not say so
            return makePageWriter(printer, head);
        },
        feed);
}

} // namespace

void printTable(Exporter &exporter, const ShownTable &table, const RowIds &selected,
                QWidget *window)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(table.layout.title);
    printer->setPageOrientation(QPageLayout::Landscape);
    auto *dialog = new QPrintDialog(printer.get(), window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Exporter::tr("Print %1").arg(table.layout.title));
    dialog->setOption(QAbstractPrintDialog::PrintPageRange, false);
    dialog->setOption(QAbstractPrintDialog::PrintSelection, !selected.empty());
    QObject::connect(dialog, &QDialog::accepted, &exporter, [&exporter, table, selected, printer] {
        ShownTable wanted = table;
        if (printer->printRange() == QPrinter::Selection)
            wanted.rows = selected;
        const QString path = printer->outputFileName();
        exporter.run({.title = Exporter::tr("Printing %1…").arg(table.layout.title),
                      .work =
                          [wanted, printer, path](const Observer &observer) {
                              return print(wanted, printer, path, observer);
                          },
                      .done =
                          [path](qint64 rows) {
                              return path.isEmpty()
                                  ? Exporter::tr("%Ln rows were sent to the printer.", nullptr,
                                                 static_cast<int>(rows))
                                  : exportedText(rows, path);
                          },
                      .path = path});
    });
    dialog->open();
}

} // namespace waybill
