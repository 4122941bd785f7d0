// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/parentnames.h"

#include "migration/target/statement.h"
#include "models/tables/rowquery.h"
#include "models/tables/rowsql.h"

#include <QCoreApplication>

#include <algorithm>

namespace waybill {

ParentNames::ParentNames(Connection &connection, const TableLayout &layout,
                         const QList<TableLayout> &layouts)
    : m_connection(connection)
{
    for (const LayoutJoin &parent : layout.parents) {
        const auto found =
            std::find_if(layouts.begin(), layouts.end(),
                         [&](const TableLayout &each) { return each.table == parent.table; });
        if (found != layouts.end())
            m_parents.emplace(parent.column, *found);
    }
}

std::optional<QString> ParentNames::title(const std::string &column) const
{
    const auto parent = m_parents.find(column);
    if (parent == m_parents.end() || parent->second.singular.isEmpty())
        return {};
    const QString &name = parent->second.singular;
    return name.at(0).toUpper() + name.mid(1);
}

std::optional<QString> ParentNames::name(const std::string &column, const Value &key)
{
    const auto parent = m_parents.find(column);
    if (parent == m_parents.end())
        return {};
    const auto place = std::pair(column, key);
    if (const auto known = m_names.find(place); known != m_names.end())
        return known->second;
    const auto caption = captionOf(parent->second, key);
    const QString text = caption && !caption->isEmpty()
        ? *caption
        : QCoreApplication::translate("ChangeLog", "%1 (not there any more)")
              .arg(shownValue(key).toString());
    return m_names.emplace(place, text).first->second;
}

Result<QString> ParentNames::captionOf(const TableLayout &parent, const Value &key)
{
    const Sql sql{.text = "SELECT rowid FROM " + quotedName(parent.table) + " WHERE "
                      + quotedName(parent.key) + " = ?",
                  .values = {key}};
    auto statement = prepared(m_connection, sql);
    if (!statement)
        return statement.error();
    const auto there = statement->step();
    if (!there)
        return there.error();
    if (!*there)
        return QString();
    const auto rows = fetchRows(m_connection, parent, RowIds{statement->integer(0)});
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? QString() : rows->constFirst().caption;
}

} // namespace waybill
