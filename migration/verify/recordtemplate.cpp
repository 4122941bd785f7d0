// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/recordtemplate.h"

#include <algorithm>

namespace waybill {

namespace {

/// More shapes than these are rare ones; what they alone have is not missed.
constexpr auto commonLayouts = R"sql(
SELECT y.layout FROM waybill_records r
JOIN waybill_records o ON o.id = coalesce(r.same_as, r.id)
JOIN waybill_layouts y ON y.id = o.layout_id
WHERE r.source_id = ? AND o.state = 'stored'
GROUP BY o.layout_id ORDER BY count(*) DESC, o.layout_id LIMIT 200
)sql";

} // namespace

std::vector<std::size_t> parentsOf(const Layout &layout)
{
    std::vector<std::size_t> parents(layout.nodes.size(), 0);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        while (!open.empty() && static_cast<std::size_t>(layout.nodes[open.back()].end) <= i)
            open.pop_back();
        parents[i] = open.empty() ? 0 : open.back();
        open.push_back(i);
    }
    return parents;
}

std::vector<std::vector<std::string>> pathsOf(const Layout &layout)
{
    std::vector<std::vector<std::string>> paths(layout.nodes.size());
    const std::vector<std::size_t> parents = parentsOf(layout);
    for (std::size_t i = 1; i < layout.nodes.size(); ++i) {
        paths[i] = paths[parents[i]];
        const bool isEntry = layout.nodes[parents[i]].kind == NodeKind::Array;
        paths[i].push_back(isEntry ? "*" : layout.nodes[i].key);
    }
    return paths;
}

std::vector<std::size_t> leafNodes(const Layout &layout)
{
    std::vector<std::size_t> nodes;
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        if (layout.nodes[i].isLeaf)
            nodes.push_back(i);
    }
    return nodes;
}

Result<RecordTemplate> RecordTemplate::read(Connection &connection, const StoredSource &source)
{
    RecordTemplate made;
    auto query = Statement::prepare(connection, commonLayouts);
    if (!query)
        return query.error();
    query->bindInteger(0, source.id);
    std::set<std::pair<std::string, std::string>> known;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return made;
        auto layout = readLayout(query->text(0));
        if (!layout)
            return layout.error();
        const auto paths = pathsOf(*layout);
        const auto nodes = leafNodes(*layout);
        for (const Layout::Bind &bind : layout->binds) {
            const std::string &row = layout->slots[static_cast<std::size_t>(bind.slot)].row;
            made.m_rows.insert(row);
            if (!bind.owner || bind.piece >= 0 || layout->separators.contains(bind.leaf)
                || !known.emplace(row, bind.column).second)
                continue;
            TemplatePlace place{.row = row, .column = bind.column, .converter = bind.converter};
            if (layout->isCsv) {
                place.cell = bind.leaf;
            } else {
                const std::size_t node = nodes[static_cast<std::size_t>(bind.leaf)];
                place.kind = layout->nodes[node].kind;
                place.path = paths[node];
            }
            made.m_places.push_back(std::move(place));
        }
        made.m_layouts.push_back(std::move(*layout));
    }
}

const TemplatePlace *RecordTemplate::place(const std::string &row, const std::string &column) const
{
    const auto found =
        std::find_if(m_places.begin(), m_places.end(), [&](const TemplatePlace &place) {
            return place.row == row && place.column == column;
        });
    return found == m_places.end() ? nullptr : &*found;
}

} // namespace waybill
