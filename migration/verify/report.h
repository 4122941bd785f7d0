// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "migration/playbook/answers.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace waybill {

/// read == asIs + changed + extra + setAside + leftOut, always.
struct Balance
{
    qint64 read = 0;
    qint64 asIs = 0;
    qint64 changed = 0;
    qint64 extra = 0;
    qint64 setAside = 0;
    qint64 leftOut = 0;

    bool even() const { return read == asIs + changed + extra + setAside + leftOut; }
    Balance &operator+=(const Balance &other)
    {
        read += other.read;
        asIs += other.asIs;
        changed += other.changed;
        extra += other.extra;
        setAside += other.setAside;
        leftOut += other.leftOut;
        return *this;
    }
};

enum class RunOutcome { Complete, CompleteWithSetAside, Unchanged, Rehearsed, Failed, Cancelled };

struct SourceReport
{
    QString source;
    QString file;
    QByteArray sha256;
    qint64 bytes = 0;
    QString encoding;
    qint64 records = 0;
    bool present = true;
    Balance balance;
};

struct FieldBalance
{
    QString source;
    QString field;
    QString target; ///< "applications.status", or empty
    Balance balance;
};

struct TableReport
{
    QString table;
    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 skipped = 0; ///< already there
    qint64 merged = 0; ///< found by its key, nothing new to store
    qint64 deleted = 0; ///< made by an earlier run from what a changed record no longer has
    qint64 before = 0; ///< rows before and after the run
    qint64 after = 0;
};

struct PhaseReport
{
    QString id;
    QString title;
    QString status; ///< "done", "failed", "cancelled", "not-run", "undone"
    double seconds = 0;
    qint64 rows = 0;

    double rowsPerSecond() const { return seconds > 0 ? double(rows) / seconds : 0.0; }
};

struct CheckReport
{
    enum class Status { Pass, Fail, Warn, Skipped };

    QString id;
    QString title;
    QString group; ///< one of the five: "Row counts", "Foreign keys", "Data accuracy", "Indexes",
                   ///< "Required fields"
    Status status = Status::Pass;
    QString expected;
    QString found;
    QString detail; ///< why it was skipped, or what to look at
};

struct RuleReport
{
    QString code; ///< "WORD-02"
    QString title; ///< in words
    QString field;
    qint64 count = 0;
    QList<std::pair<QString, QString>> examples; ///< at most three, from -> to; masked when secret
};

struct Decision
{
    QString id;
    QString question;
    QString answer;
    QString who; ///< "asked", "answers file", "default"
    bool personal = false; ///< names a person
};

/// Everything there is to say about one run. The wizard shows it, and every format is written from
/// it. `problems` is complete unless `problemsLeftOut` says how many more are in the database.
struct Report
{
    RunOutcome outcome = RunOutcome::Failed;
    QString verdict; ///< one sentence at the top
    bool rehearsal = false;
    bool undoRehearsed = false; ///< with a rehearsal: its undo gave back the state before
    QString playbookId;
    QString playbookName;
    QString playbookVersion;
    QByteArray playbookSha256;
    QString programVersion;
    qint64 run = 0; ///< number of the run in the database; 0 when none was recorded
    QString workspace;
    QString database;
    QString backup; ///< folder
    QDateTime started; ///< UTC
    double seconds = 0;
    QList<SourceReport> sources;
    QStringList personalSources; ///< whose values are shown only when asked, see masked()
    Balance balance;
    QList<FieldBalance> fields;
    QList<TableReport> tables;
    QList<PhaseReport> phases;
    QList<CheckReport> checks;
    QList<RuleReport> rules;
    QList<Decision> decisions;
    Problems problems;
    qint64 problemsLeftOut = 0;
    qint64 recordsRead = 0;
    qint64 recordsStored = 0;
    qint64 recordsSetAside = 0;
    QStringList howToUndo; ///< one line each
    std::optional<Problem> failure; ///< why it failed

    bool ok() const { return outcome != RunOutcome::Failed && outcome != RunOutcome::Cancelled; }
};

QString
outcomeName(RunOutcome outcome); ///< "complete-with-set-aside": the word of the command line
QString statusName(CheckReport::Status status); ///< "pass", "fail", "warn", "skipped"

} // namespace waybill

Q_DECLARE_METATYPE(waybill::Report)
