// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/mendedreading.h"
#include "migration/playbook/answers.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

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

/// An answer's id, taken apart.
struct MendingId
{
    enum class Kind { Everywhere, OfRecord, Line, LeaveOut, LeaveOutRecord };
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

/// How a record is read that a person has mended.
struct MendedRecord
{
    std::shared_ptr<const MendedReading> reading; ///< null: in the shape that it has in its file
    std::vector<std::pair<std::int32_t, std::string>> texts; ///< by node of what is read
    std::string trace; ///< the same for the same mendings: what makes it another version
};

/// What a person has said is to be read in place of values that could not be taken, and what may
/// stay out. The file and what is known of it stay as they are: the original is kept, and the value
/// counts as changed (MEND-01, MEND-02) or as left out.
class Mendings
{
public:
    /// The answers that are mendings of \a source.
    Mendings(const std::string &source, const Answers &answers);

    bool empty() const
    {
        return m_all.empty() && m_records.empty() && m_lines.empty() && m_leftOut.empty();
    }
    /// The texts are in the order of the nodes. A secret is never mended: its text is not known.
    MendedRecord of(const SourceBinding &binding, const Record &record) const;

    bool leavesAnythingOut() const { return !m_leftOut.empty(); }
    /// The nodes that may stay without a place; 0 stands for the record.
    std::set<std::int32_t> leftOut(const SourceBinding &binding, const Record &record) const;

private:
    using ByField = std::map<std::string, std::string>;
    std::shared_ptr<const MendedReading> readingOf(const SourceBinding &binding,
                                                   const Record &record, const ByField *own,
                                                   const std::string &key) const;
    void mendTexts(const SourceBinding &binding, const Record &record, const ByField *own,
                   MendedRecord &mended) const;

    std::map<std::string, ByField> m_all; ///< by field, then by value
    std::map<std::string, ByField> m_records; ///< by record, then by place
    std::map<std::string, std::string> m_lines; ///< by record
    struct LeftOut
    {
        std::map<std::string, ByField> all; ///< by field, then by value
        std::map<std::string, ByField> records; ///< by record, then by place
        bool empty() const { return all.empty() && records.empty(); }
    };
    LeftOut m_leftOut;
};

} // namespace waybill
