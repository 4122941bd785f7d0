// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/showntable.h"
#include "models/tables/shown.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("TableHead", text);
}

QString filterText(const LayoutColumn &column, const ColumnFilter &filter)
{
    using Kind = ColumnFilter::Kind;
    if (filter.kind == Kind::Empty)
        return say("%1 is empty").arg(column.label);
    if (filter.kind == Kind::NotEmpty)
        return say("%1 is not empty").arg(column.label);
    if (filter.kind == Kind::AtLeast)
        return say("%1 is at least %2").arg(column.label, shownNumber(filter.number));
    if (filter.kind == Kind::Equals)
        return say("%1 is “%2”").arg(column.label, shownText(column, filter.text));
    return say("%1 contains “%2”").arg(column.label, filter.text);
}

} // namespace

QString filterText(const TableLayout &layout, const RowQuery &query)
{
    QStringList parts;
    if (!query.anywhere.isEmpty())
        parts << say("some column contains “%1”").arg(query.anywhere);
    for (const ColumnFilter &filter : query.filters) {
        if (filter.column >= 0 && filter.column < layout.columns.size())
            parts << filterText(layout.columns[filter.column], filter);
    }
    return parts.join(say(" and "));
}

TableHead headOf(const ShownTable &table)
{
    TableHead head{.title = table.layout.title, .notes = {}, .numbers = {}};
    if (const QString filter = filterText(table.layout, table.query); !filter.isEmpty())
        head.notes << say("Filter: %1").arg(filter);
    if (table.rows)
        head.notes << say("Only the rows that were selected");
    head.notes << QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat);
    for (const int column : table.columns) {
        const Editor editor = table.layout.columns[column].editor;
        head.numbers.push_back(editor == Editor::Integer || editor == Editor::Real
                               || editor == Editor::Percent);
    }
    return head;
}

} // namespace waybill
