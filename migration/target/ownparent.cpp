// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/ownparent.h"

#include "migration/target/editparts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tables
{
    TableInfo child;
    TableInfo parent;
};

Result<Tables> tablesOf(Connection &connection, const OwnParent &own)
{
    auto child = editableTable(connection, own.table);
    if (!child)
        return child.error();
    const auto key = std::find_if(
        child->foreignKeys.begin(), child->foreignKeys.end(),
        [&](const ForeignKey &known) { return known.column == own.column.toStdString(); });
    if (key == child->foreignKeys.end())
        return Problem{.code = u"EDIT-03"_s,
                       .field = own.column,
                       .record = own.table,
                       .message = EditText::tr("The table has no column of this name.")};
    auto parent = editableTable(connection, QString::fromStdString(key->table));
    if (!parent)
        return parent.error();
    if (!parent->keyIsRowid || parent->key != key->parentColumn)
        return Problem{.code = u"EDIT-07"_s,
                       .record = QString::fromStdString(parent->name),
                       .action = EditText::tr("Nothing was changed."),
                       .message = EditText::tr("The record it belongs to is known by a name, and "
                                               "a copy cannot have the same one.")};
    return Tables{.child = std::move(*child), .parent = std::move(*parent)};
}

/// The copy has a key of its own, or the one it had before.
Result<QVariant> copyRow(Connection &connection, const TableInfo &table, const OwnParent &own,
                         const QVariant &again)
{
    std::string names;
    std::string values;
    std::vector<CellValue> bound;
    for (const ColumnInfo &column : table.columns) {
        const QString name = QString::fromStdString(column.name);
        const bool isKey = column.name == table.key;
        if (isKey && !again.isValid())
            continue;
        const bool other = isKey || own.after.contains(name);
        if (other)
            bound.emplace_back(isKey ? again : own.after.value(name));
        names += (names.empty() ? "" : ", ") + quotedName(column.name);
        values +=
            (values.empty() ? "" : ", ") + (other ? std::string("?") : quotedName(column.name));
    }
    auto insert =
        Statement::prepare(connection,
                           "INSERT INTO " + quotedName(table.name) + " (" + names + ") SELECT "
                               + values + " FROM " + quotedName(table.name) + " WHERE "
                               + quotedName(table.key) + " = ? RETURNING " + quotedName(table.key));
    if (!insert)
        return insert.error();
    bound.emplace_back(own.parent);
    for (std::size_t i = 0; i < bound.size(); ++i)
        bound[i].bind(*insert, static_cast<int>(i));
    const QString title = rowTitle(table, own.parent);
    auto made = insert->step();
    if (!made)
        return explained(connection, made.error(), title);
    if (!*made)
        return rowIsGone(table, own.parent);
    const QVariant key = toVariant(insert->value(0));
    if (auto finished = insert->execute(); !finished)
        return explained(connection, finished.error(), title);
    return key;
}

} // namespace

Result<QVariant> giveOwnParent(Connection &connection, const OwnParent &own, const QVariant &again)
{
    auto edit = Edit::begin(connection);
    if (!edit)
        return edit.error();
    const auto tables = tablesOf(connection, own);
    if (!tables)
        return tables.error();
    if (auto same = mustHold(connection, tables->child, own.key, {{own.column, own.parent}}); !same)
        return same.error();
    if (auto same = mustHold(connection, tables->parent, own.parent, own.before); !same)
        return same.error();
    auto copy = copyRow(connection, tables->parent, own, again);
    if (!copy)
        return copy;
    if (auto moved = writeColumns(connection, tables->child, {own.column.toStdString()},
                                  {CellValue(*copy)}, own.key);
        !moved)
        return moved.error();
    if (auto committed = edit->commit(); !committed)
        return committed.error();
    return copy;
}

Result<> takeOwnParent(Connection &connection, const OwnParent &own, const QVariant &copy)
{
    auto edit = Edit::begin(connection);
    if (!edit)
        return edit.error();
    const auto tables = tablesOf(connection, own);
    if (!tables)
        return tables.error();
    if (auto same = mustHold(connection, tables->child, own.key, {{own.column, copy}}); !same)
        return same;
    if (auto moved = writeColumns(connection, tables->child, {own.column.toStdString()},
                                  {CellValue(own.parent)}, own.key);
        !moved)
        return moved;
    const QString table = QString::fromStdString(tables->parent.name);
    const auto others = dependentRowsByTable(connection, table, {copy});
    if (!others)
        return others.error();
    if (!others->isEmpty())
        return Problem{.code = u"EDIT-07"_s,
                       .record = rowTitle(tables->parent, copy),
                       .action = EditText::tr("Nothing was changed."),
                       .message = EditText::tr("Other records belong to it by now, so it cannot be "
                                               "taken away again.")};
    if (auto deleted = deleteWithin(connection, table, {copy}); !deleted)
        return deleted.error();
    return edit->commit();
}

} // namespace waybill
