// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/htmlparts.h"
#include "migration/verify/reportsections.h"
#include "migration/verify/reportstyle.h"
#include "migration/verify/reportwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using T = ReportText;

constexpr QStringView thinSpace = u"\u202f";

/// A part that is there gets a width that can be seen, whatever the scale.
QList<double> barWidths(const QList<BalancePart> &parts, double whole)
{
    constexpr double least = 6;
    qint64 total = 0;
    for (const BalancePart &part : parts)
        total += std::max<qint64>(part.count, 0);
    QList<double> widths;
    double sum = 0;
    for (const BalancePart &part : parts) {
        const double share = total > 0 ? double(part.count) / double(total) * whole : 0;
        widths << (part.count > 0 ? std::max(share, least) : 0);
        sum += widths.last();
    }
    for (double &width : widths)
        width = sum > 0 ? width / sum * whole : 0;
    return widths;
}

/// The equation, broken between its terms and nowhere else.
void writeEquation(Markup &html, const Report &report)
{
    html.open("p"_L1, {{"class"_L1, u"equation"}});
    const QStringList terms = balanceEquation(report, thinSpace).split(u" + "_s);
    for (qsizetype i = 0; i < terms.size(); ++i) {
        html.text(i == 0 ? QStringView() : QStringView(u" + "))
            .element("span"_L1, terms[i], {{"class"_L1, u"term"}});
    }
    html.close();
}

void writeBalanceBar(Markup &html, const Report &report)
{
    constexpr double whole = 1000;
    const QList<BalancePart> parts = balanceParts(report);
    const QList<double> widths = barWidths(parts, whole);
    const QString inWords = balanceEquation(report, thinSpace);
    html.open("svg"_L1,
              {{"class"_L1, u"bar"},
               {"viewBox"_L1, u"0 0 1000 24"},
               {"preserveAspectRatio"_L1, u"none"},
               {"role"_L1, u"img"},
               {"aria-label"_L1, inWords}});
    html.element("title"_L1, inWords);
    double left = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        html.empty("rect"_L1,
                   {{"class"_L1, QString::fromLatin1(parts[i].id)},
                    {"x"_L1, QString::number(left, 'f', 2)},
                    {"y"_L1, u"0"},
                    {"width"_L1, QString::number(widths[i], 'f', 2)},
                    {"height"_L1, u"24"}});
        left += widths[i];
    }
    html.close().open("ul"_L1, {{"class"_L1, u"legend"}});
    for (const BalancePart &part : parts) {
        html.open("li"_L1)
            .open("svg"_L1, {{"viewBox"_L1, u"0 0 8 8"}, {"aria-hidden"_L1, u"true"}})
            .empty("rect"_L1,
                   {{"class"_L1, QString::fromLatin1(part.id)},
                    {"width"_L1, u"8"},
                    {"height"_L1, u"8"}})
            .close()
            .element("b"_L1, figure(part.count, thinSpace))
            .text(u' ' + part.title)
            .close();
    }
    html.close();
}

void writeSection(Markup &html, const Report &report, const ReportSection &section)
{
    html.trusted("\n"_L1).open("section"_L1, {{"id"_L1, section.id}});
    html.open("h2"_L1).element("a"_L1, section.title, {{"href"_L1, u'#' + section.id}}).close();
    if (section.id == "balance"_L1) {
        writeEquation(html, report);
        writeBalanceBar(html, report);
    }
    for (const QString &paragraph : section.paragraphs)
        html.element("p"_L1, paragraph);
    for (const ReportTable &table : section.tables) {
        if (table.folded || section.id == "problems"_L1)
            writeFoldedTable(html, table);
        else
            writeTable(html, table);
    }
    if (!section.steps.isEmpty()) {
        html.open("ol"_L1, {{"class"_L1, u"steps"}});
        for (const QString &step : section.steps)
            html.element("li"_L1, step);
        html.close();
    }
    html.close();
}

void writeVerdict(Markup &html, const Report &report)
{
    const Tone tone = outcomeTone(report.outcome);
    html.open("div"_L1, {{"class"_L1, u"verdict "_s + toneClass(tone)}, {"role"_L1, u"status"}});
    writeIcon(html, tone);
    html.element("p"_L1, outcomeTitle(report), {{"class"_L1, u"word"}});
    html.element("p"_L1, report.verdict, {{"class"_L1, u"sentence"}});
    const QStringList notes = verdictNotes(report);
    if (!notes.isEmpty()) {
        html.open("ul"_L1);
        for (const QString &note : notes)
            html.element("li"_L1, note);
        html.close();
    }
    html.close();
}

void writeHeader(Markup &html, const Report &report, const QString &title,
                 const QList<ReportSection> &sections)
{
    html.open("header"_L1).open("p"_L1, {{"class"_L1, u"brand"}});
    writeIcon(html,
              "<path d=\"M6 2.5h9l4 4v15H6z\"/><path d=\"M9.5 11h6M9.5 14.5h6M9.5 18h3.5\"/>"_L1);
    html.text(u"Waybill").close().element("h1"_L1, title);
    writeVerdict(html, report);
    html.open("dl"_L1);
    for (const auto &[label, value] : reportFacts(report, thinSpace)) {
        const bool isHash = value == QString::fromLatin1(report.playbookSha256);
        html.element("dt"_L1, label);
        html.element("dd"_L1, value, {{"class"_L1, isHash ? u"hash" : u"fact"}});
    }
    html.close();
    html.open("nav"_L1, {{"aria-label"_L1, T::tr("Contents")}}).open("ol"_L1);
    for (const ReportSection &section : sections) {
        html.open("li"_L1);
        html.element("a"_L1, section.title, {{"href"_L1, u'#' + section.id}}).close();
    }
    html.close().close().close();
}

} // namespace

QByteArray reportAsHtml(const Report &report)
{
    const QList<ReportSection> sections = reportSections(report, thinSpace);
    const QString name = report.playbookName.isEmpty() ? report.playbookId : report.playbookName;
    const QString title =
        name.isEmpty() ? T::tr("Validation report") : T::tr("%1: validation report").arg(name);
    Markup html;
    html.trusted("<!DOCTYPE html>\n"_L1).open("html"_L1, {{"lang"_L1, u"en"}}).open("head"_L1);
    html.empty("meta"_L1, {{"charset"_L1, u"utf-8"}});
    html.empty("meta"_L1,
               {{"http-equiv"_L1, u"Content-Security-Policy"},
                {"content"_L1, u"default-src 'none'; style-src 'unsafe-inline'"}});
    html.empty("meta"_L1,
               {{"name"_L1, u"viewport"}, {"content"_L1, u"width=device-width, initial-scale=1"}});
    html.empty("meta"_L1, {{"name"_L1, u"referrer"}, {"content"_L1, u"no-referrer"}});
    html.element("title"_L1, title);
    html.open("style"_L1).trusted(QLatin1StringView(reportStyle)).close().close();
    html.open("body"_L1).open("main"_L1);
    writeHeader(html, report, title, sections);
    for (const ReportSection &section : sections)
        writeSection(html, report, section);
    html.element("footer"_L1,
                 T::tr("Written by Waybill. This page loads nothing and runs nothing."));
    html.close().close().close().trusted("\n"_L1);
    return html.utf8();
}

} // namespace waybill
