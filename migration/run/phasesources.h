// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/messages.h"
#include "migration/run/phaserunner.h"

namespace waybill {

/// A whole document: several loads of the phase may take from it.
struct PhaseRunner::Document
{
    SourceState *state = nullptr;
    std::unique_ptr<SourceBinding> binding;
    MappedRecord mapped;
    std::int64_t source = 0;
    PreviousRecords previous;
    PreviousRecords::Match match = PreviousRecords::Match::New;
    bool replaces = false; ///< it has changed, and takes the place of what is there
    std::int64_t earlier = 0;
};

/// A source that is read record by record.
struct PhaseRunner::Stream
{
    SourceState *state = nullptr;
    std::vector<const PlanLoad *> loads;
    const SourceBinding *binding = nullptr;
    MappedRecord mapped; ///< the record at hand
    std::int64_t source = 0;
    PreviousRecords previous;
    qint64 records = 0;
    qint64 line = 0;
};

} // namespace waybill
