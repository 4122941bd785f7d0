// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/source/record.h"

#include <string>
#include <utility>
#include <vector>

namespace waybill {

/// A node that a path leads to, with the member names remembered on the way.
struct PathMatch
{
    std::int32_t node = -1;
    std::vector<std::pair<std::string, std::string>> keys; ///< {name} -> the key found there
};

/// All nodes below \a from (or \a from itself for ".") that \a path leads to, in file order.
/// A duplicate key leads to its first occurrence only.
std::vector<PathMatch> findPath(const Record &record, std::int32_t from, const Path &path);

/// The node of the path's first match, -1 for none: for paths without wildcards, and fast.
std::int32_t findNode(const Record &record, std::int32_t from, const Path &path);

/// "/bullets/*": where a node stands, with * for array positions.
std::string pathOf(const Record &record, std::int32_t node);

} // namespace waybill
