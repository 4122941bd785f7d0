// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/writedraft.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Origin = DraftColumn::Origin;

constexpr std::int64_t fewestForTwins = 10; // of fewer, most values are different by chance

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

/// What a person needs to judge a column: how often it is filled, what stands there, why it became
/// what it is.
QString reasonsOf(const DraftTable &table, const DraftColumn &column)
{
    QStringList parts;
    if (column.facts) {
        parts << say("%1 filled, %2 blank.").arg(column.facts->values()).arg(column.facts->blanks);
    }
    if (!column.type.reason.isEmpty())
        parts << column.type.reason;
    if (column.isKey)
        parts << say("Never blank and never twice: the key.");
    else if (column.isUnique && !table.key() && table.rows >= fewestForTwins)
        parts << say("Never twice, but its name does not say that it is a key.");
    return (parts + column.notes).join(u' ');
}

std::string originOf(const PlaybookDraft &draft, const DraftTable &table, const DraftColumn &column,
                     qsizetype number)
{
    switch (column.origin) {
    case Origin::Parent:
        return "{row: " + numbered(draft.tables[*table.parent].row, number) + '}';
    case Origin::Position:
        return "{index: 0}";
    case Origin::Key:
        return "{key: entry}";
    case Origin::File:
        return column.name == "record" ? "{file: record, as: integer}" : "{file: name}";
    case Origin::Field:
        break;
    }
    std::string text = "{from: " + asText(std::string_view(column.path));
    const bool words = column.type.editor == "words";
    if (words)
        text += ", as: " + asText("words:" + column.wordsName);
    else if (column.type.converter != "text")
        text += ", as: " + asText(std::string_view(column.type.converter));
    if (column.isKey)
        text += ", required: true";
    return text + '}';
}

class RowWriter
{
public:
    RowWriter(const PlaybookDraft &draft, const DraftSource &source, YamlText &yaml)
        : m_draft(draft)
        , m_source(source)
        , m_yaml(yaml)
    {
    }

    void write(std::size_t index, int indent, qsizetype number)
    {
        const DraftTable &table = m_draft.tables[index];
        for (const QString &note : table.notes)
            m_yaml.comment(indent, note);
        m_yaml.line(indent, "- name: " + numbered(table.row, number));
        indent += 2;
        m_yaml.line(indent, "into: " + table.name);
        m_yaml.line(indent, "title: " + asText(table.singular));
        if (!table.each.empty()) {
            std::vector<std::string> each;
            for (const std::string &path : table.each)
                each.push_back(asText(std::string_view(path)));
            m_yaml.line(indent, "each: " + listed(each));
        }
        const bool ofValues = std::any_of(table.columns.begin(), table.columns.end(),
                                          [](const auto &column) { return column.path == "."; });
        if (table.skipsBlanks && ofValues)
            m_yaml.line(indent, "when: {given: [\".\"]}");
        if (const DraftColumn *key = table.key(); key && table.each.empty())
            m_yaml.line(indent, "unique: [" + key->name + ']');
        m_yaml.line(indent, "columns:");
        for (const DraftColumn &column : table.columns) {
            if (const QString reasons = reasonsOf(table, column); number == 0 && !reasons.isEmpty())
                m_yaml.comment(indent + 2, reasons);
            m_yaml.line(indent + 2, column.name + ": " + originOf(m_draft, table, column, number));
        }
        bool any = false;
        for (const std::size_t child : m_source.tables) {
            if (m_draft.tables[child].parent != index)
                continue;
            if (!any)
                m_yaml.line(indent, "rows:");
            any = true;
            write(child, indent + 2, number);
        }
    }

private:
    const PlaybookDraft &m_draft;
    const DraftSource &m_source;
    YamlText &m_yaml;
};

std::string phaseNumber(std::size_t number)
{
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

} // namespace

void writePhases(const PlaybookDraft &draft, YamlText &yaml)
{
    yaml.blank();
    yaml.line(0, "phases:");
    yaml.line(2, "- id: 001_tables");
    yaml.line(4, "title: " + asText(say("Create tables")));
    yaml.line(4, "scripts: [001_tables]");
    std::size_t phase = 1;
    for (const std::size_t i : draft.loadOrder) {
        const DraftSource &source = *draft.sources[i];
        yaml.blank();
        yaml.line(2, "- id: " + phaseNumber(++phase) + '_' + source.name);
        yaml.line(4, "title: " + asText(source.title));
        yaml.line(4, "loads:");
        const qsizetype count = source.isPattern ? 1 : source.files.size();
        for (qsizetype number = 0; number < count; ++number) {
            yaml.line(6, "- from: " + numbered(source.name, number));
            yaml.line(8, "rows:");
            for (const std::size_t table : source.tables) {
                if (!draft.tables[table].parent)
                    RowWriter(draft, source, yaml).write(table, 10, number);
            }
        }
    }
}

} // namespace waybill
