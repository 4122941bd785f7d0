// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/record.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// How the answers are called that say what is read in place of something, and of which record.
namespace waybill {

class SourceBinding;

/// The part of a mending's id that is a name or a value: "/" is written ~1 and "~" is written ~0.
std::string mendingPart(std::string_view text);
/// "mend/<source>/<field>/<value>": wherever the field holds this, the answer is read instead.
std::string mendingId(const std::string &source, const std::string &field,
                      const std::string &value);
/// "mend-record/<source>/<record>/<place>": the same for one record, by its mendingKey(). The place
/// is the field's name; of an element of a list with its number: "/bullets/2".
std::string recordMendingId(const std::string &source, const std::string &record,
                            const std::string &field);
/// "mend-line/<source>/<record>": the cells of a CSV line that was split in the wrong place, as
/// lineOfCells() writes them.
std::string lineMendingId(const std::string &source, const std::string &record);
/// "leave-out/<source>/<field>/<value>": where this value has no place, it may stay without one.
std::string leaveOutId(const std::string &source, const std::string &field,
                       const std::string &value);
/// "leave-out-record/<source>/<record>", or with "/<place>" one value of it: the same for what is
/// set aside of one record.
std::string recordLeaveOutId(const std::string &source, const std::string &record,
                             const std::string &place = {});
/// The answer of those that leave something out.
inline constexpr auto leftOutAnswer = "yes";
/// "duplicate-record/<source>/<record>": what becomes of a record that says something else than
/// what is in the database already: one of duplicateName(), "update" or "skip".
std::string duplicateId(const std::string &source, const std::string &record);

/// An answer's id, taken apart.
struct MendingId
{
    enum class Kind { Everywhere, OfRecord, Line, LeaveOut, LeaveOutRecord, Duplicate };
    Kind kind = Kind::Everywhere;
    std::string source;
    std::string record; ///< of one record alone: its mendingKey()
    std::string field; ///< or place, of one record; empty: the record as a whole
    std::optional<std::string>
        value; ///< that is read otherwise wherever it stands; none: one record's
};
std::optional<MendingId> parseMendingId(std::string_view id); ///< none: it is no mending

/// As SourceBinding::fieldName(), but an element of a list has its number.
std::string mendingPlace(const SourceBinding &binding, const Record &record, std::int32_t node);
/// Tells a record from all others of its source, whatever its place: a digest of what it says,
/// secrets excepted.
std::string mendingKey(const SourceBinding &binding, const Record &record);

/// The two parts of "first/second", which are no part of a mending's id any more.
std::pair<std::string, std::string> mendingParts(std::string_view text);

} // namespace waybill
