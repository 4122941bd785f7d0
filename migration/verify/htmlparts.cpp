// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/htmlparts.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ReportColumn::Kind;

/// Shapes differ, not colours alone: a tick, an i, a triangle, a cross, a dash.
QLatin1StringView toneShape(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M7.5 12.4l3 3 6-6.6\"/>"_L1;
    case Tone::Note:
        return "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M12 11v5.5M12 7.4v.2\"/>"_L1;
    case Tone::Warning:
        return "<path d=\"M12 3.2L22 20.5H2z\"/><path d=\"M12 10v4.6M12 17.3v.2\"/>"_L1;
    case Tone::Bad:
        return "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M8.5 8.5l7 7M15.5 8.5l-7 7\"/>"_L1;
    case Tone::Neutral:
        break;
    }
    return "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M8 12h8\"/>"_L1;
}

QString cellClass(Kind kind)
{
    switch (kind) {
    case Kind::Figure:
        return u"figure"_s;
    case Kind::Status:
        return u"state"_s;
    case Kind::Hash:
        return u"hash"_s;
    case Kind::Code:
        return u"place"_s;
    case Kind::Text:
        break;
    }
    return u"text"_s;
}

void writeCell(Markup &html, const QString &cell, Kind kind, Tone tone)
{
    const bool isZero = kind == Kind::Figure && cell == "0"_L1;
    html.open("td"_L1, {{"class"_L1, cellClass(kind) + (isZero ? u" zero"_s : QString())}});
    if (kind == Kind::Status) {
        html.open("span"_L1, {{"class"_L1, u"mark "_s + toneClass(tone)}});
        writeIcon(html, tone);
        html.text(cell).close();
    } else if (kind == Kind::Code && !cell.isEmpty()) {
        html.element("code"_L1, cell);
    } else {
        html.text(cell);
    }
    html.close();
}

void writeRows(Markup &html, const ReportTable &table)
{
    html.open("thead"_L1).open("tr"_L1);
    for (const ReportColumn &column : table.columns) {
        html.element("th"_L1, column.title,
                     {{"scope"_L1, u"col"}, {"class"_L1, cellClass(column.kind)}});
    }
    html.close().close().open("tbody"_L1);
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const bool isTotal = table.totals && row == table.rows.size() - 1;
        html.trusted("\n"_L1).open("tr"_L1, {{"class"_L1, isTotal ? u"totals" : u"row"}});
        const Tone tone = table.tones.value(row, Tone::Neutral);
        for (qsizetype column = 0; column < table.columns.size(); ++column)
            writeCell(html, table.rows[row][column], table.columns[column].kind, tone);
        html.close();
    }
    html.close();
}

} // namespace

QString toneClass(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return u"good"_s;
    case Tone::Note:
        return u"note"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Bad:
        return u"bad"_s;
    case Tone::Neutral:
        break;
    }
    return u"neutral"_s;
}

void writeIcon(Markup &html, QLatin1StringView shape)
{
    html.trusted("<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\" fill=\"none\""
                 " stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\""
                 " stroke-linejoin=\"round\">"_L1)
        .trusted(shape)
        .trusted("</svg>"_L1);
}

void writeIcon(Markup &html, Tone tone)
{
    writeIcon(html, toneShape(tone));
}

void writeTable(Markup &html, const ReportTable &table)
{
    html.open("div"_L1, {{"class"_L1, u"table"}}).open("table"_L1);
    if (!table.caption.isEmpty())
        html.element("caption"_L1, table.caption);
    writeRows(html, table);
    html.close().close();
}

void writeFoldedTable(Markup &html, const ReportTable &table)
{
    if (table.folded)
        html.open("details"_L1);
    else
        html.open("details"_L1, {{"open"_L1, u"open"}});
    html.open("summary"_L1).open("span"_L1, {{"class"_L1, u"mark "_s + toneClass(table.tone)}});
    if (table.tone != Tone::Neutral)
        writeIcon(html, table.tone);
    html.close().text(table.caption).close();
    if (!table.note.isEmpty())
        html.element("p"_L1, table.note, {{"class"_L1, u"hint"}});
    html.open("div"_L1, {{"class"_L1, u"table"}}).open("table"_L1);
    writeRows(html, table);
    html.close().close().close();
}

} // namespace waybill
