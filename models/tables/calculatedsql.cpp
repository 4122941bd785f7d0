// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/calculatedsql.h"

#include "migration/target/statement.h"

#include <algorithm>

namespace waybill {

namespace {

/// NULL for no value, so that a text with such a column is NULL and the next one is said.
std::string partSql(const TextPart &part)
{
    if (part.column.empty())
        return literal(part.literal);
    const std::string column = "t." + quotedName(part.column);
    if (part.days == 0)
        return "nullif(" + column + ", '')";
    // Only a whole date has a day to count from.
    return "CASE WHEN length(" + column + ") >= 10 THEN date(substr(" + column + ", 1, 10), '"
        + std::to_string(part.days) + " days') END";
}

std::string textSql(const std::vector<TextPart> &parts)
{
    std::string sql;
    for (const TextPart &part : parts)
        sql += (sql.empty() ? "" : " || ") + partSql(part);
    return sql;
}

} // namespace

std::string calculatedSql(const CalculatedText &spec, const TableInfo &table)
{
    if (table.column(spec.by) < 0)
        return {};
    std::string choices;
    for (const CalculatedText::Choice &choice : spec.choices) {
        std::string texts;
        for (const std::string &text : choice.texts) {
            const auto parts = parseCalculatedText(text);
            const bool known = parts && !parts->empty()
                && std::all_of(parts->begin(), parts->end(), [&](const TextPart &part) {
                                   return part.column.empty() || table.column(part.column) >= 0;
                               });
            if (known)
                texts += (texts.empty() ? "" : ", ") + textSql(*parts);
        }
        if (!texts.empty())
            choices += " WHEN " + literal(choice.value) + " THEN coalesce(" + texts + ", NULL)";
    }
    return choices.empty() ? choices : "CASE t." + quotedName(spec.by) + choices + " END";
}

} // namespace waybill
