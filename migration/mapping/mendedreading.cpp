// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/mendedreading.h"

#include <algorithm>
#include <numeric>

namespace waybill {

namespace {

std::string_view lastStep(std::string_view place)
{
    return place.substr(place.rfind('/') + 1);
}

/// The child of a container that a step of a place names.
std::int32_t childAt(const Record &record, std::int32_t parent, std::string_view step)
{
    const Node &container = record.nodes[static_cast<std::size_t>(parent)];
    std::size_t number = 0;
    for (std::int32_t child = parent + 1; child < container.end;
         child = std::max(record.nodes[static_cast<std::size_t>(child)].end, child + 1)) {
        const Node &node = record.nodes[static_cast<std::size_t>(child)];
        const bool isThis = container.kind == NodeKind::Array ? std::to_string(number++) == step
                                                              : shownKey(node.key) == step;
        if (isThis)
            return child;
    }
    return -1;
}

/// Puts a text at the end of an object and moves what stands behind it.
void addMember(Record &record, std::int32_t parent, const Node &member,
               std::vector<std::int32_t> &fileNodes)
{
    auto &nodes = record.nodes;
    const std::int32_t place = std::max(nodes[static_cast<std::size_t>(parent)].end, parent + 1);
    for (auto node = nodes.begin() + place; node != nodes.end(); ++node) {
        ++node->end;
        if (node->parent >= place)
            ++node->parent;
    }
    for (std::int32_t at = parent; at >= 0; at = nodes[static_cast<std::size_t>(at)].parent)
        nodes[static_cast<std::size_t>(at)].end =
            std::max(nodes[static_cast<std::size_t>(at)].end, at + 1) + 1;
    Node added = member;
    added.parent = parent;
    added.end = place + 1;
    nodes.insert(nodes.begin() + place, added);
    fileNodes.insert(fileNodes.begin() + place, -1);
}

Node textNode(std::string_view key, std::string_view text, std::int64_t line)
{
    return {
        .kind = NodeKind::Text, .parent = 0, .key = key, .raw = text, .text = text, .line = line};
}

} // namespace

std::int32_t nodeAtPlace(const Record &record, std::string_view place)
{
    std::int32_t at = record.nodes.empty() ? -1 : 0;
    for (std::size_t start = 1; at >= 0 && start <= place.size();) {
        const std::size_t end = std::min(place.find('/', start), place.size());
        if (!record.nodes[static_cast<std::size_t>(at)].isContainer())
            return -1;
        at = childAt(record, at, place.substr(start, end - start));
        start = end + 1;
    }
    return at;
}

MendedReading MendedReading::ofLine(const Record &file, const std::vector<std::string> &columns,
                                    const std::vector<std::string> &cells)
{
    Record read{.nodes = {}, .ordinal = file.ordinal, .line = file.line, .offset = file.offset};
    read.nodes.push_back({.kind = NodeKind::Object,
                          .end = static_cast<std::int32_t>(cells.size()) + 1,
                          .line = file.line});
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view key = i < columns.size() ? columns[i] : std::string_view();
        Node node = textNode(key, cells[i], file.line);
        node.end = static_cast<std::int32_t>(i) + 2;
        read.nodes.push_back(node);
    }
    std::vector<std::int32_t> fileNodes(read.nodes.size(), -1);
    fileNodes.front() = 0;
    const std::size_t shorter = std::min(read.nodes.size(), file.nodes.size());
    std::size_t same = 1;
    for (; same < shorter && read.nodes[same].text == file.nodes[same].text; ++same)
        fileNodes[same] = static_cast<std::int32_t>(same);
    for (std::size_t back = 1; back <= shorter - same; ++back) {
        const std::size_t at = read.nodes.size() - back;
        const std::size_t inFile = file.nodes.size() - back;
        if (read.nodes[at].text != file.nodes[inFile].text)
            break;
        fileNodes[at] = static_cast<std::int32_t>(inFile);
    }
    return {read, std::move(fileNodes)};
}

std::shared_ptr<const MendedReading>
MendedReading::withMissing(const Record &file, const std::vector<std::string> *columns,
                           const Missing &missing)
{
    Record read = file;
    std::vector<std::int32_t> fileNodes(file.nodes.size());
    std::iota(fileNodes.begin(), fileNodes.end(), 0);
    for (const auto &[place, text] : missing) {
        if (columns) {
            // A line has no gaps: the cells up to this one are there too, and are empty.
            const auto column = std::find(columns->begin(), columns->end(), place);
            const auto last = static_cast<std::size_t>(column - columns->begin()) + 1;
            if (column == columns->end())
                continue;
            while (read.nodes.size() < last)
                addMember(read, 0, textNode((*columns)[read.nodes.size() - 1], {}, file.line),
                          fileNodes);
            if (read.nodes.size() == last)
                addMember(read, 0, textNode(*column, text, file.line), fileNodes);
            else if (fileNodes[last] < 0)
                read.nodes[last].raw = read.nodes[last].text = text;
            continue;
        }
        if (!place.starts_with('/'))
            continue;
        const std::int32_t parent =
            nodeAtPlace(read, std::string_view(place).substr(0, place.rfind('/')));
        const bool isObject =
            parent >= 0 && read.nodes[static_cast<std::size_t>(parent)].kind == NodeKind::Object;
        if (isObject && childAt(read, parent, lastStep(place)) < 0)
            addMember(read, parent, textNode(lastStep(place), text, file.line), fileNodes);
    }
    if (read.nodes.size() == file.nodes.size())
        return {};
    return std::shared_ptr<const MendedReading>(new MendedReading(read, std::move(fileNodes)));
}

} // namespace waybill
