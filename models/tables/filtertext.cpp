// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/filtertext.h"

#include "models/tables/shown.h"

#include <QCoreApplication>
#include <QLocale>

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("FilterText", text);
}

QString wordsText(const LayoutColumn &column, const QStringList &words)
{
    QStringList labels;
    for (const QString &word : words)
        labels << (word.isEmpty() ? say("(empty)") : shownText(column, word));
    return say("%1: %2").arg(column.label, QLocale().createSeparatedList(labels));
}

QString rangeText(const LayoutColumn &column, const ColumnFilter &filter)
{
    const QString least = shownText(column, filter.least);
    const QString most = shownText(column, filter.most);
    if (!filter.most.isValid())
        return say("%1 from %2").arg(column.label, least);
    if (!filter.least.isValid())
        return say("%1 up to %2").arg(column.label, most);
    return say("%1 from %2 to %3").arg(column.label, least, most);
}

} // namespace

QString filterText(const LayoutColumn &column, const ColumnFilter &filter)
{
    switch (filter.kind) {
    case ColumnFilter::Kind::Contains:
        return say("%1 contains “%2”").arg(column.label, filter.text);
    case ColumnFilter::Kind::ContainsNot:
        return say("%1 does not contain “%2”").arg(column.label, filter.text);
    case ColumnFilter::Kind::OneOf:
        return wordsText(column, filter.words);
    case ColumnFilter::Kind::Range:
        return rangeText(column, filter);
    case ColumnFilter::Kind::Empty:
        return say("%1 is empty").arg(column.label);
    case ColumnFilter::Kind::NotEmpty:
        return say("%1 is not empty").arg(column.label);
    }
    return {};
}

QString filterText(const TableLayout &layout, const RowQuery &query)
{
    QStringList parts;
    if (!query.anywhere.isEmpty())
        parts << say("some column contains “%1”").arg(query.anywhere);
    for (const ColumnFilter &filter : query.filters) {
        if (filter.column >= 0 && filter.column < layout.columns.size())
            parts << filterText(layout.columns[filter.column], filter);
    }
    if (!query.subset.empty())
        parts << query.subset.title;
    return parts.join(say(" and "));
}

} // namespace waybill
