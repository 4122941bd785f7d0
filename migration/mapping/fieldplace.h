// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// Where somebody has said that a field goes: the answer "place/<source>/<field>".
struct FieldPlace
{
    enum class Kind {
        Extra, ///< "extra": kept, without a column
        LeftOut, ///< "left-out"
        Field, ///< "date_offer": read as this field of the playbook; CSV
        Column ///< "applications.notes", "applications.score as percent"
    };

    std::string field; ///< header, or path without the slash in front
    Kind kind = Kind::Extra;
    std::string name; ///< of the field, or of the column
    std::string table;
    std::string converter; ///< Column: empty where the column's own is meant

    friend bool operator==(const FieldPlace &, const FieldPlace &) = default;
};

/// \a field as FieldFinding has it: "Company", "/bullets/*".
std::string placeId(std::string_view source, std::string_view field);
/// The answer that says \a place.
std::string placeAnswer(const FieldPlace &place);
/// What an answer means; none for a text that is no place.
std::optional<FieldPlace> parsePlace(std::string_view field, std::string_view answer);

/// What people call the columns of a file, so that each has a name of its own: "Company", for the
/// second one of a name "Company (column 5)", for one without a name "(column 6)".
std::vector<std::string> columnNames(const std::vector<std::string> &header);

/// Every place that the answers give to fields of one source, in the order of their ids.
std::vector<FieldPlace> fieldPlaces(const SourceSpec &source, const Answers &answers);

} // namespace waybill
