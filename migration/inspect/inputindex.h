// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/mappedrecord.h"
#include "migration/mapping/plan.h"

#include <map>
#include <string>
#include <vector>

namespace waybill {

/// A column that takes from a field.
struct InputPlace
{
    const PlanRow *row = nullptr;
    const PlanColumn *column = nullptr;
    const PlanInput *input = nullptr;
    const SourceSpec *source = nullptr;

    QString target() const; ///< "applications.status"
};

/// Which columns may take from a field: a plan, seen from its sources.
class InputIndex
{
public:
    explicit InputIndex(const Plan &plan);

    /// By SourceSpec::fields; empty when nothing takes from the field.
    const std::vector<InputPlace> &ofField(const SourceSpec &source, int field) const;
    /// The place whose converter says \a code about the value of \a node; null when there is none.
    const InputPlace *thatSays(const char *code, const MappedRecord &record,
                               std::int32_t node) const;

private:
    void addRows(const PlanLoad &load, const std::vector<PlanRow> &rows);
    void addColumn(const PlanLoad &load, const PlanRow &row, const PlanColumn &column,
                   const PlanColumn &origin); ///< \a origin: the column, or one of its `else`
    void add(const PlanLoad &load, const InputPlace &place);

    using Places = std::vector<InputPlace>;
    std::map<std::pair<const SourceSpec *, int>, Places> m_byField;
    /// By the last name of a path; without one where the path ends at elements or members.
    std::map<std::pair<const SourceSpec *, std::string>, Places> m_byName;
    const Places m_none;
};

} // namespace waybill
