// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdfreport.h"

#include "models/findings/problemmodel.h"
#include "models/history/phasemodel.h"
#include "models/report/reportmodels.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFont>
#include <QLocale>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("PdfReport", text);
}

QString heading(const QString &text)
{
    return u"<h2>%1</h2>"_s.arg(text.toHtmlEscaped());
}

QString paragraph(const QString &text)
{
    return u"<p>%1</p>"_s.arg(text.toHtmlEscaped().replace(u'\n', "<br>"_L1));
}

/// A model as a table with its titles repeated on every page; long lists are cut and say so.
QString table(const QString &title, const QAbstractItemModel &model)
{
    constexpr int most = 500;
    if (model.rowCount() == 0)
        return {};
    QString html = heading(title)
        + "<table border='1' cellspacing='0' cellpadding='4' width='100%'><thead><tr>"_L1;
    for (int i = 0; i < model.columnCount(); ++i)
        html += u"<th align='left'>%1</th>"_s.arg(
            model.headerData(i, Qt::Horizontal).toString().toHtmlEscaped());
    html += "</tr></thead>"_L1;
    for (int row = 0; row < std::min(model.rowCount(), most); ++row) {
        html += "<tr>"_L1;
        for (int i = 0; i < model.columnCount(); ++i) {
            const QModelIndex cell = model.index(row, i);
            const auto alignment = cell.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
            html +=
                u"<td align='%1'>%2</td>"_s.arg(alignment & Qt::AlignRight ? u"right"_s : u"left"_s,
                                                cell.data().toString().toHtmlEscaped());
        }
        html += "</tr>"_L1;
    }
    html += "</table>"_L1;
    if (model.rowCount() > most)
        html +=
            paragraph(say("%1 more are in the database.").arg(countText(model.rowCount() - most)));
    return html;
}

template<typename Model, typename Values>
QString section(const char *title, const Values &values)
{
    Model model;
    model.setValues(values);
    return table(say(title), model);
}

} // namespace

QString reportDocument(const Report &report)
{
    const Balance &sum = report.balance;
    QString html = u"<h1>%1</h1>"_s.arg(report.verdict.toHtmlEscaped());
    if (report.failure)
        html += paragraph(describe(*report.failure));
    html +=
        paragraph(say("%1 %2, run %3, %4. Waybill %5.")
                      .arg(report.playbookName, report.playbookVersion)
                      .arg(report.run)
                      .arg(QLocale().toString(report.started.toLocalTime(), QLocale::ShortFormat),
                           report.programVersion));
    html += heading(say("Balance"));
    html +=
        paragraph(say("%1 values read = %2 as they are + %3 changed by rules + %4 extra details + "
                      "%5 set aside + %6 left out")
                      .arg(countText(sum.read), countText(sum.asIs), countText(sum.changed),
                           countText(sum.extra), countText(sum.setAside), countText(sum.leftOut)));
    html += section<TableReportModel>("Tables", report.tables);
    html += section<ProblemModel>("Set aside and remarks", report.problems);
    html += section<RuleModel>("Changes by rule", report.rules);
    html += section<CheckModel>("Checks", report.checks);
    html += section<SourceReportModel>("Files", report.sources);
    html += section<PhaseModel>("Speed", report.phases);
    html += section<DecisionModel>("Decisions", report.decisions);
    if (!report.howToUndo.isEmpty())
        html += heading(say("How to undo")) + paragraph(report.howToUndo.join(u'\n'));
    return html;
}

Result<> writePdf(const Report &report, const QString &path)
{
    QSaveFile file(path);
    const auto refused = [&] {
        return Problem{.code = u"FS-01"_s,
                       .file = path,
                       .found = file.errorString(),
                       .message = say("The report could not be written.")};
    };
    if (!file.open(QIODevice::WriteOnly))
        return refused();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    {
        QPdfWriter writer(&file);
        writer.setTitle(report.verdict);
        writer.setCreator(u"Waybill "_s + report.programVersion);
        const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
        writer.setPageSize(QPageSize(letter ? QPageSize::Letter : QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Landscape);
        writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter);
        QTextDocument document;
        QFont font;
        font.setPointSizeF(8);
        document.setDefaultFont(font);
        document.setHtml(reportDocument(report));
        document.print(&writer);
    }
    if (!file.commit())
        return refused();
    return {};
}

} // namespace waybill
