// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "migration/mapping/mappedrecord.h"
#include "migration/mapping/recordmapper.h"

#include <QString>

namespace waybill {

/// Every sentence about what the mapping changed or did not take, by code.

/// "Changed" rules in words for the report: NUM-02 -> "A percent sign was taken off."
QString ruleTitle(const QString &code);

/// The Problem for an issue of one record. \a file is the path to show.
Problem describeIssue(const MappingIssue &issue, const MappedRecord &record, const QString &file);

/// A record that is set aside for another reason than an issue (a constraint, a duplicate).
Problem describeSetAside(const QString &code, const MappedRecord &record, const QString &file,
                         const QString &found);

/// What may be shown of a value: secrets masked, long texts cut, control characters kept for
/// describe() to escape.
QString shownValue(const MappedRecord &record, std::int32_t node);

} // namespace waybill
