// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/showntable.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t pageSize = 500;

Value plainValue(const QVariant &value)
{
    if (!value.isValid())
        return {};
    switch (value.metaType().id()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        return static_cast<std::int64_t>(value.toLongLong());
    case QMetaType::Double:
        return value.toDouble();
    default:
        return value.toString().toStdString();
    }
}

bool isShown(const LayoutColumn &column, CellText text)
{
    const bool word = column.editor == Editor::Words || column.editor == Editor::Flag;
    return text == CellText::Shown || (text == CellText::Words && word);
}

Result<RowIds> idsOf(Connection &connection, const ShownTable &table)
{
    if (table.rows)
        return *table.rows;
    auto list = listRows(connection, {.layout = table.layout, .query = table.query});
    return list ? Result<RowIds>(std::move(list->ids)) : list.error();
}

/// Says how many of \a ids were there.
Result<qint64> writePage(Connection &connection, const ShownTable &table, const RowIds &ids,
                         CellText text, TableWriter &writer)
{
    const auto rows = fetchRows(connection, table.layout, ids);
    if (!rows)
        return rows.error();
    qint64 written = 0;
    Row cells(static_cast<std::size_t>(table.columns.size()));
    for (const ShownRow &row : *rows) {
        if (row.values.isEmpty())
            continue;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const int column = table.columns[static_cast<qsizetype>(i)];
            const bool shown =
                row.values[column].isValid() && isShown(table.layout.columns[column], text);
            cells[i] =
                shown ? Value(row.texts[column].toStdString()) : plainValue(row.values[column]);
        }
        if (auto done = writer.write(cells); !done)
            return done.error();
        ++written;
    }
    return written;
}

} // namespace

Result<qint64> feedShownTable(Connection &connection, const ShownTable &table, CellText text,
                              TableWriter &writer, const Observer &observer)
{
    const auto ids = idsOf(connection, table);
    if (!ids)
        return ids.error();
    std::vector<std::string> titles;
    for (const int column : table.columns)
        titles.push_back(table.layout.columns[column].label.toStdString());
    if (auto begun = writer.begin(titles); !begun)
        return begun.error();
    qint64 written = 0;
    for (std::size_t first = 0; first < ids->size(); first += pageSize) {
        if (observer.stop.stop_requested())
            return Problem{.code = u"CANCELLED"_s,
                           .severity = Severity::Info,
                           .message = QCoreApplication::translate("ShownTable", "Cancelled.")};
        const std::size_t last = std::min(first + pageSize, ids->size());
        const auto at = [&](std::size_t i) { return ids->begin() + static_cast<qint64>(i); };
        const auto page = writePage(connection, table, RowIds(at(first), at(last)), text, writer);
        if (!page)
            return page;
        written += *page;
        observer.progressed({.step = u"export"_s,
                             .title = table.layout.title,
                             .done = static_cast<qint64>(last),
                             .total = static_cast<qint64>(ids->size()),
                             .unit = u"records"_s,
                             .now = {}});
    }
    auto ended = writer.end();
    return ended ? Result<qint64>(written) : ended.error();
}

} // namespace waybill
