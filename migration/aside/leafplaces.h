// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/layout.h"

#include <string>
#include <vector>

namespace waybill {

/// Where a value of a record stands, by its number in the ledger.
struct LeafPlace
{
    std::string field; ///< "Company", "/bullets/*": as SourceBinding::fieldName()
    std::string place; ///< "Company", "/bullets/2": as mendingPlace()
    std::string scope; ///< the place of the element of a list, or of the object, that it is part of
};

std::vector<LeafPlace> leafPlaces(const Layout &layout, const std::vector<std::string> &header);

/// A value as "kept" of the ledger has it.
struct KeptValue
{
    int leaf = 0;
    char state = 0; ///< see docs/ledger.md
    std::string code;
    std::string original; ///< the cell, or the token
    bool hasOriginal = false;
};

/// False when the text is none that the ledger writes.
bool readKeptValues(std::string_view json, std::vector<KeptValue> &values);

} // namespace waybill
