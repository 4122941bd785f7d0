// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/verify/report.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace waybill {

/// The rows that a run has made in one table, as it made them.
struct ReceiptTable
{
    QString table;
    QStringList columns;
    qint64 rows = 0;
    QByteArray sha256; ///< over these rows, by key
};

struct ReceiptInput
{
    QString file; ///< inside the workspace
    qint64 bytes = 0;
    qint64 records = 0;
    QByteArray sha256;
};

/// What was handed over, for somebody who wants to be sure later: what went in, what came of it,
/// and who says so. One page; every part of it can be checked again (verifyReceipt()).
struct Receipt
{
    qint64 run = 0;
    QString outcome; ///< "complete", "complete-with-set-aside"
    QString verdict;
    QString who;
    QDateTime started;
    double seconds = 0;
    QString programVersion;
    QString sqliteVersion;
    QString playbookId;
    QString playbookName;
    QString playbookVersion;
    QByteArray playbookSha256;
    QString workspace;
    QList<ReceiptInput> inputs;
    QString database;
    qint64 databaseBytes = 0;
    QByteArray databaseSha256; ///< of the file when the receipt was drawn up; it goes on living
    QList<ReceiptTable> tables;
    Balance balance;
    qint64 recordsRead = 0;
    qint64 recordsStored = 0;
    qint64 recordsSetAside = 0;
    QList<CheckReport> checks;
    QDateTime issued;
    QByteArray sha256; ///< over all the rest
};

/// \a run 0: the latest migration that is still in. RCPT-01 when there is no such migration.
Result<Receipt> makeReceipt(const QString &database, qint64 run);

QByteArray receiptAsJson(const Receipt &receipt);
/// RCPT-02 when it is none.
Result<Receipt> receiptFromJson(const QByteArray &json);
/// What the receipt's own digest has to be. Layout and order of the text do not matter.
QByteArray digestOfReceipt(const QByteArray &json);

/// Into a .json file, whole or not at all. RCPT-03 for another ending.
Result<> writeReceipt(const Receipt &receipt, const QString &path);

/// Whether something on a receipt is still so.
struct ReceiptCheck
{
    enum class Status { Confirmed, Different, Edited, NotChecked };
    QString what; ///< "Tracker.csv", "Rows in applications"
    Status status = Status::Confirmed;
    QString expected;
    QString found;
    QString detail; ///< a sentence
};

struct ReceiptRequest
{
    QString receipt; ///< the file
    QString database; ///< empty: the one it names
    QString workspace; ///< empty: the one it names
};

struct ReceiptVerdict
{
    Receipt receipt;
    QString database;
    QString workspace;
    QList<ReceiptCheck> checks;

    /// Edits that are known are no fault.
    bool confirmed() const;
};

/// Checks everything on a receipt: that it was not altered, that the files that went in are the
/// same, that the run is in the database and its rows are those it made. What was edited since, as
/// the database itself knows, is named and put back for the comparison.
Result<ReceiptVerdict> verifyReceipt(const ReceiptRequest &request);

} // namespace waybill
