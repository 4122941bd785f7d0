// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/storedproblems.h"

#include "migration/target/eachrow.h"

namespace waybill {

Result<Problems> readProblems(Statement &query)
{
    Problems problems;
    auto read = eachRow(query, [&](Statement &row) -> Result<> {
        problems.append({.code = row.qtext(0),
                         .severity = severityFromName(row.qtext(1)),
                         .file = row.qtext(2),
                         .line = row.integer(3),
                         .column = row.integer(4),
                         .field = row.qtext(5),
                         .record = row.qtext(6),
                         .expected = row.qtext(7),
                         .found = row.qtext(8),
                         .action = row.qtext(9),
                         .hint = row.qtext(10),
                         .message = row.qtext(11)});
        return {};
    });
    return read ? Result<Problems>(std::move(problems)) : read.error();
}

} // namespace waybill
