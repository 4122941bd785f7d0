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

std::string condition(const std::function<std::string(const std::string &)> &rule,
                      const std::string &column)
{
    return rule ? rule(column) : std::string();
}

/// The SQL expression for one value of the object.
std::string columnText(const std::string &column, const std::string &row, const RowTextRules &rules)
{
    const std::string value = row + '.' + column;
    std::string cases;
    if (const std::string masked = condition(rules.masked, column); !masked.empty()) {
        const std::string changed = condition(rules.changed, column);
        const std::string hidden = " AND " + value + " IS NOT NULL AND (" + masked + ')';
        if (!changed.empty())
            cases +=
                " WHEN " + changed + hidden + R"( THEN json('{"masked":true,"changed":true}'))";
        cases += " WHEN 1" + hidden + R"( THEN json('{"masked":true}'))";
    }
    if (const std::string shortened = condition(rules.shortened, column); !shortened.empty())
        cases += " WHEN typeof(" + value + ") IN ('text', 'blob') AND length(" + value + ") > "
            + longText + " AND " + shortened + R"( THEN json(printf('{"characters":%d}', length()"
            + value + ")))";
    // SQLite's own JSON text of a REAL has 15 digits, which is not always the same number.
    return "CASE" + cases + " WHEN typeof(" + value + ") = 'real' THEN json(printf('%!.17g', "
        + value + ")) WHEN typeof(" + value + R"() = 'blob' THEN json('{"blob":"' || hex()" + value
        + R"() || '"}') ELSE )" + value + " END";
}

std::string bytesOf(std::string_view hex)
{
    const QByteArray bytes =
        QByteArray::fromHex(QByteArray(hex.data(), static_cast<qsizetype>(hex.size())));
    return bytes.toStdString();
}

/// What stands for a value that the text has not, or not as a text.
void readStandIn(const std::string &column, simdjson::dom::object object, RowText &row)
{
    std::string_view hex;
    bool yes = false;
    if (object["blob"].get_string().get(hex) == simdjson::SUCCESS) {
        row.values.emplace(column, bytesOf(hex));
        row.blobs.insert(column);
    } else if (object["masked"].get_bool().get(yes) == simdjson::SUCCESS && yes) {
        row.masked.insert(column);
        if (object["changed"].get_bool().get(yes) == simdjson::SUCCESS && yes)
            row.changed.insert(column);
    }
}

} // namespace

std::string rowJsonExpression(const TableInfo &table, const std::string &row,
                              const RowTextRules &rules)
{
    std::string object = "json_object(";
    for (const ColumnInfo &column : table.columns) {
        if (&column != &table.columns.front())
            object += ", ";
        object += literal(column.name) + ", " + columnText(quotedName(column.name), row, rules);
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

Result<RowText> readRowText(const std::string &json)
{
    RowText row;
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
            readStandIn(std::string(field.key), field.value.get_object().value_unsafe(), row);
            continue;
        case simdjson::dom::element_type::STRING:
            value = std::string(field.value.get_string().value_unsafe());
            break;
        default:
            break;
        }
        row.values.emplace(field.key, std::move(value));
    }
    return row;
}

Result<std::map<std::string, Value>> rowFromJson(const std::string &json)
{
    auto row = readRowText(json);
    if (!row)
        return row.error();
    return std::move(row->values);
}

Result<> restoreRow(Connection &connection, const TableInfo &table, const std::string &json)
{
    auto row = readRowText(json);
    if (!row)
        return row.error();
    std::string names;
    std::string marks;
    std::string sets;
    std::vector<std::pair<const Value *, bool>> bound;
    for (const ColumnInfo &column : table.columns) {
        const auto value = row->values.find(column.name);
        if (value == row->values.end())
            continue;
        const std::string name = quotedName(column.name);
        names += (names.empty() ? "" : ", ") + name;
        marks += marks.empty() ? "?" : ", ?";
        sets += (sets.empty() ? "" : ", ") + name + " = excluded." + name;
        bound.emplace_back(&value->second, row->blobs.contains(column.name));
    }
    // An upsert leaves rows that hang on this one alone, where REPLACE would delete them.
    auto statement = Statement::prepare(connection,
                                        "INSERT INTO " + quotedName(table.name) + " (" + names
                                            + ") VALUES (" + marks + ") ON CONFLICT ("
                                            + quotedName(table.key) + ") DO UPDATE SET " + sets);
    if (!statement)
        return statement.error();
    for (std::size_t i = 0; i < bound.size(); ++i) {
        const auto [value, isBlob] = bound[i];
        if (isBlob)
            statement->bindBlob(static_cast<int>(i), std::get<std::string>(*value));
        else
            statement->bind(static_cast<int>(i), *value);
    }
    return statement->execute();
}

} // namespace waybill
