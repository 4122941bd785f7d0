// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowcandidates.h"

#include "migration/target/searchindex.h"
#include "migration/target/statement.h"
#include "migration/target/textfold.h"
#include "models/tables/rowsql.h"

#include <algorithm>

namespace waybill {

namespace {

constexpr std::size_t mostCandidates = 20'000;

using Candidates = std::optional<RowIds>;

/// Looks for one text in some columns of a view.
class Search
{
public:
    Search(Connection &connection, const TableLayout &layout, QList<LayoutColumn> columns,
           const QString &text)
        : m_connection(connection)
        , m_layout(layout)
        , m_columns(std::move(columns))
        , m_needle(fold(text))
    {
    }

    Result<Candidates> find()
    {
        RowIds ids;
        // By the foreign key that leads to the table; the view's own table comes by none.
        std::map<std::string, std::vector<std::string>> texts;
        for (const LayoutColumn &column : std::as_const(m_columns)) {
            if (!column.stored())
                continue; // not looked through for a text that may be anywhere
            if (column.editor == Editor::Words && !column.words.isEmpty()) {
                if (anyWord(column))
                    return Candidates(); // so many rows have a word that an index is no help
            } else {
                texts[column.through].push_back(column.column);
            }
        }
        for (const auto &[through, columns] : texts) {
            auto found = through.empty()
                ? searchCandidates(m_connection, m_layout.table, columns, m_needle, mostCandidates)
                : joinedCandidates(through, columns);
            if (!found)
                return found.error();
            if (!*found || ids.size() + (*found)->size() > mostCandidates)
                return Candidates();
            ids.insert(ids.end(), (*found)->begin(), (*found)->end());
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return Candidates(std::move(ids));
    }

private:
    std::string fold(const QString &text) { return std::string(m_fold(text.toStdString())); }

    bool anyWord(const LayoutColumn &column)
    {
        return std::any_of(column.words.begin(), column.words.end(), [&](const WordChoice &choice) {
            return fold(choice.label).find(m_needle) != std::string::npos;
        });
    }

    /// The rows that refer to those of the other table that have the text.
    Result<Candidates> joinedCandidates(const std::string &through,
                                        const std::vector<std::string> &columns)
    {
        const auto join =
            std::find_if(m_layout.joins.begin(), m_layout.joins.end(),
                         [&](const LayoutJoin &known) { return known.column == through; });
        if (join == m_layout.joins.end())
            return Candidates();
        const auto parents =
            searchCandidates(m_connection, join->table, columns, m_needle, mostCandidates);
        if (!parents)
            return parents.error();
        if (!*parents)
            return Candidates();
        return referringTo(*join, **parents);
    }

    Result<Candidates> referringTo(const LayoutJoin &join, const RowIds &parents)
    {
        const std::string key = quotedName(join.column);
        const Sql sql{.text = "SELECT t.rowid FROM json_each(?) AS found CROSS JOIN "
                          + quotedName(join.table) + " AS p ON p.rowid = found.value CROSS JOIN "
                          + quotedName(m_layout.table) + " AS t ON t." + key + " = p."
                          + quotedName(join.parentColumn) + " LIMIT ?",
                      .values = {idArray(parents), std::int64_t{mostCandidates + 1}}};
        auto statement = prepared(m_connection, sql);
        if (!statement)
            return statement.error();
        RowIds ids;
        for (;;) {
            const auto more = statement->step();
            if (!more)
                return more.error();
            if (!*more)
                return Candidates(std::move(ids));
            ids.push_back(statement->integer(0));
        }
    }

    Connection &m_connection;
    const TableLayout &m_layout;
    QList<LayoutColumn> m_columns;
    TextFold m_fold;
    std::string m_needle;
};

} // namespace

Result<std::optional<RowIds>> rowCandidates(Connection &connection, const TableLayout &layout,
                                            const RowQuery &query)
{
    if (!query.anywhere.isEmpty())
        return Search(connection, layout, layout.columns, query.anywhere).find();
    for (const ColumnFilter &filter : query.filters) {
        const bool known = filter.column >= 0 && filter.column < layout.columns.size();
        if (filter.kind == ColumnFilter::Kind::Contains && known
            && layout.columns[filter.column].stored())
            return Search(connection, layout, {layout.columns[filter.column]}, filter.text).find();
    }
    return std::optional<RowIds>();
}

} // namespace waybill
