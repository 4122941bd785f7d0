// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/pathfinder.h"

#include "migration/base/textfold.h"

#include <algorithm>

namespace waybill {

namespace {

using Segment = Path::Segment;

std::int32_t child(const Record &record, std::int32_t parent, std::string_view key)
{
    const Node &container = record.nodes[static_cast<std::size_t>(parent)];
    if (container.kind != NodeKind::Object)
        return -1;
    for (std::int32_t at = parent + 1; at < container.end;
         at = record.nodes[static_cast<std::size_t>(at)].end) {
        if (record.nodes[static_cast<std::size_t>(at)].key == key)
            return at;
    }
    return -1;
}

class Finder
{
public:
    Finder(const Record &record, const Path &path, std::vector<PathMatch> &found)
        : m_record(record)
        , m_path(path)
        , m_found(found)
    {
    }

    void search(std::int32_t node, std::size_t depth)
    {
        if (depth == m_path.segments.size()) {
            m_found.push_back({node, m_keys});
            return;
        }
        const Segment &segment = m_path.segments[depth];
        switch (segment.kind) {
        case Segment::Kind::Name:
            if (const std::int32_t at = child(m_record, node, segment.name); at >= 0)
                search(at, depth + 1);
            break;
        case Segment::Kind::Element:
            eachChild(node, NodeKind::Array, [&](std::int32_t at) { search(at, depth + 1); });
            break;
        case Segment::Kind::Member:
            eachChild(node, NodeKind::Object, [&](std::int32_t at) { member(at, segment, depth); });
            break;
        case Segment::Kind::Leaves:
            leaves(node, std::string());
            break;
        }
    }

private:
    const Node &node(std::int32_t at) const { return m_record.nodes[static_cast<std::size_t>(at)]; }

    template<typename Visit>
    void eachChild(std::int32_t parent, NodeKind kind, Visit visit)
    {
        if (node(parent).kind != kind)
            return;
        for (std::int32_t at = parent + 1; at < node(parent).end; at = node(at).end)
            visit(at);
    }

    void member(std::int32_t at, const Segment &segment, std::size_t depth)
    {
        const std::string name = folded(node(at).key);
        if (std::find(segment.except.begin(), segment.except.end(), name) != segment.except.end())
            return;
        m_keys.emplace_back(segment.name, std::string(node(at).key));
        search(at, depth + 1);
        m_keys.pop_back();
    }

    /// Every leaf with its dotted path; an array is a leaf of its own, an empty object too
    /// (S0-L27).
    void leaves(std::int32_t parent, const std::string &prefix)
    {
        eachChild(parent, NodeKind::Object, [&](std::int32_t at) {
            const std::string path = prefix.empty() ? std::string(node(at).key)
                                                    : prefix + '.' + std::string(node(at).key);
            if (node(at).kind == NodeKind::Object && node(at).end > at + 1) {
                leaves(at, path);
                return;
            }
            m_keys.emplace_back("path", path);
            m_found.push_back({at, m_keys});
            m_keys.pop_back();
        });
    }

    const Record &m_record;
    const Path &m_path;
    std::vector<PathMatch> &m_found;
    std::vector<std::pair<std::string, std::string>> m_keys;
};

} // namespace

std::vector<PathMatch> findPath(const Record &record, std::int32_t from, const Path &path)
{
    std::vector<PathMatch> found;
    if (!record.nodes.empty())
        Finder(record, path, found).search(from, 0);
    return found;
}

std::int32_t findNode(const Record &record, std::int32_t from, const Path &path)
{
    if (record.nodes.empty())
        return -1;
    std::int32_t at = from;
    for (const Segment &segment : path.segments) {
        if (segment.kind != Segment::Kind::Name) {
            const auto found = findPath(record, from, path);
            return found.empty() ? -1 : found.front().node;
        }
        at = child(record, at, segment.name);
        if (at < 0)
            return -1;
    }
    return at;
}

std::string pathOf(const Record &record, std::int32_t node)
{
    std::string path;
    for (std::int32_t at = node; at > 0;) {
        const Node &current = record.nodes[static_cast<std::size_t>(at)];
        const Node &parent = record.nodes[static_cast<std::size_t>(current.parent)];
        path.insert(0,
                    parent.kind == NodeKind::Array ? std::string("/*")
                                                   : '/' + std::string(shownKey(current.key)));
        at = current.parent;
    }
    return path;
}

} // namespace waybill
