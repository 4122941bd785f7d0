// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/receiptfiles.h"
#include "ui/widgets/text.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFile>
#include <QFont>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// More would not fit on the page; the JSON has all of them.
constexpr qsizetype mostRows = 14;

QString say(const char *text)
{
    return QCoreApplication::translate("ReceiptPdf", text);
}

QString row(const QStringList &cells, const QString &tag)
{
    QString html = u"<tr>"_s;
    for (const QString &cell : cells)
        html += u"<%1 align='left'>%2</%1>"_s.arg(tag, cell.toHtmlEscaped());
    return html + u"</tr>"_s;
}

QString table(const QString &title, const QStringList &head, const QList<QStringList> &rows)
{
    QString html =
        u"<h3>%1</h3><table border='1' cellspacing='0' cellpadding='3' width='100%'>"_s.arg(
            title.toHtmlEscaped());
    html += row(head, u"th"_s);
    for (qsizetype i = 0; i < std::min(rows.size(), mostRows); ++i)
        html += row(rows[i], u"td"_s);
    html += u"</table>"_s;
    if (rows.size() > mostRows)
        html += u"<p>%1</p>"_s.arg(
            say("and %1 more, see the JSON").arg(countText(rows.size() - mostRows)));
    return html;
}

QString paragraph(const QString &text)
{
    return u"<p>%1</p>"_s.arg(text.toHtmlEscaped());
}

} // namespace

QString receiptDocument(const Receipt &receipt)
{
    const Balance &sum = receipt.balance;
    const QString time = QLocale().toString(receipt.started.toLocalTime(), QLocale::ShortFormat);
    QString html =
        u"<h1>%1</h1>"_s.arg(say("Receipt for migration %1").arg(receipt.run).toHtmlEscaped());
    html += u"<p><b>%1</b></p>"_s.arg(receipt.verdict.toHtmlEscaped());
    html += paragraph(say("Made by %1 on %2. Playbook %3 %4 (SHA-256 %5). Waybill %6, SQLite %7.")
                          .arg(receipt.who, time, receipt.playbookName, receipt.playbookVersion,
                               QString::fromLatin1(receipt.playbookSha256), receipt.programVersion,
                               receipt.sqliteVersion));
    html += paragraph(
        say("%1 values read = %2 as they are + %3 changed by rules + %4 extra details + %5 set "
            "aside + %6 left out. %7 records read, %8 stored, %9 set aside.")
            .arg(countText(sum.read), countText(sum.asIs), countText(sum.changed),
                 countText(sum.extra), countText(sum.setAside), countText(sum.leftOut),
                 countText(receipt.recordsRead), countText(receipt.recordsStored),
                 countText(receipt.recordsSetAside)));
    QList<QStringList> inputs;
    for (const ReceiptInput &input : receipt.inputs)
        inputs.append({input.file, sizeText(input.bytes), countText(input.records),
                       QString::fromLatin1(input.sha256)});
    html += table(say("What went in, from %1").arg(receipt.workspace),
                  {say("File"), say("Size"), say("Records"), say("SHA-256")}, inputs);
    QList<QStringList> outputs;
    for (const ReceiptTable &one : receipt.tables)
        outputs.append({one.table, countText(one.rows), QString::fromLatin1(one.sha256)});
    html += table(say("What came of it, in %1").arg(receipt.database),
                  {say("Table"), say("Rows"), say("SHA-256 of these rows")}, outputs);
    html += paragraph(
        say("The database file when the receipt was drawn up: %1, SHA-256 %2.")
            .arg(sizeText(receipt.databaseBytes), QString::fromLatin1(receipt.databaseSha256)));
    const auto passed =
        std::count_if(receipt.checks.begin(), receipt.checks.end(), [](const CheckReport &check) {
            return check.status == CheckReport::Status::Pass;
        });
    html += paragraph(
        say("%1 of %2 checks passed.").arg(countText(passed), countText(receipt.checks.size())));
    html += paragraph(
        say("Drawn up on %1. SHA-256 of this receipt as JSON: %2. waybill-cli verify --receipt "
            "checks it.")
            .arg(QLocale().toString(receipt.issued.toLocalTime(), QLocale::ShortFormat),
                 QString::fromLatin1(receipt.sha256)));
    return html;
}

Result<> writeReceiptPdf(const Receipt &receipt, const QString &path)
{
    QSaveFile file(path);
    const auto refused = [&] {
        return Problem{.code = u"FS-01"_s,
                       .file = path,
                       .found = file.errorString(),
                       .message = say("The receipt could not be written.")};
    };
    if (!file.open(QIODevice::WriteOnly))
        return refused();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    {
        QPdfWriter writer(&file);
        writer.setTitle(say("Receipt for migration %1").arg(receipt.run));
        writer.setCreator(u"Waybill "_s + receipt.programVersion);
        const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
        writer.setPageSize(QPageSize(letter ? QPageSize::Letter : QPageSize::A4));
        writer.setPageMargins(QMarginsF(14, 14, 14, 14), QPageLayout::Millimeter);
        QTextDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        QFont font;
        font.setPointSizeF(8);
        document.setDefaultFont(font);
        document.setHtml(receiptDocument(receipt));
        // One page: what is longer is drawn smaller.
        const QSizeF room(writer.width(), writer.height());
        document.setTextWidth(room.width());
        const qreal scale = std::min(1.0, room.height() / document.size().height());
        document.setTextWidth(room.width() / scale);
        const qreal fit = std::min(scale, room.height() / document.size().height());
        QPainter painter(&writer);
        painter.scale(fit, fit);
        document.drawContents(&painter);
    }
    if (!file.commit())
        return refused();
    return {};
}

} // namespace waybill
