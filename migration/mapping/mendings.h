// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/source/record.h"

#include <map>
#include <optional>
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
/// An answer's id, taken apart.
struct MendingId
{
    std::string source;
    std::string field; ///< or place, of one record
    std::optional<std::string>
        value; ///< that is read otherwise wherever it stands; none: one record's
};
std::optional<MendingId> parseMendingId(std::string_view id); ///< none: it is no mending

/// As SourceBinding::fieldName(), but an element of a list has its number.
std::string mendingPlace(const SourceBinding &binding, const Record &record, std::int32_t node);
/// Tells a record from all others of its source, whatever its place: a digest of what it says,
/// secrets excepted.
std::string mendingKey(const SourceBinding &binding, const Record &record);

/// What a person has said is to be read in place of values that could not be taken. The file and
/// what is known of it stay as they are: the original is kept, and the value counts as changed
/// (MEND-01).
class Mendings
{
public:
    /// The answers that are mendings of \a source.
    Mendings(const std::string &source, const Answers &answers);

    bool empty() const { return m_all.empty() && m_records.empty(); }
    /// Node and text, in the order of the nodes. A secret is never mended: its text is not known.
    std::vector<std::pair<std::int32_t, std::string>> of(const SourceBinding &binding,
                                                         const Record &record) const;

private:
    using ByField = std::map<std::string, std::string>;

    std::map<std::string, ByField> m_all; ///< by field, then by value
    std::map<std::string, ByField> m_records; ///< by record, then by field
};

} // namespace waybill
