// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asiderecord.h"
#include "migration/mapping/plan.h"

#include <map>

namespace waybill {

/// What the columns that a field goes to can take.
struct FieldExpectation
{
    QString expected;
    QList<AsideWord> words;
    bool isTop = false; ///< of the record itself, not of something in a list
};

/// By what the playbook calls a field: the name of a CSV field, "/bullets/*" of JSON.
std::map<std::string, FieldExpectation> fieldExpectations(const Plan &plan,
                                                          const std::string &source);

} // namespace waybill
