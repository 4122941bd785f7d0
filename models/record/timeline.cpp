// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/timeline.h"

#include "models/tables/shown.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Dated
{
    QString stored;
    TimelineEvent event;

    bool isDate() const
    {
        static const QRegularExpression date(u"^\\d{4}(-\\d\\d(-\\d\\d.*)?)?$"_s);
        return date.match(stored).hasMatch();
    }
    QDate day() const { return QDate::fromString(stored.left(10), Qt::ISODate); }
};

} // namespace

/// A month that is known alone stands before its days, as it would in a list of dates.
Timeline timelineOf(const TableLayout &layout, const QList<QVariant> &values)
{
    Timeline timeline;
    QList<Dated> dated;
    for (const LayoutEvent &event : layout.timeline) {
        const LayoutColumn &column = layout.columns[event.column];
        const QString stored = values.value(event.column).toString().trimmed();
        if (stored.isEmpty())
            timeline.undated << column.label;
        else
            dated << Dated{.stored = stored,
                           .event = {.label = column.label,
                                     .icon = event.icon,
                                     .shown = shownDate(stored),
                                     .days = {}}};
    }
    std::stable_sort(dated.begin(), dated.end(), [](const Dated &a, const Dated &b) {
        if (a.isDate() != b.isDate())
            return a.isDate();
        return a.isDate() && a.stored < b.stored;
    });
    for (qsizetype i = 0; i < dated.size(); ++i) {
        const QDate before = i > 0 ? dated[i - 1].day() : QDate();
        const QDate day = dated[i].day();
        if (before.isValid() && day.isValid())
            dated[i].event.days = before.daysTo(day);
        timeline.events << dated[i].event;
    }
    return timeline;
}

} // namespace waybill
