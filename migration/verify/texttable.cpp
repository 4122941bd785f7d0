// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/texttable.h"

#include "migration/base/printable.h"

#include <algorithm>
#include <unicode/uchar.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ReportColumn::Kind;

int characterWidth(char32_t character)
{
    const auto code = static_cast<UChar32>(character);
    const int8_t category = u_charType(code);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR)
        return 0;
    const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

qsizetype displayWidth(const QString &text)
{
    qsizetype width = 0;
    for (const uint character : text.toUcs4())
        width += characterWidth(character);
    return width;
}

QString shown(const QString &cell, Kind kind)
{
    constexpr qsizetype hashBeginning = 12;
    return printable(kind == Kind::Hash ? cell.left(hashBeginning) : cell);
}

QString padded(const QString &cell, qsizetype width, Kind kind)
{
    const QString space(std::max<qsizetype>(width - displayWidth(cell), 0), u' ');
    return kind == Kind::Figure ? space + cell : cell + space;
}

QString withoutTrailingSpace(QString line)
{
    while (line.endsWith(u' '))
        line.chop(1);
    return line + u'\n';
}

} // namespace

QString painted(const QString &text, Tone tone, bool colour)
{
    if (!colour || tone == Tone::Neutral)
        return text;
    const char16_t digit = tone == Tone::Good ? u'2'
        : tone == Tone::Note                  ? u'4'
        : tone == Tone::Warning               ? u'3'
                                              : u'1';
    return u"\x1b[3"_s + digit + u'm' + text + u"\x1b[0m"_s;
}

QString bold(const QString &text, bool colour)
{
    return colour ? u"\x1b[1m"_s + text + u"\x1b[0m"_s : text;
}

QString textTable(const ReportTable &table, bool colour)
{
    QList<QStringList> lines;
    QStringList titles;
    for (const ReportColumn &column : table.columns)
        titles << printable(column.title);
    lines << titles;
    for (const QStringList &row : table.rows) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells << shown(row[i], table.columns[i].kind);
        lines << cells;
    }
    QList<qsizetype> widths(table.columns.size(), 0);
    for (const QStringList &line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(line[i]));
    }
    QString out;
    for (qsizetype number = 0; number < lines.size(); ++number) {
        QString line;
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            const Kind kind = table.columns[i].kind;
            const QString cell = padded(lines[number][i], widths[i], kind);
            const Tone tone = number > 0 && kind == Kind::Status
                ? table.tones.value(number - 1, Tone::Neutral)
                : Tone::Neutral;
            line += u"  "_s + painted(cell, tone, colour);
        }
        out += number == 0 ? bold(withoutTrailingSpace(line).chopped(1), colour) + u'\n'
                           : withoutTrailingSpace(line);
    }
    return out;
}

} // namespace waybill
