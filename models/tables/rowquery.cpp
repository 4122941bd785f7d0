// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowquery.h"

#include "migration/playbook/guardedquery.h"
#include "models/tables/rowcandidates.h"
#include "models/tables/rowsql.h"
#include "models/tables/shown.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<RowIds> idsOf(Connection &connection, const RowQuestion &question, int most)
{
    const auto among = rowCandidates(connection, question.layout, question.query);
    if (!among)
        return among.error();
    const Sql sql = listingSql(question.layout, question.query, *among, most);
    auto statement = prepared(connection, sql);
    if (!statement)
        return statement.error();
    RowIds ids;
    for (;;) {
        auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            return ids;
        ids.push_back(statement->integer(0));
    }
}

ShownRow readRow(const Statement &statement, const TableLayout &layout)
{
    ShownRow row;
    row.id = statement.integer(0);
    const int columns = static_cast<int>(layout.columns.size());
    row.values.reserve(columns);
    row.texts.reserve(columns);
    for (int i = 0; i < columns; ++i) {
        row.values << shownValue(statement.value(i + 1));
        row.texts << shownText(layout.columns[i], row.values.constLast());
    }
    QStringList caption;
    for (std::size_t i = 0; i < layout.caption.size(); ++i) {
        const QString part = statement.qtext(columns + 1 + static_cast<int>(i)).simplified();
        if (!part.isEmpty())
            caption << (part.size() > 60 ? part.left(59) + u'…' : part);
    }
    const int key = columns + 1 + static_cast<int>(layout.caption.size());
    row.key =
        layout.keyIsRowid ? QVariant::fromValue<qint64>(row.id) : shownValue(statement.value(key));
    row.caption = caption.join(u" — "_s);
    const int parents = layout.keyIsRowid ? key : key + 1;
    for (int i = 0; i < layout.joins.size(); ++i)
        row.parents << shownValue(statement.value(parents + i));
    return row;
}

} // namespace

/// Read apart from the list, so that the playbook's SQL stays a query of its own.
Result<RowIds> subsetIds(Connection &connection, const RowSubset &subset)
{
    RowIds ids;
    if (subset.empty())
        return ids;
    const auto done = runGuarded(connection, subset.sql, subset.parameters, nullptr,
                                 [&ids](const Statement &row) { ids.push_back(row.integer(0)); });
    if (!done)
        return done.error();
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<RowIds> firstRows(Connection &connection, const RowQuestion &question, int count)
{
    if (!question.query.subset.empty())
        return RowIds();
    const QueryWatch watch(connection, question.stop);
    return idsOf(connection, question, count);
}

Result<RowList> listRows(Connection &connection, const RowQuestion &question)
{
    // It has a watch of its own, and a connection has room for one.
    const auto subset = subsetIds(connection, question.query.subset);
    if (!subset)
        return subset.error();
    const QueryWatch watch(connection, question.stop);
    auto ids = idsOf(connection, question, 0);
    if (!ids)
        return ids.error();
    RowList list{.ids = std::move(*ids)};
    if (!question.query.subset.empty())
        std::erase_if(list.ids, [&](qint64 id) {
            return !std::binary_search(subset->begin(), subset->end(), id);
        });
    list.ids.shrink_to_fit();
    list.total = static_cast<qint64>(list.ids.size());
    if (question.query.filtered()) {
        const RowParent &parent = question.query.parent;
        Sql count{.text = "SELECT count(*) FROM " + quotedName(question.layout.table),
                  .values = {}};
        if (!parent.empty())
            count.add(" WHERE " + quotedName(parent.column) + " = ?", keyValue(parent.key));
        auto statement = prepared(connection, count);
        if (!statement)
            return statement.error();
        auto total = statement->step();
        if (!total)
            return total.error();
        list.total = statement->integer(0);
    }
    return list;
}

Result<QList<ShownRow>> fetchRows(Connection &connection, const TableLayout &layout,
                                  const RowIds &ids)
{
    QList<ShownRow> rows;
    if (ids.empty())
        return rows;
    const Sql sql = rowsSql(layout, ids);
    auto statement = prepared(connection, sql);
    if (!statement)
        return statement.error();
    QHash<qint64, ShownRow> found;
    for (;;) {
        auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        ShownRow row = readRow(*statement, layout);
        found.insert(row.id, std::move(row));
    }
    for (const qint64 id : ids)
        rows << found.value(
            id, ShownRow{.id = id, .key = {}, .values = {}, .texts = {}, .caption = {}});
    return rows;
}

QVariant shownValue(const Value &value)
{
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return QVariant::fromValue<qint64>(*number);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *text = std::get_if<std::string>(&value))
        return QString::fromStdString(*text);
    return {};
}

} // namespace waybill
