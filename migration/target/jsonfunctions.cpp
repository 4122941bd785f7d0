// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/jsonfunctions.h"

#include "migration/base/jsonwriter.h"

#include <sqlite3.h>

namespace waybill {

namespace {

constexpr unsigned jsonSubtype = 'J'; // what SQLite marks JSON text with

std::string_view textOf(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)))
                : std::string_view();
}

void result(sqlite3_context *context, const std::string &json)
{
    sqlite3_result_text64(context, json.data(), json.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    sqlite3_result_subtype(context, jsonSubtype);
}

/// Only ever given the text of a number here, so there is nothing to validate.
void jsonFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    result(context, std::string(textOf(arguments[0])));
}

void jsonObjectFunction(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    std::string json;
    JsonWriter writer(json, 0);
    writer.beginObject();
    for (int i = 0; i + 1 < count; i += 2) {
        sqlite3_value *value = arguments[i + 1];
        writer.key(textOf(arguments[i]));
        switch (sqlite3_value_type(value)) {
        case SQLITE_NULL:
            writer.null();
            break;
        case SQLITE_INTEGER:
            writer.value(sqlite3_value_int64(value));
            break;
        case SQLITE_FLOAT:
            writer.value(sqlite3_value_double(value));
            break;
        default:
            if (sqlite3_value_subtype(value) == jsonSubtype)
                writer.token(textOf(value));
            else
                writer.value(textOf(value));
        }
    }
    writer.endObject();
    result(context, json);
}

} // namespace

bool registerJsonFunctions(sqlite3 *database)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS | SQLITE_SUBTYPE;
    return sqlite3_create_function_v2(database, "json", 1, flags, nullptr, jsonFunction, nullptr,
                                      nullptr, nullptr)
        == SQLITE_OK
        && sqlite3_create_function_v2(database, "json_object", -1, flags, nullptr,
                                      jsonObjectFunction, nullptr, nullptr, nullptr)
        == SQLITE_OK;
}

} // namespace waybill
