// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/layout.h"

#include "migration/base/jsonwriter.h"

#include <QCoreApplication>

#include <algorithm>
#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

const char *letter(const Node &node, bool whole)
{
    if (whole && node.isContainer())
        return "j";
    switch (node.kind) {
    case NodeKind::Text:
        return "s";
    case NodeKind::Number:
        return "n";
    case NodeKind::Bool:
        return "b";
    case NodeKind::Null:
        return "z";
    case NodeKind::Object:
        return "eo";
    case NodeKind::Array:
        return "ea";
    }
    return "z";
}

void writeTree(JsonWriter &json, const MappedRecord &record, std::int32_t at)
{
    const Node &node = record.node(at);
    const bool whole = node.isContainer() && record.claim(at).state != LeafState::Unclaimed;
    if (whole || Record::isLeaf(node, at)) {
        json.value(letter(node, whole && node.end > at + 1));
        return;
    }
    json.beginArray();
    json.value(node.kind == NodeKind::Object ? "o" : "a");
    for (std::int32_t child = at + 1; child < node.end; child = record.node(child).end) {
        if (node.kind == NodeKind::Object)
            json.value(record.node(child).key);
        writeTree(json, record, child);
    }
    json.endArray();
}

std::vector<int> leafNumbers(const MappedRecord &record)
{
    std::vector<int> numbers(record.claims.size(), -1);
    int next = 0;
    record.eachLeaf([&](std::int32_t at) { numbers[static_cast<std::size_t>(at)] = next++; });
    return numbers;
}

Problem damaged()
{
    return {.code = u"LED-01"_s,
            .message = QCoreApplication::translate(
                "Layout", "The ledger holds a record layout that this version cannot read.")};
}

/// Turns the tree's text back into nodes.
class TreeReader
{
public:
    explicit TreeReader(Layout &layout)
        : m_layout(layout)
    {
    }

    bool read(const simdjson::dom::element &element, std::string key)
    {
        std::string_view word;
        if (element.get_string().get(word) == simdjson::SUCCESS)
            return leaf(word, std::move(key));
        simdjson::dom::array items;
        if (element.get_array().get(items) != simdjson::SUCCESS || items.size() == 0)
            return false;
        const bool isObject = items.at(0).get_string().value_unsafe() == "o";
        const auto at = m_layout.nodes.size();
        m_layout.nodes.push_back(
            {.kind = isObject ? NodeKind::Object : NodeKind::Array, .key = std::move(key)});
        bool first = true;
        bool expectKey = isObject;
        std::string childKey;
        for (const simdjson::dom::element item : items) {
            if (first) {
                first = false;
            } else if (expectKey) {
                if (item.get_string().get(word) != simdjson::SUCCESS)
                    return false;
                childKey = word;
                expectKey = false;
            } else {
                if (!read(item, std::move(childKey)))
                    return false;
                childKey.clear();
                expectKey = isObject;
            }
        }
        m_layout.nodes[at].end = static_cast<std::int32_t>(m_layout.nodes.size());
        return true;
    }

private:
    bool leaf(std::string_view word, std::string key)
    {
        static constexpr std::pair<std::string_view, NodeKind> kinds[] = {
            {"s", NodeKind::Text},  {"n", NodeKind::Number},  {"b", NodeKind::Bool},
            {"z", NodeKind::Null},  {"eo", NodeKind::Object}, {"ea", NodeKind::Array},
            {"j", NodeKind::Object}};
        for (const auto &[name, kind] : kinds) {
            if (name != word)
                continue;
            m_layout.nodes.push_back({.kind = kind,
                                      .end = static_cast<std::int32_t>(m_layout.nodes.size()) + 1,
                                      .isLeaf = true,
                                      .key = std::move(key)});
            return true;
        }
        return false;
    }

    Layout &m_layout;
};

bool readInto(Layout &layout, const simdjson::dom::object &root)
{
    std::int64_t width = 0;
    if (root["w"].get_int64().get(width) == simdjson::SUCCESS) {
        layout.isCsv = true;
        layout.width = static_cast<int>(width);
    } else if (simdjson::dom::element tree;
               root["t"].get(tree) != simdjson::SUCCESS || !TreeReader(layout).read(tree, {})) {
        return false;
    }
    simdjson::dom::array slots;
    simdjson::dom::array binds;
    if (root["s"].get_array().get(slots) != simdjson::SUCCESS
        || root["b"].get_array().get(binds) != simdjson::SUCCESS)
        return false;
    for (const simdjson::dom::element slot : slots) {
        std::string_view row;
        std::string_view table;
        if (slot.at(0).get_string().get(row) != simdjson::SUCCESS
            || slot.at(1).get_string().get(table) != simdjson::SUCCESS)
            return false;
        layout.slots.push_back({std::string(row), std::string(table)});
    }
    for (const simdjson::dom::element bind : binds) {
        std::int64_t leaf = 0;
        std::int64_t slot = 0;
        std::string_view column;
        std::string_view converter;
        std::int64_t owner = 0;
        if (bind.at(0).get_int64().get(leaf) != simdjson::SUCCESS
            || bind.at(1).get_int64().get(slot) != simdjson::SUCCESS
            || bind.at(2).get_string().get(column) != simdjson::SUCCESS
            || bind.at(3).get_string().get(converter) != simdjson::SUCCESS
            || bind.at(4).get_int64().get(owner) != simdjson::SUCCESS || slot < 0
            || slot >= static_cast<std::int64_t>(layout.slots.size()))
            return false;
        std::int64_t piece = -1;
        if (bind.at(5).get_int64().get(piece) != simdjson::SUCCESS)
            piece = -1;
        layout.binds.push_back({.leaf = static_cast<int>(leaf),
                                .slot = static_cast<int>(slot),
                                .column = std::string(column),
                                .converter = std::string(converter),
                                .owner = owner != 0,
                                .piece = static_cast<int>(piece)});
    }
    // What a copy must agree with is known once its owner has been asked.
    std::stable_sort(layout.binds.begin(), layout.binds.end(), [](const auto &a, const auto &b) {
        return a.leaf < b.leaf || (a.leaf == b.leaf && a.owner && !b.owner);
    });
    return true;
}

/// [[leaf, separator, ...], ...]: the texts that were split.
void writeSeparators(JsonWriter &json, const std::vector<const Bind *> &binds,
                     const std::vector<int> &numbers)
{
    int last = -1;
    for (const Bind *bind : binds) {
        const int leaf = numbers[static_cast<std::size_t>(bind->node)];
        if (!bind->separators || leaf == last)
            continue;
        if (last < 0)
            json.key("p").beginArray();
        last = leaf;
        json.beginArray().value(leaf);
        for (const std::string &separator : *bind->separators)
            json.value(separator);
        json.endArray();
    }
    if (last >= 0)
        json.endArray();
}

bool readSeparators(Layout &layout, const simdjson::dom::object &root)
{
    simdjson::dom::array texts;
    if (root["p"].get_array().get(texts) != simdjson::SUCCESS)
        return true; // no text was split
    for (const simdjson::dom::element text : texts) {
        simdjson::dom::array parts;
        std::int64_t leaf = -1;
        if (text.get_array().get(parts) != simdjson::SUCCESS)
            return false;
        for (const simdjson::dom::element part : parts) {
            std::string_view separator;
            if (leaf < 0 && part.get_int64().get(leaf) == simdjson::SUCCESS)
                continue;
            if (part.get_string().get(separator) != simdjson::SUCCESS)
                return false;
            layout.separators[static_cast<int>(leaf)].emplace_back(separator);
        }
    }
    return true;
}

} // namespace

std::string writeLayout(const MappedRecord &record)
{
    const std::vector<int> numbers = leafNumbers(record);
    std::string text;
    JsonWriter json(text, 0);
    json.beginObject();
    if (record.binding->isCsv()) {
        json.field("w", static_cast<std::int64_t>(record.record->nodes.size()) - 1);
    } else {
        json.key("t");
        writeTree(json, record, 0);
    }
    json.key("s").beginArray();
    for (const Slot &slot : record.slots)
        json.beginArray().value(slot.row->spec->name).value(slot.row->spec->table).endArray();
    json.endArray().key("b").beginArray();
    std::vector<const Bind *> binds;
    for (const Bind &bind : record.binds) {
        // A copy of a whole value is no place of any one leaf.
        if (numbers[static_cast<std::size_t>(bind.node)] >= 0)
            binds.push_back(&bind);
    }
    std::stable_sort(binds.begin(), binds.end(), [&](const Bind *a, const Bind *b) {
        return numbers[static_cast<std::size_t>(a->node)]
            < numbers[static_cast<std::size_t>(b->node)];
    });
    for (const Bind *bind : binds) {
        json.beginArray()
            .value(numbers[static_cast<std::size_t>(bind->node)])
            .value(bind->slot)
            .value(bind->column->spec->column)
            .value(bind->input->converterSpec)
            .value(bind->owner ? 1 : 0);
        if (bind->piece >= 0)
            json.value(bind->piece);
        json.endArray();
    }
    json.endArray();
    writeSeparators(json, binds, numbers);
    json.endObject();
    return text;
}

Result<Layout> readLayout(std::string_view text)
{
    simdjson::dom::parser parser;
    simdjson::dom::object root;
    Layout layout;
    if (parser.parse(text.data(), text.size()).get_object().get(root) != simdjson::SUCCESS
        || !readInto(layout, root) || !readSeparators(layout, root))
        return damaged();
    return layout;
}

void layoutSignature(const MappedRecord &record, std::string &signature)
{
    const auto append = [&](std::size_t number) {
        signature.append(reinterpret_cast<const char *>(&number), sizeof number);
    };
    signature.clear();
    append(record.record->nodes.size());
    for (const Slot &slot : record.slots)
        append(static_cast<std::size_t>(slot.row->number));
    append(~std::size_t{0});
    for (const Bind &bind : record.binds) {
        append((static_cast<std::size_t>(bind.node) << 20)
               ^ (static_cast<std::size_t>(bind.slot) << 1) ^ std::size_t{bind.owner});
        append(reinterpret_cast<std::size_t>(bind.input));
        append(reinterpret_cast<std::size_t>(bind.column));
        append(static_cast<std::size_t>(bind.piece + 1));
    }
    if (record.binding->isCsv())
        return;
    for (std::size_t i = 0; i < record.record->nodes.size(); ++i) {
        const Node &node = record.record->nodes[i];
        append((static_cast<std::size_t>(node.kind) << 1)
               | std::size_t{node.isContainer() && record.claims[i].state != LeafState::Unclaimed});
        append(static_cast<std::size_t>(node.end));
        append(node.key.size());
        signature += node.key;
    }
}

} // namespace waybill
