// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/converter.h"

#include <algorithm>

namespace waybill {

const WordMap::Entry *WordMap::find(std::string_view spelling) const
{
    const std::string key = compareKey(spelling);
    const auto spelled = [&key](const Entry &entry) {
        return std::any_of(entry.spellings.begin(), entry.spellings.end(),
                           [&key](const std::string &known) { return compareKey(known) == key; });
    };
    // A word stands for itself, unless the playbook lists it as a spelling of another one.
    const auto stands = [&key](const Entry &entry) { return compareKey(entry.word) == key; };

    auto found = std::find_if(entries.begin(), entries.end(), spelled);
    if (found == entries.end())
        found = std::find_if(entries.begin(), entries.end(), stands);
    return found == entries.end() ? nullptr : &*found;
}

} // namespace waybill
