// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/fieldplace.h"

#include <algorithm>

namespace waybill {

namespace {

constexpr std::string_view as = " as ";

std::string prefixOf(std::string_view source)
{
    return "place/" + std::string(source) + '/';
}

} // namespace

std::string placeId(std::string_view source, std::string_view field)
{
    if (field.starts_with('/'))
        field.remove_prefix(1);
    return prefixOf(source).append(field);
}

std::string placeAnswer(const FieldPlace &place)
{
    switch (place.kind) {
    case FieldPlace::Kind::Extra:
        return "extra";
    case FieldPlace::Kind::LeftOut:
        return "left-out";
    case FieldPlace::Kind::Field:
        return place.name;
    case FieldPlace::Kind::Column:
        break;
    }
    std::string answer = place.table + '.' + place.name;
    if (!place.converter.empty())
        answer.append(as).append(place.converter);
    return answer;
}

std::optional<FieldPlace> parsePlace(std::string_view field, std::string_view answer)
{
    using Kind = FieldPlace::Kind;
    FieldPlace place{.field = std::string(field)};
    if (answer == "extra")
        return place;
    if (answer == "left-out" || answer == "leave-out") {
        place.kind = Kind::LeftOut;
        return place;
    }
    const auto how = answer.find(as);
    if (how != std::string_view::npos) {
        place.converter = answer.substr(how + as.size());
        answer = answer.substr(0, how);
        if (place.converter.empty())
            return std::nullopt;
    }
    const auto dot = answer.find('.');
    if (dot == std::string_view::npos) {
        if (answer.empty() || how != std::string_view::npos)
            return std::nullopt;
        place.kind = Kind::Field;
        place.name = answer;
        return place;
    }
    place.kind = Kind::Column;
    place.table = answer.substr(0, dot);
    place.name = answer.substr(dot + 1);
    if (place.table.empty() || place.name.empty())
        return std::nullopt;
    return place;
}

std::vector<std::string> columnNames(const std::vector<std::string> &header)
{
    std::vector<std::string> names;
    for (const std::string &title : header) {
        const std::string position = "(column " + std::to_string(names.size() + 1) + ")";
        if (title.empty())
            names.push_back(position);
        else if (std::find(names.begin(), names.end(), title) != names.end())
            names.push_back(title + ' ' + position);
        else
            names.push_back(title);
    }
    return names;
}

std::vector<FieldPlace> fieldPlaces(const SourceSpec &source, const Answers &answers)
{
    const std::string prefix = prefixOf(source.name);
    std::vector<FieldPlace> places;
    for (auto at = answers.lower_bound(prefix);
         at != answers.end() && at->first.starts_with(prefix); ++at) {
        if (auto place = parsePlace(std::string_view(at->first).substr(prefix.size()), at->second))
            places.push_back(std::move(*place));
    }
    return places;
}

} // namespace waybill
