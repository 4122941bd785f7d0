// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/shape.h"

#include <algorithm>

namespace waybill {

void Shape::add(const Record &record, std::int32_t node, int depth)
{
    const Node &here = record.nodes[static_cast<std::size_t>(node)];
    if (!here.isContainer()) {
        facts.add(here);
        return;
    }
    const bool isObject = here.kind == NodeKind::Object;
    const bool isEmpty = here.end == node + 1;
    ++(isObject ? objects : arrays);
    if (isEmpty) {
        ++(isObject ? emptyObjects : emptyArrays);
        return;
    }
    if (depth >= deepest) {
        isTooDeep = true;
        return;
    }
    if (!isObject && !m_element)
        m_element = std::make_unique<Shape>();
    std::int64_t length = 0;
    for (std::int32_t at = node + 1; at < here.end;
         at = record.nodes[static_cast<std::size_t>(at)].end) {
        if (isObject)
            addMember(record, at, depth + 1);
        else
            m_element->add(record, at, depth + 1);
        ++length;
    }
    if (!isObject)
        longestArray = std::max(longestArray, length);
}

/// A path leads to the first member of its name, so the others are not looked at.
void Shape::addMember(const Record &record, std::int32_t node, int depth)
{
    const std::string_view key = record.nodes[static_cast<std::size_t>(node)].key;
    if (key.starts_with(rawKeyMark)) {
        ++oddKeys;
        return;
    }
    Field &member = field(key);
    if (!m_isCollapsed && member.visit == objects) {
        ++twinKeys;
        return;
    }
    member.visit = objects;
    member.shape->add(record, node, depth);
}

void Shape::add(const Shape &other)
{
    objects += other.objects;
    emptyObjects += other.emptyObjects;
    arrays += other.arrays;
    emptyArrays += other.emptyArrays;
    longestArray = std::max(longestArray, other.longestArray);
    oddKeys += other.oddKeys;
    twinKeys += other.twinKeys;
    isTooDeep = isTooDeep || other.isTooDeep;
    facts.add(other.facts);
    if (other.m_isCollapsed && !m_isCollapsed)
        collapse();
    for (const Field &one : other.m_fields)
        field(one.key).shape->add(*one.shape);
    if (!other.m_element)
        return;
    if (!m_element)
        m_element = std::make_unique<Shape>();
    m_element->add(*other.m_element);
}

Shape Shape::members() const
{
    Shape all;
    for (const Field &one : m_fields)
        all.add(*one.shape);
    return all;
}

Shape::Field &Shape::field(std::string_view key)
{
    if (!m_isCollapsed && m_fields.size() == mostFields && !m_index.contains(std::string(key)))
        collapse();
    if (m_isCollapsed)
        return m_fields.front();
    const auto [entry, isNew] = m_index.emplace(key, m_fields.size());
    if (isNew)
        m_fields.push_back({std::string(key), std::make_unique<Shape>()});
    return m_fields[entry->second];
}

void Shape::collapse()
{
    auto all = std::make_unique<Shape>(members());
    m_fields.clear();
    m_index.clear();
    m_fields.push_back({{}, std::move(all)});
    m_isCollapsed = true;
}

} // namespace waybill
