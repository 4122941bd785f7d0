// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/problem.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Control characters must not reach a terminal or break a log line.
QString printable(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0))
            safe += u"\\x%1"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
        else
            safe += c;
    }
    return safe;
}

} // namespace

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return u"info"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Error:
        break;
    }
    return u"error"_s;
}

Severity severityFromName(const QString &name)
{
    if (name == "info"_L1)
        return Severity::Info;
    return name == "warning"_L1 ? Severity::Warning : Severity::Error;
}

QString describe(const Problem &problem)
{
    QString place = problem.file;
    if (problem.line > 0)
        place += u':' + QString::number(problem.line);
    if (problem.column > 0)
        place += u':' + QString::number(problem.column);

    QStringList parts;
    if (!place.isEmpty())
        parts << place;
    if (!problem.field.isEmpty())
        parts << problem.field;
    parts << u"%1: %2"_s.arg(problem.code, problem.message);
    QString text = parts.join(u": ");
    if (!problem.expected.isEmpty())
        text += u" Expected: %1."_s.arg(problem.expected);
    if (!problem.found.isEmpty())
        text += u" Found: %1."_s.arg(problem.found);
    if (!problem.action.isEmpty())
        text += u' ' + problem.action;
    if (!problem.hint.isEmpty())
        text += u' ' + problem.hint;
    return printable(text);
}

} // namespace waybill
