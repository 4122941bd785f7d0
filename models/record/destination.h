// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/fieldfate.h"
#include "models/tables/tablelayout.h"

namespace waybill {

/// A record of a file, as people name it.
struct FilePlace
{
    QString file; ///< as a report names it, or its path
    qint64 line = 0;
    qint64 record = 0; ///< its number in the file, from 1; 0: the line tells
    QString field; ///< only this one; empty: all
};

/// What became of a record of a file in one run.
struct Destination
{
    qint64 run = 0;
    QString file; ///< as the ledger names it
    qint64 line = 0; ///< where the record begins
    qint64 record = 0; ///< its number in the file, from 1
    qint64 records = 0; ///< that the file had
    QString state; ///< "stored", "set-aside", "left-out", "same"
    QString why; ///< of a record that is set aside
    bool isPersonal = false; ///< the file is about people
    QList<FieldFate> fields;
};

/// The latest run first. TRACE-01 when no run has read such a record, TRACE-03 when it has no such
/// field.
Result<QList<Destination>> destinationsOf(Connection &connection, const FilePlace &place);

/// A file that a migration into the database has read.
struct ReadFile
{
    QString file; ///< as the ledger names it
    QString source; ///< what the playbook calls it
    qint64 records = 0;
};
/// By name, each once, as the latest migration has read it.
Result<QList<ReadFile>> readFiles(Connection &connection);

/// A table as its view shows it, or plainly where none does; for the ledger's questions about its
/// rows. TRACE-02 when there is no such table.
Result<TableLayout> layoutForTrace(Connection &connection, const QString &table);

} // namespace waybill
