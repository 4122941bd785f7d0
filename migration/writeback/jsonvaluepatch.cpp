// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/jsonvaluepatch.h"

#include "migration/mapping/jsonform.h"
#include "migration/source/jsontoken.h"
#include "migration/writeback/jsonlayout.h"

namespace waybill {

namespace {

const Node &nodeAt(const Record &record, std::int32_t at)
{
    return record.nodes[static_cast<std::size_t>(at)];
}

} // namespace

bool isSameJson(const Record &record, std::int32_t at, std::string_view text)
{
    const Node &there = nodeAt(record, at);
    if (text == there.raw || (there.isContainer() && text == jsonForm(record, at)))
        return true;
    std::string decoded;
    return there.kind == NodeKind::Text && text.size() > 1 && text.front() == '"'
        && unescapeJson(text.substr(1, text.size() - 2), decoded).valid && decoded == there.text;
}

void replaceJson(const Record &record, std::int32_t at, std::string_view text, int depth,
                 const Dialect &dialect, const JsonReplace &replace)
{
    const Node &there = nodeAt(record, at);
    if (isSameJson(record, at, text))
        return;
    const auto pieces = jsonPieces(text);
    std::vector<std::int32_t> nodes;
    for (std::int32_t child = at + 1; there.isContainer() && child < there.end;
         child = nodeAt(record, child).end)
        nodes.push_back(child);
    bool isAlike = pieces && there.isContainer() && pieces->size() == nodes.size()
        && text.front() == there.raw.front();
    for (std::size_t i = 0; isAlike && i < nodes.size(); ++i) {
        std::string key;
        const std::string_view quoted = (*pieces)[i].key;
        if (!quoted.empty())
            unescapeJson(quoted.substr(1, quoted.size() - 2), key);
        isAlike = quoted.empty() || nodeAt(record, nodes[i]).key == key;
    }
    if (isAlike) {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            replaceJson(record, nodes[i], (*pieces)[i].value, depth + 1, dialect, replace);
        return;
    }
    const char *const from = there.raw.data();
    const char *const first = record.nodes.front().raw.data();
    const std::string_view before(first, static_cast<std::size_t>(from - first));
    replace(from, from + there.raw.size(),
            pieces ? laidOut(text, JsonStyle::of(there.raw, before, depth, dialect))
                   : std::string(text));
}

} // namespace waybill
