// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/timeline.h"
#include "models/tables/shown.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// The dates of a record in their order, each as precise as it is known.
class TimelineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesAreInOrderWithTheDaysBetween_data();
    void datesAreInOrderWithTheDaysBetween();
};

void TimelineTest::datesAreInOrderWithTheDaysBetween_data()
{
    QTest::addColumn<QStringList>("stored");
    QTest::addColumn<QStringList>("wanted"); ///< label, and the days where they are known
    QTest::addColumn<QString>("undated");
    QTest::newRow("in order") << QStringList{u"2025-03-04"_s, u"2025-03-11"_s, u"2025-03-11"_s}
                              << QStringList{u"A"_s, u"B+7"_s, u"C+0"_s} << u""_s;
    QTest::newRow("another order") << QStringList{u"2025-03-04"_s, u"2024-12-31"_s, {}}
                                   << QStringList{u"B"_s, u"A+63"_s} << u"C"_s;
    QTest::newRow("known in part") << QStringList{u"2025-03"_s, u"2025"_s, u"2025-03-01"_s}
                                   << QStringList{u"B"_s, u"A"_s, u"C"_s} << u""_s;
    QTest::newRow("with the time") << QStringList{u"2025-03-04 10:00"_s, u"2025-03-05"_s, {}}
                                   << QStringList{u"A"_s, u"B+1"_s} << u"C"_s;
    QTest::newRow("no date") << QStringList{u"soon"_s, u"2025-03-05"_s, u" "_s}
                             << QStringList{u"B"_s, u"A"_s} << u"C"_s;
    QTest::newRow("none") << QStringList{{}, {}, {}} << QStringList() << u"A,B,C"_s;
}

void TimelineTest::datesAreInOrderWithTheDaysBetween()
{
    QFETCH(QStringList, stored);
    TableLayout layout;
    QList<QVariant> values;
    for (int i = 0; i < stored.size(); ++i) {
        LayoutColumn column;
        column.label = QString(QChar(u'A' + i));
        column.editor = Editor::Date;
        layout.columns << column;
        layout.timeline << LayoutEvent{.column = i, .icon = {}};
        values << (stored[i].isNull() ? QVariant() : QVariant(stored[i]));
    }
    const Timeline timeline = timelineOf(layout, values);
    QStringList found;
    for (const TimelineEvent &event : timeline.events)
        found << event.label + (event.days ? u"+%1"_s.arg(*event.days) : QString());
    QTEST(found, "wanted");
    QTEST(timeline.undated.join(u','), "undated");
}

QTEST_GUILESS_MAIN(TimelineTest)
#include "tst_timeline.moc"
