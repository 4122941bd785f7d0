// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exporttable.h"
#include "migration/base/value.h"
#include "migration/history/comparison.h"
#include "migration/history/restoredata.h"

namespace waybill {

class Console;

/// What `history` was asked for.
struct HistoryOptions
{
    std::string database;
    bool changes = false;
    std::string since;
    std::string until;
    std::string table;
    std::string who;
    std::string action;
    std::string record;
    std::int64_t run = 0;
    std::int64_t limit = 1000;
    std::string at;
    std::string restoreTo;
    std::int64_t restore = 0; ///< number of a change
    std::string column; ///< of --restore
    std::vector<std::string> compare;
    std::string format;
    std::string output;
    std::string backupFolder;
    int keepBackups = 10;
};

/// history DB --changes. Each returns the exit code.
int showChanges(const HistoryOptions &options, const QString &database, Console &console);
/// history DB --compare A B
int showComparison(const HistoryOptions &options, const QString &database, Console &console);
/// history DB --at TIME
int showPast(const HistoryOptions &options, const QString &database, Console &console);
/// history DB --restore-to TIME
int restoreToMoment(const HistoryOptions &options, const QString &database, Console &console);
/// history DB --restore N
int restoreOneChange(const HistoryOptions &options, const QString &database, Console &console);
/// What is there changes, so somebody has to say that it may: ASK-04.
Result<> mayRestore(const QString &question, Console &console);
/// undo DB, where the run is a restore.
int undoRestoreRun(const UndoRestoreRequest &request, Console &console);

/// A value in a line of text: quoted, shortened, without control characters.
QString shownInLine(const Value &value, bool isBlob);
void writeValue(JsonWriter &json, const Value &value, bool isBlob);
void writeTables(JsonWriter &json, const QList<TableDifference> &tables);
/// "config: 1 added, 2 changed", a line each.
QString tableLines(const QList<TableDifference> &tables);

} // namespace waybill
