// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

enum class NodeKind : std::uint8_t { Object, Array, Text, Number, Bool, Null };

/// In front of a key that cannot be decoded (half a surrogate pair), or that begins with this very
/// noncharacter: what follows is the key as it stands in the file, escapes and all.
inline constexpr std::string_view rawKeyMark = "\xEF\xB7\x90";

/// A key as it is shown to people.
inline std::string_view shownKey(std::string_view key)
{
    return key.starts_with(rawKeyMark) ? key.substr(rawKeyMark.size()) : key;
}

/// One value of a record, in the order of the file. Containers are followed by their content.
struct Node
{
    NodeKind kind = NodeKind::Null;
    std::int32_t parent = -1; ///< index in Record::nodes, -1 for the root
    std::int32_t end = 0; ///< one past the last node of this subtree
    std::string_view key; ///< decoded name when the parent is an object, else empty
    std::string_view raw; ///< as it stands in the file: JSON token text, or the CSV cell's text
    std::string_view text; ///< decoded text of a Text node, == raw for the other scalars
    std::int64_t line = 0; ///< 1-based
    std::int64_t column = 0; ///< 1-based, in characters

    bool isContainer() const { return kind == NodeKind::Object || kind == NodeKind::Array; }
};

/// One record of a source: an element of a JSON array, a whole JSON document, or a CSV row.
/// A CSV row is an Object whose children are Text nodes named by the header; a row that is longer
/// than the header has children with empty keys, a shorter one has fewer children.
/// Every string_view stays valid until the reader is asked for the next record.
struct Record
{
    std::vector<Node> nodes;
    std::int64_t ordinal = 0; ///< 0-based among the records of its file
    std::int64_t line = 0; ///< where it starts, 1-based
    std::int64_t offset = 0; ///< in bytes of the decoded (UTF-8) text

    /// Values that need a state each: scalars and empty containers.
    static bool isLeaf(const Node &node, std::int32_t index)
    {
        return !node.isContainer() || node.end == index + 1;
    }
};

} // namespace waybill
