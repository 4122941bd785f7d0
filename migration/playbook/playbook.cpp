// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbook.h"

#include <algorithm>

namespace waybill {

const FieldSpec *SourceSpec::field(const std::string &fieldName) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldSpec &f) { return f.name == fieldName; });
    return found == fields.end() ? nullptr : &*found;
}

const SourceSpec *Playbook::source(const std::string &sourceName) const
{
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const SourceSpec &s) { return s.name == sourceName; });
    return found == sources.end() ? nullptr : &*found;
}

} // namespace waybill
