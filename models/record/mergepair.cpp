// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/mergepair.h"

#include "migration/target/statement.h"
#include "models/tables/rowquery.h"
#include "models/tables/shown.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using RowValues = QList<QVariant>; ///< by column of the table

Result<RowValues> readRow(Connection &connection, const TableInfo &table, qint64 id)
{
    auto query = Statement::prepare(connection,
                                    "SELECT * FROM " + quotedName(table.name) + " WHERE rowid = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, id);
    const auto there = query->step();
    if (!there)
        return there.error();
    if (!*there)
        return Problem{.code = u"EDIT-02"_s,
                       .message =
                           QCoreApplication::translate("MergePair", "The row is no longer there.")};
    RowValues row;
    for (int i = 0; i < query->columnCount(); ++i)
        row << shownValue(query->value(i));
    return row;
}

const TableLayout *layoutOf(const QList<TableLayout> &layouts, const std::string &table)
{
    const auto found = std::find_if(layouts.begin(), layouts.end(), [&](const TableLayout &layout) {
        return layout.table == table;
    });
    return found == layouts.end() ? nullptr : &*found;
}

/// "posting 12" would say little: the record it leads to is named as people know it.
Result<QString> captionOf(Connection &connection, const TableLayout *parent, const QVariant &key)
{
    if (!key.isValid())
        return QString();
    if (!parent || !parent->keyIsRowid)
        return key.toString();
    TableLayout bare = *parent;
    bare.columns.clear();
    const auto rows = fetchRows(connection, bare, {key.toLongLong()});
    if (!rows)
        return rows.error();
    const QString caption = rows->constFirst().caption;
    return caption.isEmpty() ? key.toString() : caption;
}

Result<MergeField> linkField(Connection &connection, const LayoutJoin &link,
                             const QList<TableLayout> &layouts, std::array<QVariant, 2> values)
{
    const TableLayout *parent = layoutOf(layouts, link.table);
    MergeField field{.column = {}, .isLink = true, .values = values, .texts = {}};
    field.column.column = link.column;
    const QString title = parent ? parent->singular : QString::fromStdString(link.table);
    field.column.label = title.left(1).toUpper() + title.mid(1);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto caption = captionOf(connection, parent, values[i]);
        if (!caption)
            return caption.error();
        field.texts[i] = *caption;
    }
    return field;
}

MergeField plainField(const LayoutColumn &column, std::array<QVariant, 2> values)
{
    return {.column = column,
            .isLink = false,
            .values = values,
            .texts = {shownText(column, values[0]), shownText(column, values[1])}};
}

/// What the view shows comes first and as it shows it; what it does not show and the database
/// fills by itself stays as it is.
Result<QList<MergeField>> fieldsOf(Connection &connection, const TableInfo &table,
                                   const TableLayout &layout, const QList<TableLayout> &layouts,
                                   const std::array<RowValues, 2> &rows)
{
    QList<MergeField> fields;
    QList<MergeField> unseen;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ColumnInfo &info = table.columns[i];
        const auto at = static_cast<qsizetype>(i);
        const std::array<QVariant, 2> values{rows[0][at], rows[1][at]};
        if (info.name == table.key)
            continue;
        const auto link =
            std::find_if(layout.parents.begin(), layout.parents.end(),
                         [&](const LayoutJoin &parent) { return parent.column == info.name; });
        const int shown = layout.column(info.name);
        if (link != layout.parents.end()) {
            auto field = linkField(connection, *link, layouts, values);
            if (!field)
                return field.error();
            fields << std::move(*field);
        } else if (shown >= 0) {
            fields << plainField(layout.columns[shown], values);
        } else if (!info.hasDefault) {
            LayoutColumn column{.table = table.name,
                                .column = info.name,
                                .through = {},
                                .label = QString::fromStdString(info.name)};
            column.notNull = info.notNull;
            unseen << plainField(column, values);
        }
    }
    std::stable_sort(fields.begin(), fields.end(), [&](const MergeField &a, const MergeField &b) {
        return layout.column(a.column.column) < layout.column(b.column.column);
    });
    return fields + unseen;
}

} // namespace

Result<MergePair> readMergePair(Connection &connection, const TableLayout &layout,
                                const QList<TableLayout> &layouts, std::array<qint64, 2> ids)
{
    const auto table = readTableInfo(connection, layout.table);
    if (!table)
        return table.error();
    MergePair pair;
    std::array<RowValues, 2> rows;
    const auto shown = fetchRows(connection, layout, {ids[0], ids[1]});
    if (!shown)
        return shown.error();
    for (std::size_t i = 0; i < 2; ++i) {
        auto row = readRow(connection, *table, ids[i]);
        if (!row)
            return row.error();
        rows[i] = std::move(*row);
        pair.keys[i] = shown->at(static_cast<qsizetype>(i)).key;
        pair.captions[i] = shown->at(static_cast<qsizetype>(i)).caption;
    }
    auto fields = fieldsOf(connection, *table, layout, layouts, rows);
    if (!fields)
        return fields.error();
    pair.fields = std::move(*fields);
    for (std::size_t kept = 0; kept < 2; ++kept) {
        auto outlook =
            lookAtMerge(connection, layout.tableName(), pair.keys[kept], pair.keys[1 - kept]);
        if (!outlook)
            return outlook.error();
        pair.outlooks[kept] = std::move(*outlook);
    }
    return pair;
}

} // namespace waybill
