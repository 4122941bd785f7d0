// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/sectionparsers.h"

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ColumnSpec::Kind;

struct KindKey
{
    const char *key;
    Kind kind;
};
/// Where a value may come from; a column has exactly one of these.
constexpr std::array kindKeys = {
    KindKey{"from", Kind::From},         KindKey{"copy", Kind::Copy},
    KindKey{"row", Kind::RowId},         KindKey{"index", Kind::Index},
    KindKey{"key", Kind::Key},           KindKey{"value", Kind::Constant},
    KindKey{"template", Kind::Template}, KindKey{"answer", Kind::Answer},
    KindKey{"file", Kind::File},         KindKey{"digest", Kind::Digest},
};

bool isFrom(Kind kind)
{
    return kind == Kind::From || kind == Kind::Copy;
}

Input parseInput(const YamlValue &value, SourceFormat format, const std::string &converter)
{
    Input input;
    input.converter = converter;
    const auto takePath = [&](const YamlValue &v) { input.path = parsePath(v, format); };
    if (!value.is(YamlNode::Kind::Map)) {
        takePath(value);
        return input;
    }
    YamlMap map(value);
    map.need("path", takePath);
    map.take("as", [&](const YamlValue &v) { input.converter = v.text(); });
    map.take("max-length", [&](const YamlValue &v) {
        constexpr std::int64_t longest = 1'000'000'000;
        input.maxLength = static_cast<std::size_t>(v.integer(1, longest));
    });
    map.take("if-used", [&](const YamlValue &v) { input.ifUsed = v.title(); });
    map.finish();
    return input;
}

/// A place that rows are made from, or a map of it and where a text there is taken apart.
Path parseEach(const YamlValue &value, SourceFormat format)
{
    Path path;
    if (!value.is(YamlNode::Kind::Map))
        return parsePath(value, format);
    YamlMap map(value);
    map.need("path", [&](const YamlValue &v) { path = parsePath(v, format); });
    map.need("split", [&](const YamlValue &v) {
        for (const YamlValue &separator : v.itemsOrOne())
            path.split.push_back(separator.shortText());
    });
    map.finish();
    return path;
}

/// The kind that is written; more or fewer than one is a mistake.
Kind kindOf(YamlMap &map, std::optional<YamlValue> &origin)
{
    Kind kind = Kind::From;
    for (const KindKey &candidate : kindKeys) {
        map.take(candidate.key, [&](const YamlValue &v) {
            if (origin) {
                v.keyMistake("PB-03", PlaybookText::tr("A column has one origin only."),
                             PlaybookText::tr("either %1 or %2")
                                 .arg(QString::fromStdString(origin->key()),
                                      QString::fromLatin1(candidate.key)));
                return;
            }
            origin = v;
            kind = candidate.kind;
        });
    }
    if (!origin && map.isMap())
        map.value().mistake(
            "PB-05", PlaybookText::tr("It is not said where the value comes from."),
            u"from, copy, row, index, key, value, template, answer, file, digest"_s);
    return kind;
}

void parseOrigin(const YamlValue &origin, ColumnSpec &column, SourceFormat format)
{
    switch (column.kind) {
    case Kind::From:
    case Kind::Copy:
        for (const YamlValue &input : origin.itemsOrOne())
            column.inputs.push_back(parseInput(input, format, column.converter));
        column.converter.clear(); // every input has its own now
        break;
    case Kind::Digest:
        for (const YamlValue &input : origin.itemsOrOne())
            column.inputs.push_back(parseInput(input, format, "text"));
        break;
    case Kind::RowId:
    case Kind::Key:
    case Kind::File:
        column.name = origin.text();
        break;
    case Kind::Answer: {
        const std::string text = origin.text();
        const std::size_t dot = std::min(text.find('.'), text.size());
        column.name = text.substr(0, dot);
        column.part = dot < text.size() ? text.substr(dot + 1) : std::string();
        break;
    }
    case Kind::Index:
        origin.integer(0, 0);
        break;
    case Kind::Constant:
        column.constant = origin.constant();
        break;
    case Kind::Template:
        column.templateText = origin.shortText();
        break;
    }
}

/// What every place that a value may come from has, first or last.
void parseValue(YamlMap &map, ColumnSpec &column, SourceFormat format)
{
    std::optional<YamlValue> origin;
    column.kind = kindOf(map, origin);
    if (isFrom(column.kind) || column.kind == Kind::Key || column.kind == Kind::File) {
        column.converter = "text";
        map.take("as", [&](const YamlValue &v) { column.converter = v.text(); });
    }
    if (column.kind == Kind::Template)
        map.take("safe-path", [&](const YamlValue &v) { column.safePath = v.boolean(); });
    if (origin)
        parseOrigin(*origin, column, format);
}

/// What is taken when nothing else is there.
ColumnSpec parseElse(const YamlValue &value, const std::string &name, SourceFormat format)
{
    ColumnSpec column;
    column.column = name;
    YamlMap map(value);
    parseValue(map, column, format);
    map.take("when", [&](const YamlValue &v) {
        column.when = parseCondition(v, ConditionOf::Column, format);
    });
    map.take("if-used", [&](const YamlValue &v) { column.ifUsed = v.title(); });
    map.finish();
    return column;
}

ColumnSpec parseColumn(const YamlValue &value, SourceFormat format)
{
    ColumnSpec column;
    column.column = value.key();
    YamlMap map(value);
    parseValue(map, column, format);
    if (isFrom(column.kind) || column.kind == Kind::Key)
        map.take("default", [&](const YamlValue &v) { column.constant = v.constant(); });
    map.take("when", [&](const YamlValue &v) {
        column.when = parseCondition(v, ConditionOf::Column, format);
    });
    map.take("required", [&](const YamlValue &v) { column.required = v.boolean(); });
    map.take("else", [&](const YamlValue &v) {
        for (const YamlValue &item : v.itemsOrOne())
            column.otherwise.push_back(parseElse(item, column.column, format));
    });
    map.finish();
    return column;
}

} // namespace

std::vector<ColumnSpec> parseColumns(const YamlValue &value, SourceFormat format)
{
    std::vector<ColumnSpec> columns;
    for (const YamlValue &column : value.members())
        columns.push_back(parseColumn(column, format));
    return columns;
}

RowSpec parseRow(const YamlValue &value, SourceFormat format)
{
    RowSpec row;
    YamlMap map(value);
    map.need("name", [&](const YamlValue &v) { row.name = v.identifier(); });
    map.need("into", [&](const YamlValue &v) { row.table = v.text(); });
    row.title = QString::fromStdString(row.name);
    map.take("title", [&](const YamlValue &v) { row.title = v.title(); });
    map.take("each", [&](const YamlValue &v) {
        for (const YamlValue &item : v.itemsOrOne())
            row.each.push_back(parseEach(item, format));
    });
    map.take("when", [&](const YamlValue &v) {
        row.when = parseCondition(v, ConditionOf::OneRow, format);
    });
    map.take("find", [&](const YamlValue &v) { row.find = v.texts(); });
    map.take("unique", [&](const YamlValue &v) {
        if (!row.find.empty())
            v.keyMistake("PB-03", PlaybookText::tr("A row is either found or unique."),
                         PlaybookText::tr("`find` or `unique`"));
        row.find = v.texts();
        row.unique = true;
    });
    map.take("exact", [&](const YamlValue &v) { row.exact = v.boolean(); });
    map.need("columns", [&](const YamlValue &v) { row.columns = parseColumns(v, format); });
    map.take("rows", [&](const YamlValue &v) {
        for (const YamlValue &inner : v.items())
            row.rows.push_back(parseRow(inner, format));
    });
    map.finish();
    return row;
}

} // namespace waybill
