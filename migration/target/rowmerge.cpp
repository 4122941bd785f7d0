// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/rowmerge.h"

#include "migration/target/mergeparts.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<> writeValues(Connection &connection, const TableInfo &table, const QVariant &key,
                     const QMap<QString, QVariant> &values)
{
    const auto columns = editableColumns(table, values);
    if (!columns)
        return columns.error();
    if (columns->empty())
        return {};
    std::vector<CellValue> cells;
    for (const QVariant &value : values)
        cells.emplace_back(value);
    return writeColumns(connection, table, *columns, std::move(cells), key);
}

Result<MovedRows> moveChildren(Connection &connection, const Link &link)
{
    const std::string name = quotedName(link.child.name);
    const auto &columns = link.reference.childColumns;
    const std::string where = " WHERE " + allEqual(columns, "");
    MovedRows moved{.table = QString::fromStdString(link.child.name),
                    .columns = columns,
                    .from = link.dropped,
                    .to = link.kept,
                    .keys = {}};
    auto query = Statement::prepare(
        connection, "SELECT " + quotedName(link.child.key) + " FROM " + name + where);
    if (!query)
        return query.error();
    bindValues(*query, 0, link.dropped);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        moved.keys << toVariant(query->value(0));
    }
    std::string sets;
    for (const std::string &column : columns)
        sets += (sets.empty() ? "" : ", ") + quotedName(column) + " = ?";
    auto update = Statement::prepare(connection, "UPDATE " + name + " SET " + sets + where);
    if (!update)
        return update.error();
    bindValues(*update, 0, link.kept + link.dropped);
    if (auto done = update->execute(); !done)
        return explained(connection, done.error(), moved.table);
    return moved;
}

Result<> moveBack(Connection &connection, const MovedRows &moved)
{
    const auto table = editableTable(connection, moved.table);
    if (!table)
        return table.error();
    std::string sets;
    for (const std::string &column : moved.columns)
        sets += (sets.empty() ? "" : ", ") + quotedName(column) + " = ?";
    auto update = Statement::prepare(connection,
                                     "UPDATE " + quotedName(table->name) + " SET " + sets
                                         + " WHERE " + quotedName(table->key) + " = ? AND "
                                         + allEqual(moved.columns, ""));
    if (!update)
        return update.error();
    for (const QVariant &key : moved.keys) {
        bindValues(*update, 0, moved.from + QList<QVariant>{key} + moved.to);
        if (auto done = update->execute(); !done)
            return explained(connection, done.error(), rowTitle(*table, key));
    }
    return {};
}

Problem clashing(const MergeOutlook &outlook, const TableInfo &table, const QVariant &kept)
{
    const MergeClash &clash = outlook.clashes.constFirst();
    return {.code = u"EDIT-08"_s,
            .field = clash.columns.join(u", "_s),
            .record = rowTitle(table, kept),
            .found = clash.table,
            .action = EditText::tr("Nothing was changed."),
            .message = EditText::tr("Records that belong to both cannot belong to one.")};
}

} // namespace

/// The dropped row goes before the kept one gets its values: they may be unique.
Result<MergedRows> mergeRows(Connection &connection, const RowMerge &merge)
{
    auto edit = Edit::begin(connection);
    if (!edit)
        return edit.error();
    const auto table = editableTable(connection, merge.table);
    if (!table)
        return table.error();
    if (auto same = mustHold(connection, *table, merge.kept, merge.keptSeen); !same)
        return same.error();
    if (auto same = mustHold(connection, *table, merge.dropped, merge.droppedSeen); !same)
        return same.error();
    const auto links = linksTo(connection, *table, merge.kept, merge.dropped);
    if (!links)
        return links.error();
    const auto seen = outlook(connection, *table, *links, merge.kept);
    if (!seen)
        return seen.error();
    if (!seen->clashes.isEmpty())
        return clashing(*seen, *table, merge.kept);
    MergedRows merged{.merge = merge, .moved = {}, .deleted = {}};
    for (const Link &link : *links) {
        auto moved = moveChildren(connection, link);
        if (!moved)
            return moved.error();
        if (!moved->keys.isEmpty())
            merged.moved << std::move(*moved);
    }
    auto deleted = deleteWithin(connection, merge.table, {merge.dropped});
    if (!deleted)
        return deleted.error();
    merged.deleted = std::move(*deleted);
    if (auto written = writeValues(connection, *table, merge.kept, merge.values); !written)
        return written.error();
    if (auto committed = edit->commit(); !committed)
        return committed.error();
    return merged;
}

Result<> unmergeRows(Connection &connection, const MergedRows &merged)
{
    auto edit = Edit::begin(connection);
    if (!edit)
        return edit.error();
    const RowMerge &merge = merged.merge;
    const auto table = editableTable(connection, merge.table);
    if (!table)
        return table.error();
    if (auto same = mustHold(connection, *table, merge.kept, merge.values); !same)
        return same;
    QMap<QString, QVariant> before;
    for (auto value = merge.values.cbegin(); value != merge.values.cend(); ++value)
        before.insert(value.key(), merge.keptSeen.value(value.key()));
    if (auto written = writeValues(connection, *table, merge.kept, before); !written)
        return written;
    if (auto restored = restoreWithin(connection, merged.deleted); !restored)
        return restored;
    for (const MovedRows &moved : merged.moved) {
        if (auto done = moveBack(connection, moved); !done)
            return done;
    }
    return edit->commit();
}

} // namespace waybill
