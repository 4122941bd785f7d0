// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/storedplaybook.h"

#include "migration/base/jsonwriter.h"
#include "migration/playbook/playbookparser.h"
#include "migration/target/statement.h"

#include <QCoreApplication>

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// {"playbook.yaml": "...", "001_create_schema.up.sql": "..."}
std::string filesOf(const Playbook &playbook)
{
    std::string text;
    JsonWriter json(text, 0);
    json.beginObject().field("playbook.yaml", playbook.text);
    for (const PhaseSpec &phase : playbook.phases) {
        for (const Script &script : phase.scripts) {
            json.field(script.name + ".up.sql", script.up);
            json.field(script.name + ".down.sql", script.down);
        }
    }
    json.endObject();
    return text;
}

std::map<std::string, std::string> stringsFromJson(std::string_view json)
{
    std::map<std::string, std::string> strings;
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(json.data(), json.size()).get_object().get(object) != simdjson::SUCCESS)
        return strings;
    for (const auto field : object) {
        std::string_view value;
        if (field.value.get_string().get(value) == simdjson::SUCCESS)
            strings.emplace(field.key, value);
    }
    return strings;
}

} // namespace

Result<> storePlaybook(Connection &connection, const Playbook &playbook)
{
    auto insert = Statement::prepare(connection,
                                     "INSERT OR IGNORE INTO waybill_playbooks"
                                     " (sha256, id, version, files) VALUES (?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    const std::string files = filesOf(playbook);
    insert->bindText(0, playbook.sha256);
    insert->bindText(1, playbook.id);
    insert->bindText(2, playbook.version);
    insert->bindText(3, files);
    return insert->execute();
}

Result<StoredPlaybook> readStoredPlaybook(Connection &connection, std::int64_t run)
{
    auto query = Statement::prepare(connection,
                                    "SELECT u.id, p.files, u.answers FROM waybill_runs u"
                                    " JOIN waybill_playbooks p ON p.sha256 = u.playbook"
                                    " WHERE CASE WHEN ?1 > 0 THEN u.id = ?1 ELSE u.kind = 'migrate'"
                                    " AND u.status <> 'undone' END ORDER BY u.id DESC LIMIT 1");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row) {
        return Problem{.code = u"LED-03"_s,
                       .file = connection.path(),
                       .message = QCoreApplication::translate(
                           "StoredPlaybook", "There is no migration in this database.")};
    }
    StoredPlaybook stored{.run = query->integer(0)};
    const auto files = stringsFromJson(query->text(1));
    stored.answers = answersFromJson(query->text(2));
    const auto yaml = files.find("playbook.yaml");
    auto parsed = parsePlaybook(
        yaml == files.end() ? std::string() : yaml->second, connection.path(),
        [&](const QString &name) -> Result<std::string> {
            const auto script = files.find(name.toStdString());
            if (script != files.end())
                return script->second;
            return Problem{.code = u"LED-02"_s, .file = connection.path(), .found = name};
        });
    if (!parsed)
        return parsed.error();
    stored.playbook = std::move(*parsed);
    return stored;
}

std::string answersAsJson(const Answers &answers)
{
    std::string text;
    JsonWriter json(text, 0);
    json.beginObject();
    for (const auto &[id, answer] : answers)
        json.field(id, answer);
    json.endObject();
    return text;
}

Answers answersFromJson(std::string_view json)
{
    return stringsFromJson(json);
}

} // namespace waybill
