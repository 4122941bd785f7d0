// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/valuefacts.h"

#include <QString>

#include <string>
#include <vector>

namespace waybill {

/// How the values of one place are stored and edited, and why.
struct ColumnType
{
    std::string converter = "text";
    std::string sqlType = "TEXT";
    std::string editor = "text";
    std::vector<std::pair<std::string, QString>> words; ///< of the editor "words": word and label
    QString reason; ///< in words, for the playbook's author
    bool isDecided = true; ///< false: there was a choice that only a person can make
};

/// The narrowest type that takes each value and writes it again as it stood there; text when there
/// is any doubt. Digits in a text of JSON stay a text, for the file could have said that they are a
/// number. \a isComplete: these are all the values there are.
ColumnType chooseType(const ValueFacts &facts, bool isCsv, bool isComplete);

} // namespace waybill
