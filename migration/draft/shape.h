// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/valuefacts.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace waybill {

/// What was seen at one place of all records: values, objects with their members, lists with their
/// elements. Grows with the number of different places, not with the number of records.
class Shape
{
public:
    struct Field
    {
        std::string key;
        std::unique_ptr<Shape> shape;
        std::int64_t visit = 0; ///< the object that it was seen in last
    };

    /// The value at \a node and all that is inside of it.
    void add(const Record &record, std::int32_t node, int depth = 0);
    void add(const Shape &other);

    std::int64_t objects = 0;
    std::int64_t emptyObjects = 0; ///< among them
    std::int64_t arrays = 0;
    std::int64_t emptyArrays = 0; ///< among them
    std::int64_t longestArray = 0;
    std::int64_t oddKeys = 0; ///< members whose name is half a character: no path leads there
    std::int64_t twinKeys = 0; ///< members of the same name as an earlier one, not looked at
    bool isTooDeep = false; ///< there is more inside than was looked at
    ValueFacts facts; ///< of the single values

    const std::vector<Field> &fields() const { return m_fields; }
    const Shape *element() const { return m_element.get(); }
    /// So many different names that they are data themselves: all members are one place then.
    bool isCollapsed() const { return m_isCollapsed; }
    /// All members as one place.
    Shape members() const;

    std::int64_t scalars() const { return facts.values(); }
    bool hasContent() const { return objects + arrays + scalars() > 0; }

private:
    static constexpr int deepest = 16;
    static constexpr std::size_t mostFields = 1024;

    Field &field(std::string_view key);
    void addMember(const Record &record, std::int32_t node, int depth);
    void collapse();

    std::vector<Field> m_fields; ///< in the order in which they were seen first
    std::unordered_map<std::string, std::size_t> m_index;
    std::unique_ptr<Shape> m_element;
    bool m_isCollapsed = false; ///< m_fields has one entry then
};

} // namespace waybill
