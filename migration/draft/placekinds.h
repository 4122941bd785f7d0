// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/shape.h"

#include <string>

namespace waybill {

/// What stands at a place, besides null and what is empty.
struct PlaceKinds
{
    bool objects = false;
    bool lists = false;
    bool values = false;

    explicit PlaceKinds(const Shape &shape);
    bool onlyObjects() const { return objects && !lists && !values; }
    bool onlyLists() const { return lists && !objects && !values; }
    bool onlyValues() const { return values && !objects && !lists; }
    bool nothing() const { return !objects && !lists && !values; }
};

/// Whether the names of an object's members are data themselves ("2024-01", "en", a number), so
/// that the members are records and not fields. In doubt they are fields.
bool isMap(const Shape &shape);

/// Whether a path can lead to a member of this name.
bool canBeInPath(const std::string &key);
/// The name as a path writes it.
std::string inPath(const std::string &key);

} // namespace waybill
