// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/sha256.h"
#include "migration/receipt/receipt.h"
#include "migration/receipt/receivedrows.h"
#include "migration/target/bookkeeping.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Status = ReceiptCheck::Status;

QString text(const char *source)
{
    return QCoreApplication::translate("Receipt", source);
}

QString hex(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256);
}

/// Files that were written from the database since are as it says they are.
QByteArray writtenBack(Connection &connection, const QString &file)
{
    auto there = queryInteger(
        connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'waybill_write_backs'");
    if (!there || *there == 0)
        return {};
    auto query = Statement::prepare(connection,
                                    "SELECT w.sha256_after FROM waybill_write_backs w"
                                    " JOIN waybill_runs u ON u.id = w.run_id WHERE w.file = ?"
                                    " AND u.status <> 'undone' ORDER BY w.run_id DESC LIMIT 1");
    const std::string name = file.toStdString();
    if (!query)
        return {};
    query->bindText(0, name);
    auto row = query->step();
    return row && *row ? query->qtext(0).toLatin1() : QByteArray();
}

void checkInputs(Connection &connection, ReceiptVerdict &verdict)
{
    if (!QFileInfo(verdict.workspace).isDir()) {
        verdict.checks.append(
            {.what = text("Files that went in"),
             .status = Status::NotChecked,
             .detail = text("The folder they were in is gone: %1").arg(verdict.workspace)});
        return;
    }
    for (const ReceiptInput &input : std::as_const(verdict.receipt.inputs)) {
        const auto sha256 = sha256OfFile(QDir(verdict.workspace).absoluteFilePath(input.file));
        ReceiptCheck check{.what = input.file, .expected = hex(input.sha256)};
        if (!sha256) {
            check.status = Status::Different;
            check.detail = text("The file is missing or cannot be read.");
        } else {
            check.found = hex(*sha256);
            check.detail = text("The file is the same.");
            if (*sha256 != input.sha256) {
                const bool isOurs = *sha256 == writtenBack(connection, input.file);
                check.status = isOurs ? Status::Edited : Status::Different;
                check.detail = isOurs ? text("Edits of the database have been written into it.")
                                      : text("The file has changed since.");
            }
        }
        verdict.checks.append(check);
    }
}

/// False when the run is not there: its rows cannot be looked at then.
Result<bool> checkRun(Connection &connection, ReceiptVerdict &verdict)
{
    const Receipt &receipt = verdict.receipt;
    ReceiptCheck check{.what = text("Run %1").arg(receipt.run),
                       .detail = text("The run is in the database, with the same playbook.")};
    auto query = Statement::prepare(connection,
                                    "SELECT started, playbook, status FROM waybill_runs"
                                    " WHERE id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, receipt.run);
    auto there = query->step();
    if (!there)
        return there;
    const auto give = [&](bool found, const QString &detail) {
        check.status = Status::Different;
        check.detail = detail;
        verdict.checks.append(check);
        return Result<bool>(found);
    };
    if (!*there)
        return give(false, text("This database has no such run."));
    const QDateTime started = QDateTime::fromString(query->qtext(0), Qt::ISODateWithMs);
    check.expected = receipt.started.toUTC().toString(Qt::ISODate);
    check.found = started.toUTC().toString(Qt::ISODate);
    if (check.expected != check.found)
        return give(false, text("The run of this number was made at another time."));
    check.expected = hex(receipt.playbookSha256);
    check.found = query->qtext(1);
    if (check.expected != check.found)
        return give(true, text("The run was made with another playbook."));
    if (query->qtext(2).endsWith("undone"_L1))
        return give(true, text("The run has been taken back since."));
    verdict.checks.append(check);
    return true;
}

ReceiptCheck checkOf(const ReceivedRows &rows, const ReceiptTable &table)
{
    ReceiptCheck check{.what = text("Rows in %1").arg(table.table),
                       .expected = hex(table.sha256),
                       .found = hex(rows.table.sha256)};
    const bool isSame = rows.table.sha256 == table.sha256 && rows.table.rows == table.rows;
    QStringList parts;
    if (rows.edited > 0)
        parts << text("%1 rows have been edited since (%2)")
                     .arg(rows.edited)
                     .arg(rows.editedColumns.join(u", "_s));
    if (rows.deleted > 0)
        parts << text("%1 have been deleted since").arg(rows.deleted);
    if (rows.table.rows != table.rows) {
        check.status = Status::Different;
        check.detail = text("The run has made %1 rows, the receipt says %2.")
                           .arg(rows.table.rows)
                           .arg(table.rows);
    } else if (isSame && parts.isEmpty()) {
        check.detail = text("All %1 rows are as they were received.").arg(table.rows);
    } else if (isSame) {
        check.status = Status::Edited;
        check.detail =
            text("%1; before that they were as they were received.").arg(parts.join(u", "_s));
    } else if (rows.unknown > 0) {
        check.status = Status::NotChecked;
        check.detail = text("What %1 rows held before they were edited is not kept, because it is "
                            "secret or very long.")
                           .arg(rows.unknown);
    } else {
        check.status = Status::Different;
        check.detail = text("The rows are not those that were received, and the change log does "
                            "not say why.");
    }
    return check;
}

Result<> checkTables(Connection &connection, ReceiptVerdict &verdict)
{
    for (const ReceiptTable &table : std::as_const(verdict.receipt.tables)) {
        auto rows = readReceivedRows(connection, verdict.receipt.run, table.table, table.columns);
        if (!rows)
            return rows.error();
        verdict.checks.append(checkOf(*rows, table));
    }
    return {};
}

} // namespace

bool ReceiptVerdict::confirmed() const
{
    return std::none_of(checks.begin(), checks.end(), [](const ReceiptCheck &check) {
        return check.status == ReceiptCheck::Status::Different;
    });
}

Result<ReceiptVerdict> verifyReceipt(const ReceiptRequest &request)
{
    QFile file(request.receipt);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{.code = u"SRC-01"_s,
                       .file = request.receipt,
                       .found = file.errorString(),
                       .message = text("The receipt cannot be read.")};
    constexpr qint64 largest = 64LL * 1024 * 1024;
    const QByteArray json = file.read(largest);
    auto receipt = receiptFromJson(json);
    if (!receipt) {
        Problem problem = receipt.error();
        problem.file = request.receipt;
        return problem;
    }
    ReceiptVerdict verdict;
    verdict.receipt = *receipt;
    verdict.database = request.database.isEmpty() ? receipt->database : request.database;
    verdict.workspace = request.workspace.isEmpty() ? receipt->workspace : request.workspace;
    const QByteArray digest = digestOfReceipt(json);
    const bool isWhole = digest == receipt->sha256;
    verdict.checks.append({.what = text("The receipt itself"),
                           .status = isWhole ? Status::Confirmed : Status::Different,
                           .expected = hex(receipt->sha256),
                           .found = hex(digest),
                           .detail = isWhole
                               ? text("It is as it was drawn up.")
                               : text("It has been altered: what it says cannot be relied on.")});
    auto connection = Connection::open(verdict.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (auto begun = connection->run("BEGIN"); !begun)
        return begun.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours)
        return ours.error();
    checkInputs(*connection, verdict);
    auto there = *ours ? checkRun(*connection, verdict) : Result<bool>(false);
    if (!there)
        return there.error();
    if (!*ours)
        verdict.checks.append({.what = text("Run %1").arg(receipt->run),
                               .status = Status::Different,
                               .detail = text("This database has no such run.")});
    if (*there) {
        if (auto checked = checkTables(*connection, verdict); !checked)
            return checked.error();
    }
    return verdict;
}

} // namespace waybill
