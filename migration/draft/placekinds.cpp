// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/placekinds.h"

#include <algorithm>
#include <set>

namespace waybill {

namespace {

constexpr double oftenMissing = 0.4;
constexpr std::size_t manyNames = 40;

/// A name that nobody would give to a field.
bool looksLikeData(const std::string &key)
{
    return key.empty() || std::any_of(key.begin(), key.end(), [](char c) {
               const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
               return !letter;
           });
}

/// How often a member is there, of all the times it could be.
double fillOf(const Shape &shape)
{
    std::int64_t seen = 0;
    for (const Shape::Field &field : shape.fields()) {
        const Shape &member = *field.shape;
        seen += member.objects + member.arrays + member.scalars() + member.facts.blanks;
    }
    const auto possible = static_cast<std::int64_t>(shape.fields().size())
        * std::max<std::int64_t>(shape.objects - shape.emptyObjects, 1);
    return static_cast<double>(seen) / static_cast<double>(possible);
}

/// Whether the objects that are members have most of their own fields in common.
bool membersAreAlike(const Shape &shape)
{
    std::set<std::string> names;
    std::size_t there = 0;
    for (const Shape::Field &field : shape.fields()) {
        there += field.shape->fields().size();
        for (const Shape::Field &inner : field.shape->fields())
            names.insert(inner.key);
    }
    return !names.empty() && 2 * there >= names.size() * shape.fields().size();
}

bool haveOneKind(const Shape &shape)
{
    ValueFacts all;
    for (const Shape::Field &field : shape.fields()) {
        all.texts += field.shape->facts.texts;
        all.numbers += field.shape->facts.numbers;
        all.flags += field.shape->facts.flags;
    }
    return all.texts == all.values() || all.numbers == all.values() || all.flags == all.values();
}

} // namespace

PlaceKinds::PlaceKinds(const Shape &shape)
    : objects(shape.objects > shape.emptyObjects)
    , lists(shape.arrays > shape.emptyArrays)
    , values(shape.scalars() > 0)
{
}

bool isMap(const Shape &shape)
{
    if (shape.isCollapsed())
        return true;
    const auto &fields = shape.fields();
    const auto all = [&](bool (PlaceKinds::*kind)() const) {
        return std::all_of(fields.begin(), fields.end(), [&](const Shape::Field &field) {
            return (PlaceKinds(*field.shape).*kind)();
        });
    };
    const auto data = static_cast<std::size_t>(std::count_if(
        fields.begin(), fields.end(), [](const auto &field) { return looksLikeData(field.key); }));
    const bool allData = fields.size() >= 2 && data == fields.size();
    const bool varies = shape.objects - shape.emptyObjects > 1 && fields.size() >= 6
        && fillOf(shape) < oftenMissing;
    if (fields.size() < 2)
        return false;
    if (all(&PlaceKinds::onlyObjects))
        return (allData || fields.size() >= 3) && membersAreAlike(shape);
    if (all(&PlaceKinds::onlyLists))
        return allData || varies;
    const bool many = fields.size() >= manyNames || (allData && fields.size() >= 3);
    return all(&PlaceKinds::onlyValues) && haveOneKind(shape) && (varies || many);
}

bool canBeInPath(const std::string &key)
{
    return !key.empty() && key.size() <= 200 && key.find_first_of("*{}") == std::string::npos
        && std::none_of(key.begin(), key.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string inPath(const std::string &key)
{
    std::string text;
    for (const char c : key) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return text;
}

} // namespace waybill
