// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/ownedrecord.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace waybill {

/// A record that is read in another shape than it has in its file: a line that was split in the
/// wrong place, a value that was filled in where there was none.
class MendedReading
{
public:
    /// A CSV line with other cells. Cells at its beginning and end that are the same stay those of
    /// the file.
    static MendedReading ofLine(const Record &file, const std::vector<std::string> &columns,
                                const std::vector<std::string> &cells);
    /// The record with values at places where it has none: by column of a CSV line (from 0), or by
    /// the place of a member. Null when none of them can be there.
    using Missing = std::vector<std::pair<std::string, std::string>>;
    static std::shared_ptr<const MendedReading> withMissing(const Record &file,
                                                            const std::vector<std::string> *columns,
                                                            const Missing &missing);

    const Record &record() const { return m_record.record(); }
    /// The node of the file for one of record(); -1 when it is not in the file.
    std::int32_t fileNode(std::int32_t node) const
    {
        return m_fileNodes[static_cast<std::size_t>(node)];
    }

private:
    MendedReading(const Record &record, std::vector<std::int32_t> fileNodes)
        : m_record(record)
        , m_fileNodes(std::move(fileNodes))
    {
    }

    OwnedRecord m_record;
    std::vector<std::int32_t> m_fileNodes;
};

/// The node at a place as mendingPlace() names it, -1 when there is none.
std::int32_t nodeAtPlace(const Record &record, std::string_view place);

} // namespace waybill
