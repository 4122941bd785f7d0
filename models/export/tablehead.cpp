// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/showntable.h"
#include "models/tables/filtertext.h"

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

} // namespace

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
