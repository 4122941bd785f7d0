// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/printable.h"
#include "migration/verify/reportsections.h"
#include "migration/verify/reportwriter.h"
#include "migration/verify/texttable.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr QStringView space = u" ";

QString heading(const QString &title, bool colour)
{
    return u'\n' + bold(printable(title), colour) + u'\n';
}

QString indented(const QString &line)
{
    return u"  "_s + printable(line) + u'\n';
}

/// One line for each problem reads better here than a table that is wider than the window.
QString problemLines(const Report &report, bool colour)
{
    QString out;
    for (const Problem &problem : report.problems) {
        const QString severity = severityTitle(problem.severity);
        out += u"  "_s + painted(severity, severityTone(problem.severity), colour) + u": "_s
            + printable(describe(problem)) + u'\n';
    }
    return out;
}

QString sectionText(const ReportSection &section, const Report &report, bool colour)
{
    QString out = heading(section.title, colour);
    if (section.id == "balance"_L1)
        out += indented(balanceEquation(report, space));
    for (const QString &paragraph : section.paragraphs)
        out += indented(paragraph);
    if (section.id == "problems"_L1)
        return out + problemLines(report, colour);
    for (const ReportTable &table : section.tables) {
        if (table.folded)
            continue;
        if (!table.caption.isEmpty())
            out += u'\n' + indented(table.caption);
        out += textTable(table, colour);
    }
    for (const QString &step : section.steps)
        out += indented(step);
    return out;
}

} // namespace

QString reportAsText(const Report &report, bool colour)
{
    const QString title = painted(outcomeTitle(report), outcomeTone(report.outcome), colour);
    QString out = bold(title, colour) + u'\n';
    if (!report.verdict.isEmpty())
        out += printable(report.verdict) + u'\n';
    for (const QString &note : verdictNotes(report))
        out += indented(note);
    out += u'\n';
    ReportTable facts{.columns = {{}, {}}};
    for (const auto &[label, value] : reportFacts(report, space))
        facts.rows << QStringList{label, value};
    out += textTable(facts, false).section(u'\n', 1);
    for (const ReportSection &section : reportSections(report, space))
        out += sectionText(section, report, colour);
    return out;
}

} // namespace waybill
