// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/receipt/receipt.h"

#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/receipt/receivedrows.h"
#include "migration/run/history.h"
#include "migration/target/bookkeeping.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Receipt", source);
}

Problem noRun(const QString &database, qint64 run)
{
    return {.code = u"RCPT-01"_s,
            .file = database,
            .found = run > 0 ? QString::number(run) : QString(),
            .hint = text("waybill-cli history lists the runs."),
            .message = text("There is no migration here that a receipt could be drawn up for.")};
}

Result<> readRun(Connection &connection, Receipt &receipt)
{
    auto query = Statement::prepare(connection,
                                    "SELECT id, who, kind FROM waybill_runs WHERE CASE WHEN ?1 > 0"
                                    " THEN id = ?1 ELSE kind = 'migrate' AND status <> 'undone' END"
                                    " ORDER BY id DESC LIMIT 1");
    if (!query)
        return query.error();
    query->bindInteger(0, receipt.run);
    auto there = query->step();
    if (!there)
        return there.error();
    if (!*there || query->text(2) != "migrate")
        return noRun(receipt.database, receipt.run);
    receipt.run = query->integer(0);
    receipt.who = query->qtext(1);
    auto version = queryValue(connection, "SELECT sqlite_version()");
    if (!version)
        return version.error();
    receipt.sqliteVersion = QString::fromStdString(std::get<std::string>(*version));
    return {};
}

} // namespace

Result<Receipt> makeReceipt(const QString &database, qint64 run)
{
    Receipt receipt;
    receipt.run = run;
    receipt.database = QFileInfo(database).absoluteFilePath();
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (auto begun = connection->run("BEGIN"); !begun)
        return begun.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return noRun(database, run);
    if (auto read = readRun(*connection, receipt); !read)
        return read.error();
    auto report = readReport(database, receipt.run);
    if (!report)
        return report.error();
    receipt.outcome = outcomeName(report->outcome);
    receipt.verdict = report->verdict;
    receipt.started = report->started;
    receipt.seconds = report->seconds;
    receipt.programVersion = report->programVersion;
    receipt.playbookId = report->playbookId;
    receipt.playbookName = report->playbookName;
    receipt.playbookVersion = report->playbookVersion;
    receipt.playbookSha256 = report->playbookSha256;
    receipt.workspace = report->workspace;
    receipt.balance = report->balance;
    receipt.recordsRead = report->recordsRead;
    receipt.recordsStored = report->recordsStored;
    receipt.recordsSetAside = report->recordsSetAside;
    receipt.checks = report->checks;
    for (const SourceReport &source : std::as_const(report->sources)) {
        if (source.present)
            receipt.inputs.append({.file = source.file,
                                   .bytes = source.bytes,
                                   .records = source.records,
                                   .sha256 = source.sha256});
    }
    auto tables = tablesOfRun(*connection, receipt.run);
    if (!tables)
        return tables.error();
    for (const QString &table : std::as_const(*tables)) {
        auto rows = readReceivedRows(*connection, receipt.run, table, {});
        if (!rows)
            return rows.error();
        receipt.tables.append(rows->table);
    }
    auto sha256 = sha256OfFile(database);
    if (!sha256)
        return sha256.error();
    receipt.databaseSha256 = *sha256;
    receipt.databaseBytes = QFileInfo(database).size();
    receipt.issued = QDateTime::currentDateTimeUtc();
    receipt.sha256 = digestOfReceipt(receiptAsJson(receipt));
    return receipt;
}

Result<> writeReceipt(const Receipt &receipt, const QString &path)
{
    if (QFileInfo(path).suffix().toLower() != "json"_L1)
        return Problem{.code = u"RCPT-03"_s,
                       .file = path,
                       .expected = u".json"_s,
                       .hint = text("The desktop program writes receipts as PDF, too."),
                       .message = text("A receipt cannot be written to a file with this ending.")};
    return writeFileAtomically(path, receiptAsJson(receipt));
}

} // namespace waybill
