// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/jsonwriter.h"
#include "migration/base/sha256.h"
#include "migration/receipt/receipt.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void writeRun(JsonWriter &json, const Receipt &receipt)
{
    json.field("run", receipt.run)
        .field("outcome", receipt.outcome)
        .field("verdict", receipt.verdict)
        .field("who", receipt.who)
        .field("started", receipt.started.toUTC().toString(Qt::ISODate))
        .field("seconds", receipt.seconds);
    json.key("versions")
        .beginObject()
        .field("waybill", receipt.programVersion)
        .field("sqlite", receipt.sqliteVersion)
        .key("playbook")
        .beginObject()
        .field("id", receipt.playbookId)
        .field("name", receipt.playbookName)
        .field("version", receipt.playbookVersion)
        .field("sha256", receipt.playbookSha256)
        .endObject()
        .endObject();
}

void writeInputs(JsonWriter &json, const Receipt &receipt)
{
    json.field("workspace", receipt.workspace).key("inputs").beginArray();
    for (const ReceiptInput &input : receipt.inputs)
        json.beginObject()
            .field("file", input.file)
            .field("bytes", input.bytes)
            .field("records", input.records)
            .field("sha256", input.sha256)
            .endObject();
    json.endArray();
}

void writeOutputs(JsonWriter &json, const Receipt &receipt)
{
    json.key("database")
        .beginObject()
        .field("file", receipt.database)
        .field("bytes", receipt.databaseBytes)
        .field("sha256", receipt.databaseSha256)
        .endObject();
    json.key("tables").beginArray();
    for (const ReceiptTable &table : receipt.tables) {
        json.beginObject().field("table", table.table).field("rows", table.rows);
        json.field("sha256", table.sha256).key("columns").beginArray();
        for (const QString &column : table.columns)
            json.value(column);
        json.endArray().endObject();
    }
    json.endArray();
}

void writeSums(JsonWriter &json, const Receipt &receipt)
{
    const Balance &sum = receipt.balance;
    json.key("balance")
        .beginObject()
        .field("read", sum.read)
        .field("as_is", sum.asIs)
        .field("changed", sum.changed)
        .field("extra", sum.extra)
        .field("set_aside", sum.setAside)
        .field("left_out", sum.leftOut)
        .field("even", sum.even())
        .endObject();
    json.key("records")
        .beginObject()
        .field("read", receipt.recordsRead)
        .field("stored", receipt.recordsStored)
        .field("set_aside", receipt.recordsSetAside)
        .endObject();
    json.key("checks").beginArray();
    for (const CheckReport &check : receipt.checks)
        json.beginObject()
            .field("id", check.id)
            .field("title", check.title)
            .field("status", statusName(check.status))
            .field("expected", check.expected)
            .field("found", check.found)
            .endObject();
    json.endArray();
}

QString text(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toString();
}

CheckReport::Status statusFrom(const QString &name)
{
    for (const auto status :
         {CheckReport::Status::Pass, CheckReport::Status::Fail, CheckReport::Status::Warn}) {
        if (statusName(status) == name)
            return status;
    }
    return CheckReport::Status::Skipped;
}

Problem noReceipt()
{
    return {.code = u"RCPT-02"_s,
            .message = QCoreApplication::translate("Receipt", "This file is no receipt.")};
}

} // namespace

QByteArray receiptAsJson(const Receipt &receipt)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().field("waybill_receipt", 1);
    writeRun(json, receipt);
    writeInputs(json, receipt);
    writeOutputs(json, receipt);
    writeSums(json, receipt);
    json.field("issued", receipt.issued.toUTC().toString(Qt::ISODate));
    if (!receipt.sha256.isEmpty())
        json.field("sha256", receipt.sha256);
    json.endObject();
    return QByteArray::fromStdString(out + '\n');
}

QByteArray digestOfReceipt(const QByteArray &json)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    object.remove("sha256"_L1);
    Sha256 hash;
    hash.update(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
    return hash.hex();
}

Result<Receipt> receiptFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value("waybill_receipt"_L1).toInt() != 1)
        return noReceipt();
    const QJsonObject versions = object.value("versions"_L1).toObject();
    const QJsonObject playbook = versions.value("playbook"_L1).toObject();
    const QJsonObject database = object.value("database"_L1).toObject();
    const QJsonObject sum = object.value("balance"_L1).toObject();
    const QJsonObject records = object.value("records"_L1).toObject();
    Receipt receipt{.run = object.value("run"_L1).toInteger(),
                    .outcome = text(object, "outcome"_L1),
                    .verdict = text(object, "verdict"_L1),
                    .who = text(object, "who"_L1),
                    .started = QDateTime::fromString(text(object, "started"_L1), Qt::ISODate),
                    .seconds = object.value("seconds"_L1).toDouble(),
                    .programVersion = text(versions, "waybill"_L1),
                    .sqliteVersion = text(versions, "sqlite"_L1),
                    .playbookId = text(playbook, "id"_L1),
                    .playbookName = text(playbook, "name"_L1),
                    .playbookVersion = text(playbook, "version"_L1),
                    .playbookSha256 = text(playbook, "sha256"_L1).toLatin1(),
                    .workspace = text(object, "workspace"_L1),
                    .database = text(database, "file"_L1),
                    .databaseBytes = database.value("bytes"_L1).toInteger(),
                    .databaseSha256 = text(database, "sha256"_L1).toLatin1(),
                    .balance = {.read = sum.value("read"_L1).toInteger(),
                                .asIs = sum.value("as_is"_L1).toInteger(),
                                .changed = sum.value("changed"_L1).toInteger(),
                                .extra = sum.value("extra"_L1).toInteger(),
                                .setAside = sum.value("set_aside"_L1).toInteger(),
                                .leftOut = sum.value("left_out"_L1).toInteger()},
                    .recordsRead = records.value("read"_L1).toInteger(),
                    .recordsStored = records.value("stored"_L1).toInteger(),
                    .recordsSetAside = records.value("set_aside"_L1).toInteger(),
                    .issued = QDateTime::fromString(text(object, "issued"_L1), Qt::ISODate),
                    .sha256 = text(object, "sha256"_L1).toLatin1()};
    for (const QJsonValue &value : object.value("inputs"_L1).toArray()) {
        const QJsonObject input = value.toObject();
        receipt.inputs.append({.file = text(input, "file"_L1),
                               .bytes = input.value("bytes"_L1).toInteger(),
                               .records = input.value("records"_L1).toInteger(),
                               .sha256 = text(input, "sha256"_L1).toLatin1()});
    }
    for (const QJsonValue &value : object.value("tables"_L1).toArray()) {
        const QJsonObject table = value.toObject();
        ReceiptTable one{.table = text(table, "table"_L1),
                         .rows = table.value("rows"_L1).toInteger(),
                         .sha256 = text(table, "sha256"_L1).toLatin1()};
        for (const QJsonValue &column : table.value("columns"_L1).toArray())
            one.columns.append(column.toString());
        receipt.tables.append(one);
    }
    for (const QJsonValue &value : object.value("checks"_L1).toArray()) {
        const QJsonObject check = value.toObject();
        receipt.checks.append({.id = text(check, "id"_L1),
                               .title = text(check, "title"_L1),
                               .status = statusFrom(text(check, "status"_L1)),
                               .expected = text(check, "expected"_L1),
                               .found = text(check, "found"_L1)});
    }
    return receipt;
}

} // namespace waybill
