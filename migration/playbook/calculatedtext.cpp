// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/calculatedtext.h"

#include "migration/playbook/yamlreader.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Problem notATemplate(const QString &message, const QString &found)
{
    return {.code = u"PB-04"_s,
            .expected = u"{column}, {column + 5}"_s,
            .found = found,
            .message = message};
}

} // namespace

Result<std::vector<TextPart>> parseCalculatedText(const std::string &text)
{
    static const QRegularExpression placeholder(
        u"^\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*(?:([+-])\\s*(\\d{1,4})\\s*)?$"_s);
    const QString all = QString::fromStdString(text);
    std::vector<TextPart> parts;
    qsizetype at = 0;
    while (at < all.size()) {
        static const QRegularExpression braces(u"[{}]"_s);
        qsizetype next = all.indexOf(braces, at);
        if (next < 0)
            next = all.size();
        if (next > at)
            parts.push_back({.literal = all.mid(at, next - at).toStdString()});
        if (next == all.size())
            break;
        const qsizetype end = all[next] == u'{' ? all.indexOf(braces, next + 1) : -1;
        if (end < 0 || all[end] == u'{')
            return notATemplate(PlaybookText::tr("A brace in the text has no partner."), all);
        const QString inside = all.mid(next + 1, end - next - 1);
        const auto match = placeholder.match(inside);
        if (!match.hasMatch())
            return notATemplate(
                PlaybookText::tr("In braces stands a column, and perhaps days that are added."),
                u'{' + inside + u'}');
        const int days = match.captured(3).toInt();
        parts.push_back({.column = match.captured(1).toStdString(),
                         .days = match.captured(2) == u"-"_s ? -days : days});
        at = end + 1;
    }
    return parts;
}

} // namespace waybill
