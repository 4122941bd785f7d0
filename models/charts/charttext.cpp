// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/charttext.h"

#include "migration/tables/tablewriter.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

QString chartTitle(const ChartData &data, const QString &countTitle, qsizetype column)
{
    if (column == 0)
        return data.spec.label;
    return data.hasSeries() ? data.series[column - 1].text : countTitle;
}

Result<> feedChart(const ChartData &data, const QString &countTitle, TableWriter &writer)
{
    std::vector<std::string> titles;
    for (qsizetype column = 0; column <= data.series.size(); ++column)
        titles.push_back(chartTitle(data, countTitle, column).toStdString());
    if (auto begun = writer.begin(titles); !begun)
        return begun;
    for (qsizetype label = 0; label < data.labels.size(); ++label) {
        Row cells{data.labels[label].text.toStdString()};
        for (qsizetype group = 0; group < data.series.size(); ++group)
            cells.emplace_back(std::int64_t(data.count(group, label)));
        if (auto written = writer.write(cells); !written)
            return written;
    }
    return writer.end();
}

QString chartSentence(const ChartData &data, const QString &records)
{
    const QLocale locale;
    QStringList sentences{data.spec.sentence};
    const qsizetype drawn = data.labels.size();
    if (drawn < data.allLabels)
        sentences << QCoreApplication::translate("Chart", "Of %1, the first %2 are shown.")
                         .arg(locale.toString(data.allLabels), locale.toString(drawn));
    //: "Applications counted: 12 of 17."
    sentences << QCoreApplication::translate("Chart", "%1 counted: %2 of %3.")
                     .arg(records, locale.toString(data.shown), locale.toString(data.total));
    const QString reasons = leftOutText(data);
    if (!reasons.isEmpty())
        //: "Not counted: 3 without a date, 2 not sent yet."
        sentences << QCoreApplication::translate("Chart", "Not counted: %1.").arg(reasons);
    return sentences.join(u' ');
}

QString chartNothingText(const ChartData &data, const QString &records)
{
    const QLocale locale;
    if (data.total == 0)
        return QCoreApplication::translate("Chart", "There are no %1 yet.").arg(records.toLower());
    QString text = QCoreApplication::translate("Chart", "0 of %1 %2 can be drawn here.")
                       .arg(locale.toString(data.total), records.toLower());
    const QString reasons = leftOutText(data);
    if (!reasons.isEmpty())
        text += u' ' + QCoreApplication::translate("Chart", "Not counted: %1.").arg(reasons);
    return text;
}

QString leftOutText(const ChartData &data)
{
    QStringList reasons;
    for (const ChartData::LeftOut &left : data.leftOut)
        reasons << QLocale().toString(left.count) + u' ' + left.reason;
    return reasons.join(u", "_s);
}

} // namespace waybill
