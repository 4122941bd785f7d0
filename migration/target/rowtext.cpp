// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/rowtext.h"

#include "migration/target/statement.h"

#include <QCoreApplication>

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Longer texts are pictures and documents: a copy of each with every change would be most of the
/// database.
constexpr auto longText = "10000";

} // namespace

std::string rowJsonExpression(const TableInfo &table, const std::string &row,
                              const std::function<std::string(const std::string &)> &isShortened)
{
    std::string object = "json_object(";
    for (const ColumnInfo &column : table.columns) {
        if (&column != &table.columns.front())
            object += ", ";
        const std::string value = row + '.' + quotedName(column.name);
        // SQLite's own JSON text of a REAL has 15 digits, which is not always the same number.
        const std::string whole = "CASE typeof(" + value
            + ") WHEN 'real' THEN json(printf('%!.17g', " + value + ")) WHEN 'blob' THEN hex("
            + value + ") ELSE " + value + " END";
        const std::string condition =
            isShortened ? isShortened(quotedName(column.name)) : std::string();
        object += literal(column.name) + ", ";
        if (condition.empty())
            object += whole;
        else
            object += "CASE WHEN typeof(" + value + ") IN ('text', 'blob') AND length(" + value
                + ") > " + longText + " AND " + condition
                + " THEN json(printf('{\"characters\":%d}', length(" + value + "))) ELSE " + whole
                + " END";
    }
    return object + ')';
}

Result<std::string> rowAsJson(Connection &connection, const TableInfo &table, const Value &key)
{
    const std::string name = quotedName(table.name);
    auto query = Statement::prepare(connection,
                                    "SELECT " + rowJsonExpression(table, name) + " FROM " + name
                                        + " WHERE " + quotedName(table.key) + " = ?");
    if (!query)
        return query.error();
    query->bind(0, key);
    auto row = query->step();
    if (!row)
        return row.error();
    return *row ? query->text(0) : std::string();
}

Result<std::map<std::string, Value>> rowFromJson(const std::string &json)
{
    std::map<std::string, Value> values;
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(json).get_object().get(object) != simdjson::SUCCESS) {
        return Problem{.code = u"LED-02"_s,
                       .message = QCoreApplication::translate(
                           "RowText", "A remembered row in the ledger cannot be read.")};
    }
    for (const auto field : object) {
        Value value;
        switch (field.value.type()) {
        case simdjson::dom::element_type::INT64:
            value = field.value.get_int64().value_unsafe();
            break;
        case simdjson::dom::element_type::UINT64:
            value = static_cast<double>(field.value.get_uint64().value_unsafe());
            break;
        case simdjson::dom::element_type::DOUBLE:
            value = field.value.get_double().value_unsafe();
            break;
        case simdjson::dom::element_type::OBJECT:
            continue; // only its length is known
        case simdjson::dom::element_type::STRING:
            value = std::string(field.value.get_string().value_unsafe());
            break;
        default:
            break;
        }
        values.emplace(field.key, std::move(value));
    }
    return values;
}

Result<> restoreRow(Connection &connection, const TableInfo &table, const std::string &json)
{
    auto values = rowFromJson(json);
    if (!values)
        return values.error();
    std::string names;
    std::string marks;
    std::string sets;
    std::vector<const Value *> bound;
    for (const ColumnInfo &column : table.columns) {
        const auto value = values->find(column.name);
        if (value == values->end())
            continue;
        const std::string name = quotedName(column.name);
        names += (names.empty() ? "" : ", ") + name;
        marks += marks.empty() ? "?" : ", ?";
        sets += (sets.empty() ? "" : ", ") + name + " = excluded." + name;
        bound.push_back(&value->second);
    }
    // An upsert leaves rows that hang on this one alone, where REPLACE would delete them.
    auto statement = Statement::prepare(connection,
                                        "INSERT INTO " + quotedName(table.name) + " (" + names
                                            + ") VALUES (" + marks + ") ON CONFLICT ("
                                            + quotedName(table.key) + ") DO UPDATE SET " + sets);
    if (!statement)
        return statement.error();
    for (std::size_t i = 0; i < bound.size(); ++i)
        statement->bind(static_cast<int>(i), *bound[i]);
    return statement->execute();
}

} // namespace waybill
