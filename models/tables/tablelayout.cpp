// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tablelayout.h"

#include "migration/target/statement.h"
#include "models/tables/calculatedsql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

const ForeignKey *foreignKey(const TableInfo &table, const std::string &column)
{
    const auto found = std::find_if(table.foreignKeys.begin(), table.foreignKeys.end(),
                                    [&](const ForeignKey &key) { return key.column == column; });
    return found == table.foreignKeys.end() ? nullptr : &*found;
}

Editor editorFor(const std::string &name)
{
    static const std::map<std::string, Editor> editors = {
        {"long-text", Editor::LongText}, {"date", Editor::Date},       {"integer", Editor::Integer},
        {"real", Editor::Real},          {"percent", Editor::Percent}, {"flag", Editor::Flag},
        {"link", Editor::Link},          {"none", Editor::None}};
    if (name.starts_with("words:"))
        return Editor::Words;
    const auto found = editors.find(name);
    return found == editors.end() ? Editor::Text : found->second;
}

QList<WordChoice> wordsOf(const Playbook &playbook, const std::string &editor)
{
    QList<WordChoice> choices;
    if (!editor.starts_with("words:"))
        return choices;
    const auto map = playbook.words.find(editor.substr(6));
    if (map == playbook.words.end())
        return choices;
    for (const WordMap::Entry &entry : map->second.entries)
        choices << WordChoice{QString::fromStdString(entry.word),
                              QString::fromStdString(entry.label)};
    return choices;
}

void addRules(LayoutColumn &column, const Playbook &playbook)
{
    for (const CheckSpec &check : playbook.checks) {
        if (check.kind != CheckSpec::Kind::Range || check.table != column.table
            || check.column != column.column)
            continue;
        column.minimum = check.minimum;
        column.maximum = check.maximum;
    }
}

/// The join for \a key, made when there is none yet. Nothing when the key leads nowhere.
const LayoutJoin *join(TableLayout &layout, const TableInfo &table, const std::string &key)
{
    for (const LayoutJoin &known : std::as_const(layout.joins)) {
        if (known.column == key)
            return &known;
    }
    const ForeignKey *reference = foreignKey(table, key);
    if (!reference)
        return nullptr;
    layout.joins << LayoutJoin{.alias =
                                   std::string("j").append(std::to_string(layout.joins.size())),
                               .column = key,
                               .table = reference->table,
                               .parentColumn = reference->parentColumn};
    return &layout.joins.constLast();
}

bool isUnique(const TableInfo &table, const std::string &column)
{
    const std::vector<std::string> alone{column};
    return table.key == column
        || std::find(table.uniques.begin(), table.uniques.end(), alone) != table.uniques.end();
}

/// What does not depend on the database.
LayoutColumn shownAs(const ViewColumn &view, const Playbook &playbook)
{
    return {.table = {},
            .column = view.column,
            .through = {},
            .label = view.label,
            .editor = editorFor(view.editor),
            .words = wordsOf(playbook, view.editor),
            .hidden = view.hidden,
            .width = view.width};
}

std::optional<LayoutColumn> makeColumn(TableLayout &layout, const ViewColumn &view,
                                       const Playbook &playbook, const Catalogue &catalogue)
{
    const TableInfo &own = catalogue.at(layout.table);
    if (view.calculated) {
        LayoutColumn column = shownAs(view, playbook);
        column.table = layout.table;
        column.calculated = calculatedSql(*view.calculated, own);
        return column.stored() ? std::optional<LayoutColumn>() : column;
    }
    std::string holder = layout.table;
    bool leadsToRow = false;
    if (!view.through.empty()) {
        const LayoutJoin *joined = join(layout, own, view.through);
        if (!joined || !catalogue.contains(joined->table))
            return {};
        holder = joined->table;
        leadsToRow = catalogue.at(holder).key == joined->parentColumn;
    }
    const TableInfo &table = catalogue.at(holder);
    const int at = table.column(view.column);
    if (at < 0)
        return {};
    const ColumnInfo &info = table.columns[static_cast<std::size_t>(at)];
    LayoutColumn column = shownAs(view, playbook);
    column.table = holder;
    column.through = view.through;
    column.notNull = info.notNull;
    column.hasDefault = info.hasDefault;
    column.unique = isUnique(table, view.column);
    column.leadsToRow = leadsToRow;
    addRules(column, playbook);
    return column;
}

/// "job_posting_id.company" shows the company and the next column that comes the same way.
void makeCaption(TableLayout &layout, const ViewSpec &view, const TableInfo &table)
{
    const std::size_t dot = view.caption.find('.');
    const std::string through = dot == std::string::npos ? "" : view.caption.substr(0, dot);
    const std::string name = dot == std::string::npos ? view.caption : view.caption.substr(dot + 1);
    const bool own = through.empty() && table.column(name) >= 0;
    if (!through.empty() && join(layout, table, through)) {
        layout.caption.push_back(layout.expression({.column = name, .through = through}));
        for (const LayoutColumn &column : std::as_const(layout.columns)) {
            if (column.through == through && column.column != name) {
                layout.caption.push_back(layout.expression(column));
                break;
            }
        }
    } else {
        layout.caption.push_back("t." + (own ? quotedName(name) : std::string("rowid")));
    }
}

void addParents(TableLayout &layout, const TableInfo &table, const Catalogue &catalogue)
{
    for (const ForeignKey &key : table.foreignKeys) {
        const LayoutJoin parent{.alias = {},
                                .column = key.column,
                                .table = key.table,
                                .parentColumn = key.parentColumn};
        const auto other = catalogue.find(key.table);
        if (other != catalogue.end() && other->second.key == key.parentColumn)
            layout.parents << parent;
        const int at = table.column(key.column);
        if (at >= 0 && table.columns[static_cast<std::size_t>(at)].notNull
            && layout.column(key.column) < 0)
            layout.neededParents << parent;
    }
}

/// The dates the playbook names, else all of the view.
void addTimeline(TableLayout &layout, const ViewSpec &view)
{
    for (const TimelineSpec &event : view.timeline) {
        if (const int at = layout.column(event.column); at >= 0)
            layout.timeline << LayoutEvent{.column = at,
                                           .icon = QString::fromStdString(event.icon)};
    }
    for (int i = 0; view.timeline.empty() && i < layout.columns.size(); ++i) {
        if (layout.columns[i].editor == Editor::Date && !layout.columns[i].joined())
            layout.timeline << LayoutEvent{.column = i, .icon = {}};
    }
}

} // namespace

QString LayoutColumn::wordLabel(const QString &word) const
{
    for (const WordChoice &choice : words) {
        if (choice.word == word)
            return choice.label;
    }
    return word;
}

std::string TableLayout::expression(const LayoutColumn &shown) const
{
    if (!shown.stored())
        return shown.calculated;
    if (!shown.joined())
        return "t." + quotedName(shown.column);
    for (const LayoutJoin &known : joins) {
        if (known.column == shown.through)
            return known.alias + "." + quotedName(shown.column);
    }
    return "NULL";
}

int TableLayout::column(const std::string &name) const
{
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns[i].column == name && !columns[i].joined() && columns[i].stored())
            return static_cast<int>(i);
    }
    return -1;
}

int TableLayout::join(const std::string &foreignKey) const
{
    for (qsizetype i = 0; i < joins.size(); ++i) {
        if (joins[i].column == foreignKey)
            return static_cast<int>(i);
    }
    return -1;
}

std::optional<TableLayout> makeLayout(const ViewSpec &view, const Playbook &playbook,
                                      const Catalogue &catalogue)
{
    const auto found = catalogue.find(view.table);
    if (found == catalogue.end() || found->second.columns.empty())
        return {};
    const TableInfo &table = found->second;
    TableLayout layout{.id = QString::fromStdString(view.id),
                       .title = view.title,
                       .singular = view.singular,
                       .icon = QString::fromStdString(view.icon),
                       .group = QString::fromStdString(view.group),
                       .table = view.table,
                       .key = table.key,
                       .keyIsRowid = table.keyIsRowid,
                       .orderBy = view.orderBy};
    for (const ViewColumn &column : view.columns) {
        if (auto made = makeColumn(layout, column, playbook, catalogue))
            layout.columns << *made;
    }
    makeCaption(layout, view, table);
    addParents(layout, table, catalogue);
    addTimeline(layout, view);
    return layout;
}

std::vector<ViewSpec> plainViews(const Catalogue &catalogue)
{
    std::vector<ViewSpec> views;
    for (const auto &[name, table] : catalogue) {
        ViewSpec view{.id = name,
                      .title = QString::fromStdString(name),
                      .singular = QString::fromStdString(name),
                      .icon = "database",
                      .table = name};
        for (const ColumnInfo &column : table.columns)
            view.columns.push_back(
                {.column = column.name, .label = QString::fromStdString(column.name)});
        if (!table.columns.empty())
            view.caption = table.columns.front().name;
        views.push_back(std::move(view));
    }
    return views;
}

} // namespace waybill
