// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/moment.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Moment)
};

Problem notUnderstood(const QString &text)
{
    return {.code = u"HIST-01"_s,
            .expected = Tr::tr("a time such as 2026-11-22, 2026-11-22 14:02 or "
                               "2026-11-22T13:02:11Z, or run 3"),
            .found = text,
            .message = Tr::tr("This is not understood as a moment.")};
}

/// "+01:00" in seconds.
int offsetOf(const QString &zone)
{
    if (zone.size() < 5)
        return 0;
    const int minutes = zone.mid(1, 2).toInt() * 60 + zone.right(2).toInt();
    return (zone.startsWith(u'-') ? -60 : 60) * minutes;
}

/// How long what is written that exactly lasts, in thousandths of a second.
qint64 lengthOf(const QRegularExpressionMatch &parts)
{
    if (parts.hasCaptured(7))
        return 1;
    if (parts.hasCaptured(6))
        return 1000;
    return 60'000;
}

} // namespace

Result<Moment> momentFrom(const QString &text, MomentEdge edge)
{
    const QString wanted = text.simplified();
    if (wanted == "now"_L1)
        return Moment::now();
    static const QRegularExpression numbered(u"^(run|change) ?(\\d{1,18})$"_s);
    if (const auto match = numbered.match(wanted); match.hasMatch()) {
        const qint64 number = match.captured(2).toLongLong();
        if (match.captured(1) == "change"_L1)
            return Moment{.change = number};
        return number > 0 ? Result<Moment>(Moment{.run = number}) : notUnderstood(text);
    }
    static const QRegularExpression written(
        u"^(\\d{4})-(\\d\\d)-(\\d\\d)(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,3}))?)?"
        "(?: ?(Z|[+-]\\d\\d:?\\d\\d))?)?$"_s);
    const auto parts = written.match(wanted);
    const auto part = [&](int at) { return parts.captured(at).toInt(); };
    const QDate date(part(1), part(2), part(3));
    if (!parts.hasMatch() || !date.isValid())
        return notUnderstood(text);
    if (!parts.hasCaptured(4)) {
        const QDateTime start = date.startOfDay();
        const bool first = edge == MomentEdge::Beginning;
        return Moment{.time = (first ? start : date.addDays(1).startOfDay().addMSecs(-1)).toUTC()};
    }
    const QTime time(part(4), part(5), part(6), parts.captured(7).leftJustified(3, u'0').toInt());
    if (!time.isValid())
        return notUnderstood(text);
    const QString zone = parts.captured(8);
    const QDateTime start = zone.isEmpty()
        ? QDateTime(date, time)
        : QDateTime(date, time, Qt::OffsetFromUTC, zone == "Z"_L1 ? 0 : offsetOf(zone));
    const qint64 more = edge == MomentEdge::Beginning ? 0 : lengthOf(parts) - 1;
    return Moment{.time = start.addMSecs(more).toUTC()};
}

QString momentText(const Moment &moment)
{
    if (moment.run > 0)
        return Tr::tr("run %1").arg(moment.run);
    if (moment.change >= 0)
        return Tr::tr("change %1").arg(moment.change);
    return moment.time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

std::string ledgerTime(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s).toStdString() + 'Z';
}

} // namespace waybill
