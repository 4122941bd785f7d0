// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/rebuild.h"

#include <functional>

namespace waybill {

/// A part of a JSON record on its way into another one: nodes whose ends count from its first, and
/// the leaves among them.
struct LayoutPart
{
    std::vector<Layout::Node> nodes;
    std::vector<RebuiltLeaf> leaves;
};

/// What stands at a leaf of the model in the new part; nothing: it does not have it.
using LeafText = std::function<Result<std::optional<RebuiltLeaf>>(std::size_t node)>;

/// The tree below \a node of \a model with other values. Members and entries without a value are
/// left out; an empty list stays one when it was one, and so does the root.
Result<LayoutPart> copyPart(const Layout &model, std::size_t node, const LeafText &text);

/// Adds \a part as the last member (or entry) of the object (or list) \a parent. The binds of the
/// layout are not kept up.
void insertPart(Layout &layout, std::vector<RebuiltLeaf> &leaves, std::size_t parent,
                LayoutPart part);

} // namespace waybill
