// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbookchecks.h"
#include "migration/playbook/scriptcheck.h"
#include "migration/target/tableinfo.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

std::vector<std::string> columnNames(const TableInfo &table)
{
    std::vector<std::string> names;
    for (const ColumnInfo &column : table.columns)
        names.push_back(column.name);
    return names;
}

/// Whether the column always gets a value, so that NOT NULL cannot fail.
bool alwaysFilled(const ColumnSpec &column)
{
    using Kind = ColumnSpec::Kind;
    const bool mayLack = column.kind == Kind::From || column.kind == Kind::Copy
        || column.kind == Kind::Answer || column.kind == Kind::File || column.kind == Kind::Digest
        || !column.when.empty();
    if (!mayLack || column.required || !isNull(column.constant))
        return true;
    return std::any_of(
        column.otherwise.begin(), column.otherwise.end(),
        [](const ColumnSpec &other) { return other.when.empty() && alwaysFilled(other); });
}

class TableCheck
{
public:
    TableCheck(const Playbook &playbook, Mistakes &mistakes, ScriptCheck &scripts)
        : m_playbook(playbook)
        , m_mistakes(mistakes)
        , m_scripts(scripts)
    {
    }

    bool readTables()
    {
        auto names = listTables(m_scripts.connection());
        if (!names)
            return false;
        for (const std::string &name : *names) {
            auto info = readTableInfo(m_scripts.connection(), name);
            if (!info)
                return false;
            m_names.push_back(name);
            m_tables.emplace(name, std::move(*info));
        }
        return true;
    }

    void everything()
    {
        table(m_playbook.recordTable, u"counts.table"_s);
        for (std::size_t p = 0; p < m_playbook.phases.size(); ++p) {
            const PhaseSpec &phase = m_playbook.phases[p];
            const QString loads = memberPath(itemPath(u"phases"_s, p), "loads");
            for (std::size_t l = 0; l < phase.loads.size(); ++l)
                rows(phase.loads[l].rows, memberPath(itemPath(loads, l), "rows"));
        }
        for (const CheckSpec &spec : m_playbook.checks)
            check(spec, memberPath(u"checks"_s, spec.id));
        for (const ViewSpec &spec : m_playbook.views)
            view(spec, memberPath(u"views"_s, spec.id));
        for (const ChartSpec &spec : m_playbook.charts)
            chart(spec, memberPath(memberPath(u"charts"_s, spec.id), "rows"));
    }

private:
    /// Null when there is no such table; the mistake is noted.
    const TableInfo *table(const std::string &name, const QString &path)
    {
        const bool known = checkKnown(m_mistakes, path, name, m_names,
                                      PlaybookText::tr("The scripts make no such table."));
        return known && !name.empty() ? &m_tables.at(name) : nullptr;
    }

    void column(const TableInfo *info, const std::string &name, const QString &path,
                bool atKey = false)
    {
        if (info)
            checkKnown(m_mistakes, path, name, columnNames(*info),
                       PlaybookText::tr("The table has no such column."), atKey);
    }

    /// The table a foreign key leads to; null when it is none.
    const TableInfo *parent(const TableInfo &info, const std::string &foreignKey,
                            const QString &path)
    {
        std::vector<std::string> columns;
        const TableInfo *other = nullptr;
        for (const ForeignKey &key : info.foreignKeys) {
            columns.push_back(key.column);
            const auto found = m_tables.find(key.table);
            if (key.column == foreignKey && found != m_tables.end())
                other = &found->second;
        }
        checkKnown(m_mistakes, path, foreignKey, columns,
                   PlaybookText::tr("The table has no such foreign key."));
        return other;
    }

    void rows(const std::vector<RowSpec> &specs, const QString &path)
    {
        for (std::size_t i = 0; i < specs.size(); ++i) {
            const QString place = itemPath(path, i);
            const TableInfo *info = table(specs[i].table, memberPath(place, "into"));
            const QString columns = memberPath(place, "columns");
            for (const ColumnSpec &spec : specs[i].columns)
                column(info, spec.column, memberPath(columns, spec.column), true);
            if (info) {
                filled(*info, specs[i], columns);
                named(*info, memberPath(place, "into"));
            }
            rows(specs[i].rows, memberPath(place, "rows"));
        }
    }

    void filled(const TableInfo &info, const RowSpec &row, const QString &path)
    {
        for (const ColumnInfo &needed : info.columns) {
            const bool automatic = info.keyIsRowid && info.key == needed.name;
            if (!needed.notNull || needed.hasDefault || automatic)
                continue;
            const auto spec = std::find_if(row.columns.begin(), row.columns.end(),
                                           [&](const auto &c) { return c.column == needed.name; });
            if (spec != row.columns.end() && alwaysFilled(*spec))
                continue;
            m_mistakes.add({.code = "PB-05",
                            .path = memberPath(path, needed.name),
                            .atKey = true,
                            .message = PlaybookText::tr("The column %1.%2 must have a value.")
                                           .arg(QString::fromStdString(info.name),
                                                QString::fromStdString(needed.name)),
                            .expected = PlaybookText::tr("required: true, or a default")});
        }
    }

    /// The ledger knows a row by one value.
    void named(const TableInfo &info, const QString &path)
    {
        if (!info.key.empty())
            return;
        m_mistakes.add({.code = "PB-11",
                        .path = path,
                        .message = PlaybookText::tr("The table %1 is WITHOUT ROWID and its primary"
                                                    " key has several columns.")
                                       .arg(QString::fromStdString(info.name)),
                        .expected = PlaybookText::tr("a rowid, or a primary key of one column")});
    }

    void check(const CheckSpec &spec, const QString &path)
    {
        if (spec.kind == CheckSpec::Kind::Sql) {
            if (!spec.sql.empty())
                m_scripts.query(spec.sql, memberPath(path, "sql"));
            return;
        }
        const char *key = spec.kind == CheckSpec::Kind::Required ? "required"
            : spec.kind == CheckSpec::Kind::Range                ? "range"
                                                                 : "words";
        const QString place = memberPath(path, key);
        column(table(spec.table, place), spec.column, place);
    }

    void view(const ViewSpec &spec, const QString &path)
    {
        const TableInfo *info = table(spec.table, memberPath(path, "table"));
        if (!info)
            return;
        column(info, spec.orderBy, memberPath(path, "order-by"));
        caption(*info, spec.caption, memberPath(path, "caption"));
        viewColumns(*info, spec.columns, path);
        if (spec.activity) {
            const QString place = memberPath(path, "activity");
            column(info, spec.activity->date, memberPath(place, "date"));
            viewColumns(*info, spec.activity->columns, place);
        }
        if (spec.page)
            page(spec, memberPath(path, "page"));
    }

    void page(const ViewSpec &spec, const QString &path)
    {
        sections(spec.page->sections, spec.table, path);
        for (std::size_t i = 0; i < spec.page->complete.size(); ++i) {
            const std::string &query = spec.page->complete[i].missing;
            if (!query.empty())
                m_scripts.aboutRecord(
                    query, memberPath(itemPath(memberPath(path, "complete"), i), "missing"));
        }
    }

    /// Each belongs to the record above it by a foreign key.
    void sections(const std::vector<PageSection> &all, const std::string &above,
                  const QString &path)
    {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const QString place = itemPath(memberPath(path, "sections"), i);
            const ViewSpec *view = m_playbook.view(all[i].view);
            const auto found = view ? m_tables.find(view->table) : m_tables.end();
            if (found == m_tables.end())
                continue;
            const TableInfo &info = found->second;
            const QString key = memberPath(place, "through");
            const TableInfo *leadsTo = parent(info, all[i].through, key);
            if (leadsTo && leadsTo->name != above)
                m_mistakes.add(
                    {.code = "PB-07",
                     .path = key,
                     .message = PlaybookText::tr("This foreign key leads to another table."),
                     .expected = excerpt(above),
                     .found = excerpt(leadsTo->name)});
            column(&info, all[i].order, memberPath(place, "order"));
            sections(all[i].sections, view->table, place);
        }
    }

    void viewColumns(const TableInfo &info, const std::vector<ViewColumn> &columns,
                     const QString &path)
    {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const ViewColumn &shown = columns[i];
            const QString place = itemPath(memberPath(path, "columns"), i);
            if (shown.calculated) {
                calculated(info, shown, place);
                continue;
            }
            const TableInfo *from = shown.through.empty()
                ? &info
                : parent(info, shown.through, memberPath(place, "through"));
            column(from, shown.column, memberPath(place, "column"));
        }
    }

    void calculated(const TableInfo &info, const ViewColumn &shown, const QString &path)
    {
        if (info.column(shown.column) >= 0)
            m_mistakes.add(
                {.code = "PB-10",
                 .path = memberPath(path, "column"),
                 .message = PlaybookText::tr("The table has a column of that name already."),
                 .expected = PlaybookText::tr("a name of its own for what is calculated"),
                 .found = excerpt(shown.column)});
        column(&info, shown.calculated->by, memberPath(path, "by"));
        for (const CalculatedText::Choice &choice : shown.calculated->choices) {
            const QString texts = memberPath(memberPath(path, "texts"), choice.value);
            for (std::size_t i = 0; i < choice.texts.size(); ++i) {
                const auto parts = parseCalculatedText(choice.texts[i]);
                const QString item = itemPath(texts, i);
                for (const TextPart &part : parts ? *parts : std::vector<TextPart>())
                    column(&info, part.column, m_mistakes.has(item) ? item : texts);
            }
        }
    }

    /// Its query gives the columns that a picture is made of, and no others.
    void chart(const ChartSpec &spec, const QString &path)
    {
        if (spec.rows.empty())
            return;
        const std::vector<std::string> columns = m_scripts.columns(spec.rows, path);
        if (columns.empty())
            return;
        std::vector<std::string> needed = {"id", "label", "left_out"};
        if (!spec.series.isEmpty())
            needed.insert(needed.end(), {"series", "series_position"});
        for (const std::string &column : needed) {
            if (std::find(columns.begin(), columns.end(), column) == columns.end())
                m_mistakes.add({.code = "PB-11",
                                .path = path,
                                .message = PlaybookText::tr("The query lacks a column."),
                                .expected = QString::fromStdString(column),
                                .found = joined(columns)});
        }
        for (const std::string &column : columns)
            checkKnown(m_mistakes, path, column,
                       {"id", "label", "left_out", "position", "series", "series_position"},
                       PlaybookText::tr("A chart has no such column."));
    }

    /// "company" or "job_posting_id.company"
    void caption(const TableInfo &info, const std::string &text, const QString &path)
    {
        const std::size_t dot = text.find('.');
        if (dot == std::string::npos)
            column(&info, text, path);
        else
            column(parent(info, text.substr(0, dot), path), text.substr(dot + 1), path);
    }

    const Playbook &m_playbook;
    Mistakes &m_mistakes;
    ScriptCheck &m_scripts;
    std::vector<std::string> m_names;
    std::map<std::string, TableInfo> m_tables;
};

} // namespace

void checkTables(const Playbook &playbook, Mistakes &mistakes)
{
    ScriptCheck scripts(playbook, mistakes);
    if (!scripts.up())
        return;
    TableCheck check(playbook, mistakes, scripts);
    if (check.readTables())
        check.everything();
    scripts.down();
}

} // namespace waybill
