// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/jsonwriter.h"
#include "migration/verify/problemjson.h"
#include "migration/verify/reportwriter.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

double rounded(double value, double steps)
{
    return std::round(value * steps) / steps;
}

double milliseconds(double seconds)
{
    return rounded(seconds, 1000);
}

template<typename List, typename WriteOne>
void writeList(JsonWriter &json, std::string_view name, const List &list, WriteOne writeOne)
{
    json.key(name).beginArray();
    for (const auto &item : list) {
        json.beginObject();
        writeOne(json, item);
        json.endObject();
    }
    json.endArray();
}

void writeBalance(JsonWriter &json, const Balance &balance)
{
    json.key("balance")
        .beginObject()
        .field("read", balance.read)
        .field("as_is", balance.asIs)
        .field("changed", balance.changed)
        .field("extra", balance.extra)
        .field("set_aside", balance.setAside)
        .field("left_out", balance.leftOut)
        .endObject();
}

void writeSource(JsonWriter &json, const SourceReport &source)
{
    json.field("file", source.file)
        .field("sha256", source.sha256)
        .field("bytes", source.bytes)
        .field("encoding", source.encoding)
        .field("records", source.records)
        .field("source", source.source)
        .field("present", source.present);
    writeBalance(json, source.balance);
}

void writeTables(JsonWriter &json, const QList<TableReport> &tables)
{
    json.key("tables").beginObject();
    for (const TableReport &table : tables) {
        json.key(table.table)
            .beginObject()
            .field("inserted", table.inserted)
            .field("updated", table.updated)
            .field("skipped", table.skipped)
            .field("merged", table.merged)
            .field("deleted", table.deleted)
            .field("before", table.before)
            .field("after", table.after)
            .endObject();
    }
    json.endObject();
}

void writePhase(JsonWriter &json, const PhaseReport &phase)
{
    json.field("id", phase.id)
        .field("status", phase.status)
        .field("seconds", milliseconds(phase.seconds))
        .field("rows", phase.rows)
        .field("rows_per_second", rounded(phase.rowsPerSecond(), 10))
        .field("title", phase.title);
}

void writeCheck(JsonWriter &json, const CheckReport &check)
{
    json.field("id", check.id)
        .field("status", statusName(check.status))
        .field("expected", check.expected)
        .field("found", check.found)
        .field("title", check.title)
        .field("group", check.group)
        .field("detail", check.detail);
}

void writeField(JsonWriter &json, const FieldBalance &field)
{
    json.field("source", field.source).field("field", field.field).field("target", field.target);
    writeBalance(json, field.balance);
}

void writeRule(JsonWriter &json, const RuleReport &rule)
{
    json.field("code", rule.code)
        .field("title", rule.title)
        .field("field", rule.field)
        .field("count", rule.count);
    writeList(json, "examples", rule.examples, [](JsonWriter &out, const auto &example) {
        out.field("from", example.first).field("to", example.second);
    });
}

void writeDecision(JsonWriter &json, const Decision &decision)
{
    json.field("id", decision.id)
        .field("question", decision.question)
        .field("answer", decision.answer)
        .field("who", decision.who)
        .field("personal", decision.personal);
}

/// What came after the first readers: only ever added to.
void writeRest(JsonWriter &json, const Report &report)
{
    json.field("unchanged", report.outcome == RunOutcome::Unchanged)
        .field("verdict", report.verdict)
        .field("rehearsal", report.rehearsal)
        .field("undo_rehearsed", report.undoRehearsed)
        .field("program_version", report.programVersion)
        .field("workspace", report.workspace)
        .field("started", report.started.toUTC().toString(Qt::ISODate));
    json.key("records")
        .beginObject()
        .field("read", report.recordsRead)
        .field("stored", report.recordsStored)
        .field("set_aside", report.recordsSetAside)
        .endObject();
    writeList(json, "fields", report.fields, writeField);
    writeList(json, "rules", report.rules, writeRule);
    writeList(json, "decisions", report.decisions, writeDecision);
    json.field("problems_left_out", report.problemsLeftOut);
    json.key("personal_sources").beginArray();
    for (const QString &source : report.personalSources)
        json.value(source);
    json.endArray();
    json.key("how_to_undo").beginArray();
    for (const QString &line : report.howToUndo)
        json.value(line);
    json.endArray();
    json.key("failure");
    if (!report.failure) {
        json.null();
        return;
    }
    json.beginObject();
    writeProblem(json, *report.failure);
    json.endObject();
}

} // namespace

QByteArray reportAsJson(const Report &report)
{
    // "unchanged" is a word of its own elsewhere; scripts were promised five, so here it is a flag.
    const QString outcome = report.outcome == RunOutcome::Unchanged
        ? outcomeName(RunOutcome::Complete)
        : outcomeName(report.outcome);
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("outcome", outcome);
    json.key("playbook")
        .beginObject()
        .field("id", report.playbookId)
        .field("version", report.playbookVersion)
        .field("name", report.playbookName)
        .field("sha256", report.playbookSha256)
        .endObject();
    json.field("run", report.run).field("database", report.database).field("backup", report.backup);
    writeList(json, "sources", report.sources, writeSource);
    writeBalance(json, report.balance);
    writeTables(json, report.tables);
    writeList(json, "phases", report.phases, writePhase);
    writeList(json, "checks", report.checks, writeCheck);
    writeList(json, "problems", report.problems, writeProblem);
    json.field("seconds", milliseconds(report.seconds));
    writeRest(json, report);
    json.endObject();
    out += '\n';
    return QByteArray::fromStdString(out);
}

} // namespace waybill
