// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/schema.h"

#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"

#include <algorithm>
#include <set>
#include <sqlite3.h>

namespace waybill {

namespace {

/// White space outside quotes becomes one space; the words of CREATE IF NOT EXISTS do not matter.
std::string evened(const std::string &sql)
{
    std::string even;
    char quote = 0;
    bool space = false;
    for (const char c : sql) {
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!quote && isSpace) {
            space = !even.empty();
            continue;
        }
        if (space && c != ')' && c != ',' && even.back() != '(')
            even += ' ';
        space = false;
        if (quote == c)
            quote = 0;
        else if (!quote && (c == '\'' || c == '"'))
            quote = c;
        even += c;
    }
    return even;
}

bool startsWith(const std::string &statement, std::string_view words)
{
    std::string_view text = statement;
    while (!words.empty()) {
        const auto space = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, space);
        words.remove_prefix(std::min(space + 1, words.size()));
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        if (text.size() < word.size()
            || !std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) {
                   return a == (b >= 'a' && b <= 'z' ? static_cast<char>(b - 32) : b);
               }))
            return false;
        text.remove_prefix(word.size());
    }
    return true;
}

std::string_view withoutComments(std::string_view text)
{
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        if (text.starts_with("--"))
            text.remove_prefix(std::min(text.find('\n'), text.size()));
        else if (text.starts_with("/*"))
            text.remove_prefix(std::min(text.find("*/") + 2, text.size()));
        else
            return text;
    }
}

} // namespace

bool makesIndex(const std::string &statement)
{
    return startsWith(statement, "CREATE INDEX") || startsWith(statement, "CREATE UNIQUE INDEX");
}

Result<std::vector<SchemaObject>> readSchema(Connection &connection)
{
    auto query =
        Statement::prepare(connection,
                           "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                           " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                           " AND name NOT IN (SELECT name FROM pragma_table_list"
                           " WHERE schema = 'main' AND type = 'shadow')"
                           " AND name NOT LIKE 'waybill\\_%' ESCAPE '\\'"
                           " AND NOT (type = 'view' AND sql LIKE '%FROM waybill\\_audit\\_log%'"
                           " ESCAPE '\\') ORDER BY type, name");
    if (!query)
        return query.error();
    std::vector<SchemaObject> objects;
    for (;;) {
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return objects;
        objects.push_back({query->text(0), query->text(1), evened(query->text(2))});
    }
}

Result<std::map<const Script *, std::vector<SchemaObject>>>
objectsOfScripts(const Playbook &playbook)
{
    auto memory = Connection::openMemory();
    if (!memory)
        return memory.error();
    std::map<const Script *, std::vector<SchemaObject>> made;
    std::set<std::string> known;
    for (const PhaseSpec &phase : playbook.phases) {
        for (const Script &script : phase.scripts) {
            if (auto ran = memory->run(script.up); !ran)
                return ran.error();
            auto schema = readSchema(*memory);
            if (!schema)
                return schema.error();
            for (SchemaObject &object : *schema) {
                if (known.insert(object.name).second)
                    made[&script].push_back(std::move(object));
            }
        }
    }
    return made;
}

Result<std::vector<SchemaObject>> wantedSchema(const Playbook &playbook,
                                               const std::vector<SchemaObject> &found)
{
    auto made = objectsOfScripts(playbook);
    if (!made)
        return made.error();
    const auto isThere = [&](const SchemaObject &wanted) {
        return std::any_of(found.begin(), found.end(), [&](const SchemaObject &object) {
            return object.type == wanted.type && object.name == wanted.name;
        });
    };
    std::vector<SchemaObject> wanted;
    for (const auto &[script, objects] : *made) {
        if (script->when.empty() || std::any_of(objects.begin(), objects.end(), isThere))
            wanted.insert(wanted.end(), objects.begin(), objects.end());
    }
    return wanted;
}

std::vector<std::string> splitScript(const std::string &script)
{
    std::vector<std::string> statements;
    std::string_view rest = withoutComments(script);
    while (!rest.empty()) {
        std::size_t end = 0;
        std::string candidate;
        do {
            end = rest.find(';', end);
            end = end == std::string_view::npos ? rest.size() : end + 1;
            candidate.assign(rest.substr(0, end));
        } while (end < rest.size() && sqlite3_complete(candidate.c_str()) == 0);
        statements.push_back(std::move(candidate));
        rest = withoutComments(rest.substr(end));
    }
    return statements;
}

Result<QStringList> schemaDrift(Connection &connection, const Playbook &playbook)
{
    auto memory = Connection::openMemory();
    if (!memory)
        return memory.error();
    for (const PhaseSpec &phase : playbook.phases) {
        for (const Script &script : phase.scripts) {
            if (auto made = memory->run(script.up); !made)
                return made.error();
        }
    }
    auto wanted = listTables(*memory);
    auto there = listTables(connection);
    if (!wanted || !there)
        return wanted ? there.error() : wanted.error();
    QStringList differences;
    for (const std::string &name : *wanted) {
        if (std::find(there->begin(), there->end(), name) == there->end())
            continue;
        auto expected = readTableInfo(*memory, name);
        auto found = readTableInfo(connection, name);
        if (!expected || !found)
            return expected ? found.error() : expected.error();
        for (const ColumnInfo &column : expected->columns) {
            if (found->column(column.name) < 0)
                differences << QString::fromStdString(name + "." + column.name);
        }
        for (const ColumnInfo &column : found->columns) {
            if (expected->column(column.name) < 0 && column.notNull && !column.hasDefault)
                differences << QString::fromStdString(name + "." + column.name);
        }
    }
    return differences;
}

} // namespace waybill
