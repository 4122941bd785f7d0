// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/leafplaces.h"

#include "migration/source/record.h"

#include <simdjson.h>

namespace waybill {

namespace {

/// Walks the nodes of a layout, which know where they end and not whose they are.
class Walk
{
public:
    Walk(const std::vector<Layout::Node> &nodes, std::vector<LeafPlace> &places)
        : m_nodes(nodes)
        , m_places(places)
    {
    }

    void visit(std::size_t at, const LeafPlace &here)
    {
        const Layout::Node &node = m_nodes[at];
        if (node.isLeaf) {
            m_places.push_back(here);
            return;
        }
        const bool isList = node.kind == NodeKind::Array;
        int number = 0;
        for (std::size_t child = at + 1; child < static_cast<std::size_t>(node.end);
             child = static_cast<std::size_t>(m_nodes[child].end)) {
            const std::string key(shownKey(m_nodes[child].key));
            const std::string step = isList ? std::to_string(number++) : key;
            const bool isElement = isList && !m_nodes[child].isLeaf;
            const std::string place = here.place + '/' + step;
            visit(child,
                  {.field = here.field + '/' + (isList ? "*" : key),
                   .place = place,
                   .scope = isElement || (isList && m_nodes[child].isLeaf) ? place : here.scope});
        }
    }

private:
    const std::vector<Layout::Node> &m_nodes;
    std::vector<LeafPlace> &m_places;
};

} // namespace

std::vector<LeafPlace> leafPlaces(const Layout &layout, const std::vector<std::string> &header)
{
    std::vector<LeafPlace> places;
    if (!layout.isCsv) {
        if (!layout.nodes.empty())
            Walk(layout.nodes, places).visit(0, {});
        return places;
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(layout.width); ++i) {
        const bool named = i < header.size() && !header[i].empty();
        const std::string name = named ? header[i] : "(column " + std::to_string(i + 1) + ")";
        places.push_back({.field = name, .place = name, .scope = {}});
    }
    return places;
}

bool readKeptValues(std::string_view json, std::vector<KeptValue> &values)
{
    values.clear();
    if (json.empty())
        return true;
    simdjson::dom::parser parser;
    simdjson::dom::array entries;
    if (parser.parse(json.data(), json.size()).get_array().get(entries) != simdjson::SUCCESS)
        return false;
    for (const simdjson::dom::element entry : entries) {
        std::int64_t leaf = 0;
        std::string_view state;
        std::string_view code;
        std::string_view original;
        if (entry.at(0).get_int64().get(leaf) != simdjson::SUCCESS
            || entry.at(1).get_string().get(state) != simdjson::SUCCESS || state.empty()
            || entry.at(2).get_string().get(code) != simdjson::SUCCESS)
            return false;
        const bool has = entry.at(3).get_string().get(original) == simdjson::SUCCESS;
        values.push_back({.leaf = static_cast<int>(leaf),
                          .state = state.front(),
                          .code = std::string(code),
                          .original = std::string(has ? original : std::string_view()),
                          .hasOriginal = has});
    }
    return true;
}

} // namespace waybill
