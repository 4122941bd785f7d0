// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/printable.h"
#include "migration/verify/reportsections.h"
#include "migration/verify/reportwriter.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ReportColumn::Kind;
using T = ReportText;

constexpr QStringView space = u" ";

/// Text that Markdown takes as text, inside a table cell as well.
QString escaped(QStringView text)
{
    constexpr QStringView special = uR"(\`*_{}[]()#|~!$)";
    QString out;
    for (const QChar c : printable(text)) {
        if (c == u'<')
            out += "&lt;"_L1;
        else if (c == u'>')
            out += "&gt;"_L1;
        else if (c == u'&')
            out += "&amp;"_L1;
        else if (special.contains(c))
            out += u"\\"_s + c;
        else
            out += c;
    }
    return out;
}

/// The same at the start of a line, where "-", "1." and the like would begin a list.
QString escapedLine(const QString &text)
{
    const QString line = escaped(text.trimmed());
    qsizetype digits = 0;
    while (digits < line.size() && line[digits].isDigit())
        ++digits;
    const bool isMark = digits < line.size()
        && (digits == 0 ? QStringView(u"-+=:").contains(line[0]) : line[digits] == u'.');
    return isMark ? line.first(digits) + u'\\' + line.sliced(digits) : line;
}

QString row(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | ") + u" |\n"_s;
}

QString written(const ReportTable &table)
{
    QString out;
    if (!table.caption.isEmpty())
        out += u"### "_s + escaped(table.caption) + u"\n\n"_s;
    if (!table.note.isEmpty())
        out += escapedLine(table.note) + u"\n\n"_s;
    QStringList titles;
    QStringList rules;
    for (const ReportColumn &column : table.columns) {
        titles << escaped(column.title);
        rules << (column.kind == Kind::Figure ? u"---:"_s : u"---"_s);
    }
    out += row(titles) + row(rules);
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        QStringList cells;
        for (const QString &cell : table.rows[i])
            cells << escaped(cell);
        if (table.totals && i == table.rows.size() - 1)
            cells[0] = u"**"_s + cells[0] + u"**"_s;
        out += row(cells);
    }
    return out + u'\n';
}

QString written(const ReportSection &section, const Report &report)
{
    QString out = u"## "_s + escaped(section.title) + u"\n\n"_s;
    if (section.id == "balance"_L1)
        out += u"**"_s + escaped(balanceEquation(report, space)) + u"**\n\n"_s;
    for (const QString &paragraph : section.paragraphs)
        out += escapedLine(paragraph) + u"\n\n"_s;
    for (const ReportTable &table : section.tables)
        out += written(table);
    for (qsizetype i = 0; i < section.steps.size(); ++i)
        out += QString::number(i + 1) + u". "_s + escapedLine(section.steps[i]) + u'\n';
    return section.steps.isEmpty() ? out : out + u'\n';
}

} // namespace

QByteArray reportAsMarkdown(const Report &report)
{
    const QString name = report.playbookName.isEmpty() ? report.playbookId : report.playbookName;
    QString out = u"# "_s
        + (name.isEmpty() ? T::tr("Validation report")
                          : T::tr("%1: validation report").arg(escaped(name)))
        + u"\n\n**"_s + escaped(outcomeTitle(report)) + u"**\n\n"_s;
    if (!report.verdict.isEmpty())
        out += escapedLine(report.verdict) + u"\n\n"_s;
    for (const QString &note : verdictNotes(report))
        out += u"- "_s + escapedLine(note) + u'\n';
    ReportTable facts{.columns = {{T::tr("This run")}, {QString()}}};
    for (const auto &[label, value] : reportFacts(report, space))
        facts.rows << QStringList{label, value};
    out += u'\n' + written(facts);
    for (const ReportSection &section : reportSections(report, space))
        out += written(section, report);
    return out.toUtf8();
}

} // namespace waybill
