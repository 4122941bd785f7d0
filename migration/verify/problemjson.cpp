// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/problemjson.h"

namespace waybill {

void writeProblem(JsonWriter &json, const Problem &problem)
{
    json.field("code", problem.code)
        .field("severity", severityName(problem.severity))
        .field("file", problem.file)
        .field("line", problem.line)
        .field("column", problem.column)
        .field("field", problem.field)
        .field("record", problem.record)
        .field("expected", problem.expected)
        .field("found", problem.found)
        .field("action", problem.action)
        .field("hint", problem.hint)
        .field("message", problem.message);
}

} // namespace waybill
