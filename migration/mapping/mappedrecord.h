// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/plan.h"
#include "migration/mapping/sourcebinding.h"

#include <memory>
#include <string>
#include <vector>

namespace waybill {

/// What became of one node of a record. Every leaf ends in exactly one state.
enum class LeafState : std::uint8_t { Unclaimed, AsIs, Changed, Extra, SetAside, LeftOut };

struct Claim
{
    LeafState state = LeafState::Unclaimed;
    bool keepOriginal = false; ///< what is stored does not print back the same
    const char *code = ""; ///< the rule or the reason
    std::int32_t bind = -1; ///< the owning one in MappedRecord::binds
};

/// A value that went into a column.
struct Bind
{
    std::int32_t node = -1;
    std::int32_t slot = -1; ///< in MappedRecord::slots
    const PlanColumn *column = nullptr;
    const PlanInput *input = nullptr;
    bool owner = true; ///< false: a copy, another column writes the value back
    std::int32_t piece = -1; ///< of a text that was split; -1: the whole value
    const std::vector<std::string> *separators = nullptr; ///< where it was split
};

/// A row that a record made or found.
struct Slot
{
    const PlanRow *row = nullptr;
    Value key; ///< of the row, see TableInfo::key
    bool made = false; ///< false: it was there already
    bool adopted = false; ///< somebody had added it; the record was written from it
};

/// A record on its way into the database. For whole documents it lives as long as the phase,
/// because several loads may take from it.
struct MappedRecord
{
    const Record *record = nullptr; ///< as it is read
    const Record *file = nullptr; ///< as it stands in the file: nearly always the same
    const SourceBinding *binding = nullptr;
    std::vector<Claim> claims; ///< by node
    std::vector<Bind> binds;
    std::vector<Slot> slots;
    std::vector<std::pair<std::int32_t, std::string>> mended; ///< what is read instead, by node
    std::shared_ptr<const MendedReading> reading; ///< when it is read in another shape
    std::string trace; ///< of its mendings, see MendedRecord
    bool contributed = false; ///< was read together with a document whose rows have been stored
    bool setAside = false; ///< as a whole
    bool leftOut = false; ///< it would be set aside, and a person has said that it may stay out
    std::int64_t id = 0; ///< in waybill_records, once stored
    std::int64_t replaces = 0; ///< the record of an earlier run that this is a newer version of

    void start(const Record &newRecord, const SourceBinding &newBinding)
    {
        MendedRecord how = newBinding.mendings().of(newBinding, newRecord);
        reading = std::move(how.reading);
        mended = std::move(how.texts);
        trace = std::move(how.trace);
        file = &newRecord;
        record = reading ? &reading->record() : file;
        binding = &newBinding;
        claims.assign(record->nodes.size(), {});
        binds.clear();
        slots.clear();
        contributed = false;
        setAside = false;
        leftOut = false;
        id = 0;
        replaces = 0;
    }
    const Node &node(std::int32_t at) const { return record->nodes[static_cast<std::size_t>(at)]; }
    /// What is read in place of the value; null when it is read as it stands.
    const std::string *mendedText(std::int32_t at) const
    {
        for (const auto &[node, text] : mended) {
            if (node == at)
                return &text;
        }
        return nullptr;
    }
    /// What is said of the record is said of its file again, once no load takes from it any more.
    void returnToFile();
    /// A list or an object as one value: what is filled in elsewhere is no part of it.
    std::string wholeText(std::int32_t at) const;
    /// The value as it is read, which is not always as it stands in the file.
    Scalar valueOf(std::int32_t at) const
    {
        if (const std::string *text = mendedText(at))
            return {NodeKind::Text, *text};
        return {node(at).kind, node(at).text};
    }
    Claim &claim(std::int32_t at) { return claims[static_cast<std::size_t>(at)]; }
    const Claim &claim(std::int32_t at) const { return claims[static_cast<std::size_t>(at)]; }

    /// Calls visit(node) for every leaf in file order; a container that was claimed whole is one.
    template<typename Visit>
    void eachLeaf(Visit visit) const
    {
        const auto size = static_cast<std::int32_t>(record->nodes.size());
        for (std::int32_t at = 0; at < size;) {
            const Node &value = node(at);
            const bool whole = value.isContainer() && claim(at).state != LeafState::Unclaimed;
            if (binding->isCsv() && at == 0) {
                ++at;
            } else if (whole || Record::isLeaf(value, at)) {
                visit(at);
                at = whole ? value.end : at + 1;
            } else {
                ++at;
            }
        }
    }
};

} // namespace waybill
