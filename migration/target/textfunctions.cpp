// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/textfunctions.h"

#include "migration/target/textfold.h"

#include <algorithm>
#include <memory>
#include <sqlite3.h>
#include <string_view>

namespace waybill {

namespace {

std::string_view textOf(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)))
                : std::string_view();
}

TextFold &foldOf(sqlite3_context *context)
{
    return *static_cast<TextFold *>(sqlite3_user_data(context));
}

void fold(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL)
        return;
    const std::string_view folded = foldOf(context)(textOf(arguments[0]));
    sqlite3_result_text(context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
}

void contains(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    TextFold &folded = foldOf(context);
    const std::string_view needle = textOf(arguments[0]);
    const bool found = std::any_of(arguments + 1, arguments + count, [&](sqlite3_value *value) {
        return sqlite3_value_type(value) != SQLITE_NULL
            && folded(textOf(value)).find(needle) != std::string_view::npos;
    });
    sqlite3_result_int(context, found ? 1 : 0);
}

bool addFunction(sqlite3 *database, const char *name, int arguments,
                 void (*function)(sqlite3_context *, int, sqlite3_value **))
{
    return sqlite3_create_function_v2(
               database, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
               std::make_unique<TextFold>().release(), function, nullptr, nullptr,
               [](void *folding) { delete static_cast<TextFold *>(folding); })
        == SQLITE_OK;
}

} // namespace

bool registerTextFunctions(sqlite3 *database)
{
    return addFunction(database, "waybill_fold", 1, &fold)
        && addFunction(database, "waybill_contains", -1, &contains);
}

} // namespace waybill
