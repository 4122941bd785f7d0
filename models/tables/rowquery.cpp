// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowquery.h"

#include "migration/playbook/guardedquery.h"
#include "migration/target/statement.h"
#include "models/tables/shown.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// SQL with its values kept apart.
struct Sql
{
    std::string text;
    std::vector<Value> values;

    void add(const std::string &piece, Value value)
    {
        text += piece;
        values.push_back(std::move(value));
    }
};

std::string from(const TableLayout &layout)
{
    std::string sql = " FROM " + quotedName(layout.table) + " AS t";
    for (const LayoutJoin &join : layout.joins)
        sql += " LEFT JOIN " + quotedName(join.table) + " AS " + join.alias + " ON " + join.alias
            + "." + quotedName(join.parentColumn) + " = t." + quotedName(join.column);
    return sql;
}

std::string likePattern(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return '%' + escaped.toStdString() + '%';
}

/// A word is looked for by what the reader sees, not by what is stored.
void addContains(Sql &sql, const TableLayout &layout, const LayoutColumn &column,
                 const QString &text)
{
    const std::string expression = layout.expression(column);
    if (column.editor != Editor::Words) {
        sql.add(expression + " LIKE ? ESCAPE '\\'", likePattern(text));
        return;
    }
    sql.text += expression + " IN (NULL";
    for (const WordChoice &choice : column.words) {
        if (choice.label.contains(text, Qt::CaseInsensitive))
            sql.add(", ?", choice.word.toStdString());
    }
    sql.text += ')';
}

void addFilter(Sql &sql, const TableLayout &layout, const ColumnFilter &filter)
{
    const LayoutColumn &column = layout.columns[filter.column];
    const std::string expression = layout.expression(column);
    switch (filter.kind) {
    case ColumnFilter::Kind::Contains:
        addContains(sql, layout, column, filter.text);
        break;
    case ColumnFilter::Kind::Equals:
        sql.add(expression + " = ?", filter.text.toStdString());
        break;
    case ColumnFilter::Kind::AtLeast:
        sql.add(expression + " >= ?", filter.number);
        break;
    case ColumnFilter::Kind::Empty:
        sql.text += "coalesce(" + expression + ", '') = ''";
        break;
    case ColumnFilter::Kind::NotEmpty:
        sql.text += "coalesce(" + expression + ", '') <> ''";
        break;
    }
}

void addWhere(Sql &sql, const TableLayout &layout, const RowQuery &query)
{
    sql.text += " WHERE 1";
    if (!query.anywhere.isEmpty() && !layout.columns.isEmpty()) {
        sql.text += " AND (0";
        for (const LayoutColumn &column : layout.columns) {
            sql.text += " OR ";
            addContains(sql, layout, column, query.anywhere);
        }
        sql.text += ')';
    }
    for (const ColumnFilter &filter : query.filters) {
        if (filter.column < 0 || filter.column >= layout.columns.size())
            continue;
        sql.text += " AND ";
        addFilter(sql, layout, filter);
    }
}

/// Numbers and ISO dates know no case; left as they are, an index can give their order.
const char *collation(Editor editor)
{
    switch (editor) {
    case Editor::Date:
    case Editor::Integer:
    case Editor::Real:
    case Editor::Percent:
    case Editor::Flag:
        return "";
    default:
        return " COLLATE NOCASE";
    }
}

/// Words are sorted in the order the playbook gives them, texts without regard to case, and what is
/// not known comes last either way.
void addOrder(Sql &sql, const TableLayout &layout, const RowQuery &query)
{
    sql.text += " ORDER BY ";
    const std::string direction = query.order == Qt::DescendingOrder ? " DESC" : "";
    if (query.sortColumn >= 0 && query.sortColumn < layout.columns.size()) {
        const LayoutColumn &column = layout.columns[query.sortColumn];
        const std::string expression = layout.expression(column);
        if (column.editor == Editor::Words && !column.words.isEmpty()) {
            sql.text += "CASE " + expression;
            for (qsizetype i = 0; i < column.words.size(); ++i)
                sql.add(" WHEN ? THEN " + std::to_string(i), column.words[i].word.toStdString());
            sql.text += " END";
        } else {
            sql.text += expression + collation(column.editor);
        }
        sql.text += direction + " NULLS LAST, ";
    } else if (!layout.orderBy.empty()) {
        const int shown = layout.column(layout.orderBy);
        sql.text += "t." + quotedName(layout.orderBy)
            + (shown < 0 ? " COLLATE NOCASE" : collation(layout.columns[shown].editor))
            + " NULLS LAST, ";
    }
    sql.text += "t.rowid" + direction;
}

Result<Statement> prepared(Connection &connection, const Sql &sql)
{
    auto statement = Statement::prepare(connection, sql.text);
    if (!statement)
        return statement;
    for (std::size_t i = 0; i < sql.values.size(); ++i)
        statement->bind(static_cast<int>(i), sql.values[i]);
    return statement;
}

/// Sorted. Read apart from the list, so that the playbook's SQL stays a query of its own.
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
    return row;
}

} // namespace

Result<RowIds> firstRows(Connection &connection, const TableLayout &layout, const RowQuery &query,
                         int count)
{
    Sql sql{.text = "SELECT t.rowid" + from(layout), .values = {}};
    addWhere(sql, layout, query);
    addOrder(sql, layout, query);
    sql.text += " LIMIT " + std::to_string(count);
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

Result<RowList> listRows(Connection &connection, const TableLayout &layout, const RowQuery &query)
{
    RowList list;
    const auto subset = subsetIds(connection, query.subset);
    if (!subset)
        return subset.error();
    Sql sql{.text = "SELECT t.rowid" + from(layout), .values = {}};
    addWhere(sql, layout, query);
    addOrder(sql, layout, query);
    {
        auto statement = prepared(connection, sql);
        if (!statement)
            return statement.error();
        for (;;) {
            auto more = statement->step();
            if (!more)
                return more.error();
            if (!*more)
                break;
            const qint64 id = statement->integer(0);
            if (query.subset.empty() || std::binary_search(subset->begin(), subset->end(), id))
                list.ids.push_back(id);
        }
    }
    list.ids.shrink_to_fit();
    list.total = static_cast<qint64>(list.ids.size());
    if (query.filtered()) {
        auto total = queryInteger(connection, "SELECT count(*) FROM " + quotedName(layout.table));
        if (!total)
            return total.error();
        list.total = *total;
    }
    return list;
}

Result<QList<ShownRow>> fetchRows(Connection &connection, const TableLayout &layout,
                                  const RowIds &ids)
{
    QList<ShownRow> rows;
    if (ids.empty())
        return rows;
    Sql sql{.text = "SELECT t.rowid", .values = {}};
    for (const LayoutColumn &column : layout.columns)
        sql.text += ", " + layout.expression(column);
    for (const std::string &expression : layout.caption)
        sql.text += ", " + expression;
    if (!layout.keyIsRowid)
        sql.text += ", t." + quotedName(layout.key);
    sql.text += from(layout) + " WHERE t.rowid IN (";
    for (std::size_t i = 0; i < ids.size(); ++i) {
        sql.text += i ? "," : "";
        sql.text += std::to_string(ids[i]);
    }
    sql.text += ')';

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
