// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/safepath.h"

#include <algorithm>
#include <array>

namespace waybill {

namespace {

constexpr std::size_t longest = 200; // bytes; file systems take 255 for a name

bool isReserved(std::string_view name)
{
    static constexpr std::array<std::string_view, 22> reserved = {
        "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
        "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
    std::string lower(name.substr(0, name.find('.')));
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    });
    return std::find(reserved.begin(), reserved.end(), lower) != reserved.end();
}

void cutToLength(std::string &name)
{
    if (name.size() <= longest)
        return;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80)
        --end; // not inside a character
    name.resize(end);
}

} // namespace

std::string safePathPart(std::string_view utf8)
{
    std::string name;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        const bool separates = c == '/' || c == '\\' || c == ':';
        name += byte < 0x20 || byte == 0x7f || separates ? '_' : c;
    }
    cutToLength(name);
    while (!name.empty() && (name.back() == '.' || name.back() == ' '))
        name.pop_back();
    if (!name.empty() && name.front() == '.')
        name.front() = '_';
    if (name.empty())
        return "_";
    return isReserved(name) ? '_' + name : name;
}

} // namespace waybill
