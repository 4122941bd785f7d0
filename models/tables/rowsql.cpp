// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowsql.h"

#include "migration/target/textfold.h"

#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

std::string idList(const RowIds &ids)
{
    std::string text;
    for (const qint64 id : ids)
        text += (text.empty() ? "" : ",") + std::to_string(id);
    return text;
}

std::string joinText(const LayoutJoin &join)
{
    return " LEFT JOIN " + quotedName(join.table) + " AS " + join.alias + " ON " + join.alias + "."
        + quotedName(join.parentColumn) + " = t." + quotedName(join.column);
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

Value valueOf(const QVariant &value)
{
    if (value.metaType().id() == QMetaType::QString)
        return value.toString().toStdString();
    return value.toDouble();
}

/// Builds the one query, and knows which joins it came to need.
class Listing
{
public:
    Listing(const TableLayout &layout, const RowQuery &query)
        : m_layout(layout)
        , m_query(query)
    {
    }

    Sql build(const std::optional<RowIds> &among, int most, int also)
    {
        where();
        order();
        Sql sql{.text = "SELECT t.rowid", .values = {}};
        if (also >= 0)
            sql.text += ", " + use(m_layout.columns[also]);
        sql.text += " FROM ";
        if (among)
            sql.add("json_each(?) AS found CROSS JOIN ", idArray(*among));
        sql.text += quotedName(m_layout.table) + " AS t";
        for (const LayoutJoin &join : m_layout.joins) {
            if (m_joins.contains(join.column))
                sql.text += joinText(join);
        }
        sql.text += among ? " WHERE t.rowid = found.value" : " WHERE 1";
        sql.text += m_sql.text;
        sql.values.insert(sql.values.end(), m_sql.values.begin(), m_sql.values.end());
        if (most > 0)
            sql.text += " LIMIT " + std::to_string(most);
        return sql;
    }

private:
    std::string use(const LayoutColumn &column)
    {
        if (column.joined())
            m_joins.insert(column.through);
        return m_layout.expression(column);
    }

    std::string fold(const QString &text) { return std::string(m_fold(text.toStdString())); }

    void where()
    {
        if (!m_query.parent.empty())
            m_sql.add(" AND t." + quotedName(m_query.parent.column) + " = ?",
                      keyValue(m_query.parent.key));
        if (!m_query.anywhere.isEmpty() && !m_layout.columns.isEmpty())
            contains(stored(), m_query.anywhere, " AND (");
        for (const ColumnFilter &filter : m_query.filters) {
            if (filter.column >= 0 && filter.column < m_layout.columns.size())
                addFilter(filter);
        }
    }

    /// What is looked through for a text that may be anywhere: what somebody entered.
    QList<LayoutColumn> stored() const
    {
        QList<LayoutColumn> columns = m_layout.columns;
        columns.removeIf([](const LayoutColumn &column) { return !column.stored(); });
        return columns;
    }

    void addFilter(const ColumnFilter &filter)
    {
        const LayoutColumn &column = m_layout.columns[filter.column];
        switch (filter.kind) {
        case ColumnFilter::Kind::Contains:
            contains({column}, filter.text, " AND (");
            break;
        case ColumnFilter::Kind::ContainsNot:
            contains({column}, filter.text, " AND NOT coalesce((");
            m_sql.text += ", 0)";
            break;
        case ColumnFilter::Kind::OneOf:
            oneOf(column, filter.words);
            break;
        case ColumnFilter::Kind::Range:
            range(column, filter);
            break;
        case ColumnFilter::Kind::Empty:
            m_sql.text += " AND coalesce(" + use(column) + ", '') = ''";
            break;
        case ColumnFilter::Kind::NotEmpty:
            m_sql.text += " AND coalesce(" + use(column) + ", '') <> ''";
            break;
        }
    }

    /// A word is looked for by what the reader sees, not by what is stored.
    void contains(const QList<LayoutColumn> &columns, const QString &text, const char *opening)
    {
        m_sql.text += opening;
        std::vector<std::string> texts;
        for (const LayoutColumn &column : columns) {
            if (column.editor != Editor::Words)
                texts.push_back(use(column));
        }
        constexpr std::size_t atOnce = 100; // SQLite takes no more arguments than 127
        m_sql.text += '0';
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (i % atOnce == 0)
                m_sql.add(i ? ") OR waybill_contains(?" : " OR waybill_contains(?", fold(text));
            m_sql.text += ", " + texts[i];
        }
        m_sql.text += texts.empty() ? "" : ")";
        for (const LayoutColumn &column : columns) {
            if (column.editor == Editor::Words)
                words(column, text);
        }
        m_sql.text += ')';
    }

    void words(const LayoutColumn &column, const QString &text)
    {
        const std::string needle = fold(text);
        std::vector<Value> found;
        for (const WordChoice &choice : column.words) {
            if (fold(choice.label).find(needle) != std::string::npos)
                found.emplace_back(choice.word.toStdString());
        }
        if (found.empty())
            return;
        m_sql.text += " OR " + use(column) + " IN (";
        for (std::size_t i = 0; i < found.size(); ++i)
            m_sql.add(i ? ", ?" : "?", found[i]);
        m_sql.text += ')';
    }

    void oneOf(const LayoutColumn &column, const QStringList &words)
    {
        const std::string expression = use(column);
        m_sql.text += " AND (" + expression + " IN (NULL";
        for (const QString &word : words)
            m_sql.add(", ?", word.toStdString());
        m_sql.text += words.contains(QString()) ? ") OR " + expression + " IS NULL)" : "))";
    }

    /// "2021" may be any day of that year: it is not before the 5th of March, nor after it. The
    /// same holds of a limit: up to March is up to its end.
    void range(const LayoutColumn &column, const ColumnFilter &filter)
    {
        const std::string expression = use(column);
        if (filter.least.isValid() && column.editor == Editor::Date)
            m_sql.add(" AND substr(" + expression + " || '-99-99', 1, 10) >= ?",
                      valueOf(filter.least));
        else if (filter.least.isValid())
            m_sql.add(" AND " + expression + " >= ?", valueOf(filter.least));
        if (filter.most.isValid() && column.editor == Editor::Date)
            m_sql.add(" AND substr(" + expression + ", 1, 10) <= substr(? || '-99-99', 1, 10)",
                      valueOf(filter.most));
        else if (filter.most.isValid())
            m_sql.add(" AND " + expression + " <= ?", valueOf(filter.most));
        if (column.editor == Editor::Date)
            m_sql.text += " AND " + expression + " <> ''";
    }

    /// Words are sorted in the order the playbook gives them, texts without regard to case, and
    /// what is not known comes last either way.
    void order()
    {
        m_sql.text += " ORDER BY ";
        for (const SortKey &key : m_query.sort) {
            if (key.column >= 0 && key.column < m_layout.columns.size())
                addKey(m_layout.columns[key.column], key.order);
        }
        if (m_query.sort.isEmpty() && !m_layout.orderBy.empty()) {
            const int shown = m_layout.column(m_layout.orderBy);
            m_sql.text += "t." + quotedName(m_layout.orderBy)
                + (shown < 0 ? " COLLATE NOCASE" : collation(m_layout.columns[shown].editor))
                + " NULLS LAST, ";
        }
        const bool backwards =
            !m_query.sort.isEmpty() && m_query.sort.first().order == Qt::DescendingOrder;
        m_sql.text += backwards ? "t.rowid DESC" : "t.rowid";
    }

    void addKey(const LayoutColumn &column, Qt::SortOrder order)
    {
        const std::string expression = use(column);
        if (column.editor == Editor::Words && !column.words.isEmpty()) {
            m_sql.text += "CASE " + expression;
            for (qsizetype i = 0; i < column.words.size(); ++i)
                m_sql.add(" WHEN ? THEN " + std::to_string(i), column.words[i].word.toStdString());
            m_sql.text += " END";
        } else {
            m_sql.text += expression + collation(column.editor);
        }
        m_sql.text += order == Qt::DescendingOrder ? " DESC NULLS LAST, " : " NULLS LAST, ";
    }

    const TableLayout &m_layout;
    const RowQuery &m_query;
    TextFold m_fold;
    Sql m_sql; ///< what comes after FROM
    std::set<std::string> m_joins; ///< foreign keys whose tables are used
};

} // namespace

Value keyValue(const QVariant &key)
{
    if (key.metaType().id() == QMetaType::QString)
        return key.toString().toStdString();
    return std::int64_t{key.toLongLong()};
}

Sql listingSql(const TableLayout &layout, const RowQuery &query, const std::optional<RowIds> &among,
               int most, int also)
{
    return Listing(layout, query).build(among, most, also);
}

std::string idArray(const RowIds &ids)
{
    return '[' + idList(ids) + ']';
}

Sql rowsSql(const TableLayout &layout, const RowIds &ids)
{
    Sql sql{.text = "SELECT t.rowid", .values = {}};
    for (const LayoutColumn &column : layout.columns)
        sql.text += ", " + layout.expression(column);
    for (const std::string &expression : layout.caption)
        sql.text += ", " + expression;
    if (!layout.keyIsRowid)
        sql.text += ", t." + quotedName(layout.key);
    for (const LayoutJoin &join : layout.joins)
        sql.text += ", t." + quotedName(join.column);
    sql.text += " FROM " + quotedName(layout.table) + " AS t";
    for (const LayoutJoin &join : layout.joins)
        sql.text += joinText(join);
    sql.text += " WHERE t.rowid IN (" + idList(ids) + ')';
    return sql;
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

} // namespace waybill
