// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/journal.h"

#include "migration/base/jsonwriter.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"
#include "migration/verify/reportwriter.h"

#include <pwd.h>
#include <simdjson.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Runs \a sql with texts and numbers bound in their order.
Result<> execute(Connection &connection, const std::string &sql, const std::vector<Value> &values)
{
    auto statement = Statement::prepare(connection, sql);
    if (!statement)
        return statement.error();
    for (std::size_t i = 0; i < values.size(); ++i)
        statement->bind(static_cast<int>(i), values[i]);
    return statement->execute();
}

Value text(const QString &value)
{
    return value.toStdString();
}

Result<bool> hasSequences(Connection &connection)
{
    auto count = queryInteger(connection,
                              "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'");
    if (!count)
        return count.error();
    return *count > 0;
}

} // namespace

QString userName()
{
    const passwd *user = ::getpwuid(::getuid());
    return user ? QString::fromLocal8Bit(user->pw_name) : QString();
}

Result<std::int64_t> startRun(Connection &connection, const NewRun &run)
{
    std::string tables;
    JsonWriter json(tables, 0);
    json.beginArray();
    for (const std::string &table : run.schemaBefore)
        json.value(table);
    json.endArray();
    auto started = execute(
        connection,
        "INSERT INTO waybill_runs (kind, status, playbook, workspace, started, who, program,"
        " backup, new_database, undoes, answers, schema_before, database)"
        " VALUES (?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {text(run.kind), run.playbook.empty() ? Value() : Value(run.playbook), text(run.workspace),
         text(run.started.toString(Qt::ISODateWithMs)), text(userName()),
         std::string(WAYBILL_VERSION), run.backup.isEmpty() ? Value() : text(run.backup),
         std::int64_t{run.newDatabase ? 1 : 0}, run.undoes > 0 ? Value(run.undoes) : Value(),
         answersAsJson(run.answers), tables, text(run.database)});
    if (!started)
        return started.error();
    return connection.lastInsertId();
}

Result<> recordPhase(Connection &connection, std::int64_t run, int position,
                     const PhaseReport &phase, const std::string &sequences,
                     std::int64_t auditEntry)
{
    return execute(
        connection,
        "INSERT OR REPLACE INTO waybill_phases (run_id, position, phase, title, status,"
        " seconds, row_count, sequences, audit_entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {run, std::int64_t{position}, text(phase.id), text(phase.title), text(phase.status),
         phase.seconds, std::int64_t{phase.rows}, sequences, auditEntry});
}

Result<> setPhaseStatus(Connection &connection, std::int64_t run, const std::string &phase,
                        const std::string &status)
{
    return execute(connection,
                   "UPDATE waybill_phases SET status = ? WHERE run_id = ? AND phase = ?",
                   {status, run, phase});
}

Result<> setRunStatus(Connection &connection, std::int64_t run, const std::string &status)
{
    return execute(connection, "UPDATE waybill_runs SET status = ? WHERE id = ?", {status, run});
}

Result<> finishRun(Connection &connection, std::int64_t run, const Report &report)
{
    // The problems have a table of their own.
    Report stored = report;
    stored.problems.clear();
    stored.problemsLeftOut = 0;
    return execute(connection,
                   "UPDATE waybill_runs SET status = ?, seconds = ?, report = ? WHERE id = ?",
                   {text(outcomeName(report.outcome)), report.seconds,
                    reportAsJson(stored).toStdString(), run});
}

Result<LastRun> lastCompleteRun(Connection &connection)
{
    LastRun last;
    auto run = Statement::prepare(connection,
                                  "SELECT id, playbook, answers, status FROM waybill_runs"
                                  " WHERE kind = 'migrate' AND status <> 'undone'"
                                  " ORDER BY id DESC LIMIT 1");
    if (!run)
        return run.error();
    auto there = run->step();
    if (!there)
        return there.error();
    if (!*there || !run->text(3).starts_with("complete"))
        return last;
    last.id = run->integer(0);
    last.playbook = run->text(1);
    last.answers = answersFromJson(run->text(2));
    auto sources =
        Statement::prepare(connection, "SELECT file, sha256 FROM waybill_sources WHERE run_id = ?");
    if (!sources)
        return sources.error();
    sources->bindInteger(0, last.id);
    for (;;) {
        auto more = sources->step();
        if (!more)
            return more.error();
        if (!*more)
            return last;
        last.sources.emplace(sources->qtext(0), sources->qtext(1).toLatin1());
    }
}

Result<std::string> readSequences(Connection &connection)
{
    auto there = hasSequences(connection);
    if (!there)
        return there.error();
    std::string json;
    JsonWriter writer(json, 0);
    writer.beginObject();
    if (*there) {
        auto query = Statement::prepare(connection,
                                        "SELECT name, seq FROM sqlite_sequence"
                                        " WHERE name NOT LIKE 'waybill\\_%' ESCAPE '\\'");
        if (!query)
            return query.error();
        for (;;) {
            auto more = query->step();
            if (!more)
                return more.error();
            if (!*more)
                break;
            writer.field(query->text(0), query->integer(1));
        }
    }
    writer.endObject();
    return json;
}

Result<> restoreSequences(Connection &connection, const std::string &json)
{
    auto there = hasSequences(connection);
    if (!there)
        return there.error();
    if (!*there)
        return {};
    if (auto cleared = connection.run("DELETE FROM sqlite_sequence"
                                      " WHERE name NOT LIKE 'waybill\\_%' ESCAPE '\\'");
        !cleared)
        return cleared;
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(json).get_object().get(object) != simdjson::SUCCESS)
        return {};
    for (const auto field : object) {
        std::int64_t value = 0;
        if (field.value.get_int64().get(value) != simdjson::SUCCESS)
            continue;
        // A row that has been kept may have a higher number already.
        const std::string name(field.key);
        auto table = execute(connection, "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
                             {name, value});
        if (!table)
            return table;
    }
    return {};
}

} // namespace waybill
