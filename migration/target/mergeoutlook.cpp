// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/mergeparts.h"

#include <algorithm>

namespace waybill {

namespace {

/// The values a foreign key has when it leads to the row.
Result<QList<QVariant>> keyValues(Connection &connection, const TableInfo &table,
                                  const std::vector<std::string> &columns, const QVariant &key)
{
    std::string names;
    for (const std::string &column : columns)
        names += (names.empty() ? "" : ", ") + quotedName(column);
    auto query = Statement::prepare(connection,
                                    "SELECT " + names + " FROM " + quotedName(table.name)
                                        + " WHERE " + quotedName(table.key) + " = ?");
    if (!query)
        return query.error();
    CellValue(key).bind(*query, 0);
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return rowIsGone(table, key);
    QList<QVariant> values;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i)
        values << toVariant(query->value(i));
    return values;
}

Result<qint64> countOf(Statement &statement)
{
    auto row = statement.step();
    if (!row)
        return row.error();
    return statement.integer(0);
}

Result<qint64> countChildren(Connection &connection, const Link &link)
{
    auto query = Statement::prepare(connection,
                                    "SELECT count(*) FROM " + quotedName(link.child.name)
                                        + " WHERE " + allEqual(link.reference.childColumns, ""));
    if (!query)
        return query.error();
    bindValues(*query, 0, link.dropped);
    return countOf(*query);
}

/// Rows of the one that have their like among the rows of the other.
Result<qint64> countClashes(Connection &connection, const Link &link,
                            const std::vector<std::string> &others)
{
    std::string like;
    for (const std::string &column : others)
        like += " AND d." + quotedName(column) + " = k." + quotedName(column);
    const std::string name = quotedName(link.child.name);
    const auto &columns = link.reference.childColumns;
    auto query =
        Statement::prepare(connection,
                           "SELECT count(*) FROM " + name + " d WHERE " + allEqual(columns, "d.")
                               + " AND EXISTS (SELECT 1 FROM " + name + " k WHERE "
                               + allEqual(columns, "k.") + like + ')');
    if (!query)
        return query.error();
    bindValues(*query, 0, link.dropped + link.kept);
    return countOf(*query);
}

Result<> addClashes(Connection &connection, const Link &link, QList<MergeClash> &clashes)
{
    const auto &own = link.reference.childColumns;
    const auto isOwn = [&](const std::string &column) {
        return std::find(own.begin(), own.end(), column) != own.end();
    };
    for (const std::vector<std::string> &unique : link.child.uniques) {
        if (std::none_of(unique.begin(), unique.end(), isOwn))
            continue;
        std::vector<std::string> others = unique;
        std::erase_if(others, isOwn);
        const auto rows = countClashes(connection, link, others);
        if (!rows)
            return rows.error();
        MergeClash clash{
            .table = QString::fromStdString(link.child.name), .columns = {}, .rows = *rows};
        for (const std::string &column : unique)
            clash.columns << QString::fromStdString(column);
        if (*rows > 0)
            clashes << clash;
    }
    return {};
}

/// A row that belongs to another one of its table cannot become that one.
Result<> addSelfClash(Connection &connection, const TableInfo &table, const Link &link,
                      const QVariant &kept, QList<MergeClash> &clashes)
{
    if (link.child.name != table.name)
        return {};
    auto query = Statement::prepare(connection,
                                    "SELECT count(*) FROM " + quotedName(table.name) + " WHERE "
                                        + allEqual(link.reference.childColumns, "") + " AND "
                                        + quotedName(table.key) + " = ?");
    if (!query)
        return query.error();
    bindValues(*query, 0, link.dropped + QList<QVariant>{kept});
    const auto rows = countOf(*query);
    if (!rows)
        return rows.error();
    if (*rows > 0)
        clashes << MergeClash{
            .table = QString::fromStdString(table.name), .columns = {}, .rows = *rows};
    return {};
}

} // namespace

std::string allEqual(const std::vector<std::string> &columns, const std::string &prefix)
{
    std::string text;
    for (const std::string &column : columns)
        text += (text.empty() ? "" : " AND ") + prefix + quotedName(column) + " = ?";
    return text;
}

void bindValues(Statement &statement, int first, const QList<QVariant> &values)
{
    for (const QVariant &value : values)
        CellValue(value).bind(statement, first++);
}

Result<std::vector<Link>> linksTo(Connection &connection, const TableInfo &table,
                                  const QVariant &kept, const QVariant &dropped)
{
    const auto references = readReferences(connection);
    if (!references)
        return references.error();
    std::vector<Link> links;
    for (const Reference &reference : *references) {
        if (reference.parent != table.name)
            continue;
        auto child = readTableInfo(connection, reference.child);
        if (!child)
            return child.error();
        auto ofKept = keyValues(connection, table, reference.parentColumns, kept);
        if (!ofKept)
            return ofKept.error();
        auto ofDropped = keyValues(connection, table, reference.parentColumns, dropped);
        if (!ofDropped)
            return ofDropped.error();
        Link link{.child = std::move(*child),
                  .reference = reference,
                  .kept = std::move(*ofKept),
                  .dropped = std::move(*ofDropped)};
        if (link.leadsSomewhere())
            links.push_back(std::move(link));
    }
    return links;
}

Result<MergeOutlook> outlook(Connection &connection, const TableInfo &table,
                             const std::vector<Link> &links, const QVariant &kept)
{
    MergeOutlook outlook;
    for (const Link &link : links) {
        const auto rows = countChildren(connection, link);
        if (!rows)
            return rows.error();
        const QString name = QString::fromStdString(link.child.name);
        if (*rows > 0)
            outlook.moved << MergeOutlook::Moved{.table = name, .rows = *rows};
        if (*rows > 0 && link.child.key.empty()) // its rows cannot be named, so not put back
            outlook.clashes << MergeClash{.table = name, .columns = {}, .rows = *rows};
        if (auto added = addClashes(connection, link, outlook.clashes); !added)
            return added.error();
        if (auto added = addSelfClash(connection, table, link, kept, outlook.clashes); !added)
            return added.error();
    }
    return outlook;
}

Result<MergeOutlook> lookAtMerge(Connection &connection, const QString &table, const QVariant &kept,
                                 const QVariant &dropped)
{
    const auto info = editableTable(connection, table);
    if (!info)
        return info.error();
    const auto links = linksTo(connection, *info, kept, dropped);
    if (!links)
        return links.error();
    return outlook(connection, *info, *links, kept);
}

} // namespace waybill
