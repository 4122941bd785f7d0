// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/layoutedit.h"

#include <algorithm>

namespace waybill {

namespace {

/// Appends the tree below \a node to \a part; false when nothing of it has a value.
Result<bool> copyNode(const Layout &model, std::size_t node, const LeafText &text, LayoutPart &part,
                      bool isRoot)
{
    const Layout::Node &from = model.nodes[node];
    const std::size_t at = part.nodes.size();
    if (from.isLeaf) {
        auto leaf = text(node);
        if (!leaf)
            return leaf.error();
        if (!*leaf)
            return false;
        part.nodes.push_back(from);
        part.nodes.back().end = static_cast<std::int32_t>(at) + 1;
        part.leaves.push_back(std::move(**leaf));
        return true;
    }
    const std::size_t leaves = part.leaves.size();
    part.nodes.push_back(from);
    bool any = false;
    for (auto child = node + 1; child < static_cast<std::size_t>(from.end);
         child = static_cast<std::size_t>(model.nodes[child].end)) {
        auto copied = copyNode(model, child, text, part, false);
        if (!copied)
            return copied;
        any = any || *copied;
    }
    if (!any && !isRoot) {
        part.nodes.resize(at);
        part.leaves.resize(leaves);
        return false;
    }
    part.nodes[at].end = static_cast<std::int32_t>(part.nodes.size());
    return true;
}

} // namespace

Result<LayoutPart> copyPart(const Layout &model, std::size_t node, const LeafText &text)
{
    LayoutPart part;
    auto copied = copyNode(model, node, text, part, true);
    if (!copied)
        return copied.error();
    return part;
}

void insertPart(Layout &layout, std::vector<RebuiltLeaf> &leaves, std::size_t parent,
                LayoutPart part)
{
    const auto size = static_cast<std::int32_t>(part.nodes.size());
    const std::int32_t at = layout.nodes[parent].end;
    const auto leaf = std::count_if(layout.nodes.begin(), layout.nodes.begin() + at,
                                    [](const Layout::Node &node) { return node.isLeaf; });
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        const bool isAround = i <= parent && layout.nodes[i].end >= at;
        if (isAround || static_cast<std::int32_t>(i) >= at)
            layout.nodes[i].end += size;
    }
    for (Layout::Node &node : part.nodes)
        node.end += at;
    layout.nodes.insert(layout.nodes.begin() + at, part.nodes.begin(), part.nodes.end());
    leaves.insert(leaves.begin() + leaf, part.leaves.begin(), part.leaves.end());
}

} // namespace waybill
