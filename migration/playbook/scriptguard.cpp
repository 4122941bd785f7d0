// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/scriptguard.h"

#include <algorithm>
#include <array>
#include <sqlite3.h>
#include <string_view>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

template<std::size_t size>
bool isOneOf(const char *name, const std::array<std::string_view, size> &names)
{
    const std::string_view text = name ? name : "";
    return std::any_of(names.begin(), names.end(), [&](std::string_view other) {
        return text.size() == other.size()
            && sqlite3_strnicmp(text.data(), other.data(), static_cast<int>(text.size())) == 0;
    });
}

/// What look at the catalogue, also as functions: "pragma_table_info". FTS5 asks for data_version.
constexpr std::array<std::string_view, 8> reading = {
    "table_info", "table_xinfo",      "table_list",        "index_list",
    "index_info", "foreign_key_list", "foreign_key_check", "data_version",
};
constexpr std::array<std::string_view, 2> modules = {"fts5", "rtree"};
constexpr std::array<std::string_view, 5> functions = {
    "load_extension", "fts3_tokenizer", "readfile", "writefile", "edit",
};

/// The name of what \a action would do when it is not allowed; empty when it is.
QString refusal(int action, const char *first, const char *second)
{
    switch (action) {
    case SQLITE_ATTACH:
        return u"ATTACH"_s;
    case SQLITE_DETACH:
        return u"DETACH"_s;
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
        return QString::fromUtf8(first);
    case SQLITE_PRAGMA:
        return isOneOf(first, reading) ? QString() : "PRAGMA "_L1 + QString::fromUtf8(first);
    case SQLITE_FUNCTION:
        return isOneOf(second, functions) ? QString::fromUtf8(second) : QString();
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_VTABLE:
        return isOneOf(second, modules) ? QString()
                                        : "VIRTUAL TABLE "_L1 + QString::fromUtf8(second);
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_TEMP_VIEW:
        return u"TEMP"_s;
    default:
        return {};
    }
}

} // namespace

ScriptGuard::ScriptGuard(sqlite3 *database)
    : m_database(database)
{
    sqlite3_set_authorizer(database, &ScriptGuard::authorize, this);
}

ScriptGuard::~ScriptGuard()
{
    sqlite3_set_authorizer(m_database, nullptr, nullptr);
}

int ScriptGuard::authorize(void *guard, int action, const char *first, const char *second,
                           const char *, const char *)
{
    const QString refused = refusal(action, first, second);
    if (refused.isEmpty())
        return SQLITE_OK;
    static_cast<ScriptGuard *>(guard)->m_refused = refused;
    return SQLITE_DENY;
}

} // namespace waybill
