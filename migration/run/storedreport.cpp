// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/storedreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

qint64 number(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toInteger();
}

QString text(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toString();
}

Balance balanceOf(const QJsonObject &object)
{
    const QJsonObject balance = object.value("balance"_L1).toObject();
    return {.read = number(balance, "read"_L1),
            .asIs = number(balance, "as_is"_L1),
            .changed = number(balance, "changed"_L1),
            .extra = number(balance, "extra"_L1),
            .setAside = number(balance, "set_aside"_L1),
            .leftOut = number(balance, "left_out"_L1)};
}

template<typename Item, typename Read>
QList<Item> list(const QJsonObject &object, QLatin1StringView name, Read read)
{
    QList<Item> items;
    const QJsonArray array = object.value(name).toArray();
    for (const QJsonValue &value : array)
        items.append(read(value.toObject()));
    return items;
}

SourceReport sourceOf(const QJsonObject &object)
{
    return {.source = text(object, "source"_L1),
            .file = text(object, "file"_L1),
            .sha256 = text(object, "sha256"_L1).toLatin1(),
            .bytes = number(object, "bytes"_L1),
            .encoding = text(object, "encoding"_L1),
            .records = number(object, "records"_L1),
            .present = object.value("present"_L1).toBool(),
            .balance = balanceOf(object)};
}

FieldBalance fieldOf(const QJsonObject &object)
{
    return {.source = text(object, "source"_L1),
            .field = text(object, "field"_L1),
            .target = text(object, "target"_L1),
            .balance = balanceOf(object)};
}

PhaseReport phaseOf(const QJsonObject &object)
{
    return {.id = text(object, "id"_L1),
            .title = text(object, "title"_L1),
            .status = text(object, "status"_L1),
            .seconds = object.value("seconds"_L1).toDouble(),
            .rows = number(object, "rows"_L1)};
}

CheckReport checkOf(const QJsonObject &object)
{
    CheckReport check{.id = text(object, "id"_L1),
                      .title = text(object, "title"_L1),
                      .group = text(object, "group"_L1),
                      .expected = text(object, "expected"_L1),
                      .found = text(object, "found"_L1),
                      .detail = text(object, "detail"_L1)};
    const QString status = text(object, "status"_L1);
    using Status = CheckReport::Status;
    for (const Status candidate : {Status::Pass, Status::Fail, Status::Warn, Status::Skipped}) {
        if (statusName(candidate) == status)
            check.status = candidate;
    }
    return check;
}

RuleReport ruleOf(const QJsonObject &object)
{
    RuleReport rule{.code = text(object, "code"_L1),
                    .title = text(object, "title"_L1),
                    .field = text(object, "field"_L1),
                    .count = number(object, "count"_L1)};
    const QJsonArray examples = object.value("examples"_L1).toArray();
    for (const QJsonValue &example : examples)
        rule.examples.append(
            {text(example.toObject(), "from"_L1), text(example.toObject(), "to"_L1)});
    return rule;
}

Decision decisionOf(const QJsonObject &object)
{
    return {.id = text(object, "id"_L1),
            .question = text(object, "question"_L1),
            .answer = text(object, "answer"_L1),
            .who = text(object, "who"_L1),
            .personal = object.value("personal"_L1).toBool()};
}

RunOutcome outcomeOf(const QString &name)
{
    for (const RunOutcome outcome :
         {RunOutcome::Complete, RunOutcome::CompleteWithSetAside, RunOutcome::Rehearsed,
          RunOutcome::Cancelled, RunOutcome::Unchanged}) {
        if (outcomeName(outcome) == name)
            return outcome;
    }
    return RunOutcome::Failed;
}

QList<TableReport> tablesOf(const QJsonObject &object)
{
    QList<TableReport> tables;
    const QJsonObject all = object.value("tables"_L1).toObject();
    for (auto table = all.begin(); table != all.end(); ++table) {
        const QJsonObject counts = table.value().toObject();
        tables.append({.table = table.key(),
                       .inserted = number(counts, "inserted"_L1),
                       .updated = number(counts, "updated"_L1),
                       .skipped = number(counts, "skipped"_L1),
                       .merged = number(counts, "merged"_L1),
                       .deleted = number(counts, "deleted"_L1),
                       .before = number(counts, "before"_L1),
                       .after = number(counts, "after"_L1)});
    }
    return tables;
}

} // namespace

Report reportFromJson(const std::string &json)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    const QJsonObject playbook = object.value("playbook"_L1).toObject();
    const QJsonObject records = object.value("records"_L1).toObject();
    Report report;
    report.outcome = outcomeOf(text(object, "outcome"_L1));
    report.verdict = text(object, "verdict"_L1);
    report.rehearsal = object.value("rehearsal"_L1).toBool();
    report.undoRehearsed = object.value("undo_rehearsed"_L1).toBool();
    report.playbookId = text(playbook, "id"_L1);
    report.playbookName = text(playbook, "name"_L1);
    report.playbookVersion = text(playbook, "version"_L1);
    report.playbookSha256 = text(playbook, "sha256"_L1).toLatin1();
    report.programVersion = text(object, "program_version"_L1);
    report.run = number(object, "run"_L1);
    report.workspace = text(object, "workspace"_L1);
    report.database = text(object, "database"_L1);
    report.backup = text(object, "backup"_L1);
    report.started = QDateTime::fromString(text(object, "started"_L1), Qt::ISODate);
    report.seconds = object.value("seconds"_L1).toDouble();
    report.sources = list<SourceReport>(object, "sources"_L1, sourceOf);
    report.balance = balanceOf(object);
    report.fields = list<FieldBalance>(object, "fields"_L1, fieldOf);
    report.tables = tablesOf(object);
    report.phases = list<PhaseReport>(object, "phases"_L1, phaseOf);
    report.checks = list<CheckReport>(object, "checks"_L1, checkOf);
    report.rules = list<RuleReport>(object, "rules"_L1, ruleOf);
    report.decisions = list<Decision>(object, "decisions"_L1, decisionOf);
    const QJsonArray personal = object.value("personal_sources"_L1).toArray();
    for (const QJsonValue &source : personal)
        report.personalSources.append(source.toString());
    report.recordsRead = number(records, "read"_L1);
    report.recordsStored = number(records, "stored"_L1);
    report.recordsSetAside = number(records, "set_aside"_L1);
    const QJsonArray undo = object.value("how_to_undo"_L1).toArray();
    for (const QJsonValue &line : undo)
        report.howToUndo.append(line.toString());
    return report;
}

} // namespace waybill
