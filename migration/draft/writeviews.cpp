// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/draftnames.h"
#include "migration/draft/writedraft.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Origin = DraftColumn::Origin;

constexpr std::size_t mostCharts = 12;

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

const DraftColumn *captionOf(const DraftTable &table)
{
    return table.caption ? &table.columns[*table.caption] : nullptr;
}

const DraftColumn *parentColumn(const DraftTable &table)
{
    const auto found =
        std::find_if(table.columns.begin(), table.columns.end(),
                     [](const DraftColumn &column) { return column.origin == Origin::Parent; });
    return found == table.columns.end() ? nullptr : &*found;
}

std::string editorOf(const DraftColumn &column)
{
    return column.type.editor == "words" ? "words:" + column.wordsName : column.type.editor;
}

class ViewWriter
{
public:
    ViewWriter(const PlaybookDraft &draft, YamlText &yaml)
        : m_draft(draft)
        , m_yaml(yaml)
    {
    }

    void write(std::size_t index)
    {
        const DraftTable &table = m_draft.tables[index];
        m_yaml.line(2, table.name + ':');
        m_yaml.line(4, "title: " + asText(table.title));
        m_yaml.line(4, "singular: " + asText(table.singular));
        m_yaml.line(4, table.parent ? "icon: list" : "icon: file-text");
        m_yaml.line(4, "table: " + table.name);
        if (table.parent)
            m_yaml.line(4, "group: " + topOf(index));
        if (const DraftColumn *caption = captionOf(table))
            m_yaml.line(4, "caption: " + caption->name);
        board(table);
        if (hasChildren(index)) {
            m_yaml.line(4, "page:");
            sections(index, 6);
        }
        m_yaml.line(4, "columns:");
        for (const DraftColumn &column : table.columns)
            columnLine(table, column);
    }

private:
    std::string topOf(std::size_t index) const
    {
        while (m_draft.tables[index].parent)
            index = *m_draft.tables[index].parent;
        return m_draft.tables[index].name;
    }

    bool hasChildren(std::size_t index) const
    {
        return std::any_of(m_draft.tables.begin(), m_draft.tables.end(),
                           [&](const DraftTable &table) { return table.parent == index; });
    }

    void sections(std::size_t index, int indent)
    {
        m_yaml.line(indent, "sections:");
        for (std::size_t i = 0; i < m_draft.tables.size(); ++i) {
            const DraftTable &child = m_draft.tables[i];
            if (child.parent != index)
                continue;
            m_yaml.line(indent + 2, "- view: " + child.name);
            m_yaml.line(indent + 4, "through: " + parentColumn(child)->name);
            m_yaml.line(indent + 4, "order: position");
            if (hasChildren(i))
                sections(i, indent + 4);
        }
    }

    /// Cards in lanes, where a column is called as one that says how far something is.
    void board(const DraftTable &table)
    {
        constexpr std::array<std::string_view, 5> names = {"status", "state", "stage", "priority",
                                                           "progress"};
        for (const DraftColumn &column : table.columns) {
            const bool isStage =
                column.type.editor == "words"
                && std::any_of(names.begin(), names.end(), [&](std::string_view name) {
                       return column.name == name || column.name.ends_with('_' + std::string(name));
                   });
            if (!isStage)
                continue;
            m_yaml.line(4, "board: {column: " + column.name + '}');
            return;
        }
    }

    void columnLine(const DraftTable &table, const DraftColumn &column)
    {
        const auto show = [&](const std::string &name, const QString &label,
                              const std::string &more) {
            m_yaml.line(6, "- {column: " + name + ", label: " + asText(label) + more + '}');
        };
        const QString label = titleFrom(column.label);
        if (column.origin == Origin::Parent) {
            const DraftTable &parent = m_draft.tables[*table.parent];
            if (const DraftColumn *caption = captionOf(parent)) {
                show(caption->name, label, ", through: " + column.name);
                return;
            }
        }
        std::string more = ", editor: " + asText(std::string_view(editorOf(column)));
        const bool isHidden = column.origin == Origin::Position || column.origin == Origin::File
            || column.type.converter == "json";
        if (isHidden)
            more += ", hidden: true";
        show(column.name, label.isEmpty() ? QString::fromStdString(column.name) : label, more);
        referred(column, show);
    }

    template<typename Show>
    void referred(const DraftColumn &column, const Show &show)
    {
        const auto other =
            std::find_if(m_draft.tables.begin(), m_draft.tables.end(),
                         [&](const DraftTable &table) { return table.name == column.refersTo; });
        if (other == m_draft.tables.end())
            return;
        const DraftColumn *caption = captionOf(*other);
        if (caption && caption->name != column.refersToColumn)
            show(caption->name,
                 titleFrom(QString::fromStdString(singularOf(other->name))) + u": "_s
                     + titleFrom(caption->label),
                 ", through: " + column.name);
    }

    const PlaybookDraft &m_draft;
    YamlText &m_yaml;
};

class ChartWriter
{
public:
    explicit ChartWriter(YamlText &yaml)
        : m_yaml(yaml)
    {
    }

    void write(const DraftTable &table)
    {
        for (const DraftColumn &column : table.columns) {
            if (m_count >= mostCharts)
                return;
            if (column.type.editor == "words")
                words(table, column);
            else if (column.type.editor == "date" && column.facts && column.facts->longest == 10)
                months(table, column);
        }
    }

private:
    void head(const DraftTable &table, const DraftColumn &column, const char *kind,
              const QString &title, const QString &sentence)
    {
        if (m_count++ == 0) {
            m_yaml.blank();
            m_yaml.line(0, "charts:");
        }
        m_yaml.line(2, (table.name + '-' + column.name).substr(0, 64) + ':');
        m_yaml.line(4, "title: " + asText(title));
        m_yaml.line(4, std::string("kind: ") + kind);
        m_yaml.line(4, "view: " + table.name);
        m_yaml.line(4, "sentence: " + asText(sentence));
    }

    void words(const DraftTable &table, const DraftColumn &column)
    {
        const QString label = titleFrom(column.label);
        head(table, column, "bar", say("%1 by %2").arg(table.title, label.toLower()),
             say("How many there are of each."));
        m_yaml.line(4, "label: " + asText(label));
        m_yaml.line(4, "labels: " + asText("words:" + column.wordsName));
        m_yaml.line(4, "rows: |");
        m_yaml.line(6, "SELECT id, \"" + column.name + "\" AS label, 'without one' AS left_out");
        m_yaml.line(6, "FROM \"" + table.name + '"');
    }

    void months(const DraftTable &table, const DraftColumn &column)
    {
        const QString label = titleFrom(column.label);
        const std::string name = '"' + column.name + '"';
        head(table, column, "column", say("%1 by month of %2").arg(table.title, label.toLower()),
             say("How many there are in each month."));
        m_yaml.line(4, "label: " + asText(say("Month")));
        m_yaml.line(4, "rows: |");
        m_yaml.line(
            6, "SELECT id, substr(" + name + ", 1, 7) AS label, 'without a date' AS left_out,");
        m_yaml.line(6,
                    "       CAST(substr(" + name + ", 1, 4) || substr(" + name
                        + ", 6, 2) AS INTEGER) AS position");
        m_yaml.line(6, "FROM \"" + table.name + '"');
    }

    YamlText &m_yaml;
    std::size_t m_count = 0;
};

} // namespace

void writeViews(const PlaybookDraft &draft, YamlText &yaml)
{
    yaml.blank();
    yaml.line(0, "views:");
    ViewWriter writer(draft, yaml);
    for (std::size_t i = 0; i < draft.tables.size(); ++i)
        writer.write(i);
}

void writeCharts(const PlaybookDraft &draft, YamlText &yaml)
{
    ChartWriter writer(yaml);
    for (const DraftTable &table : draft.tables) {
        if (!table.parent)
            writer.write(table);
    }
}

} // namespace waybill
