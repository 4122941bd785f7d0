// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/verify/report.h"

namespace waybill {

/// A file in two runs.
struct FileInRuns
{
    enum class State { Same, Changed, New, Gone };
    QString file;
    State state = State::Same;
    QByteArray first; ///< SHA-256
    QByteArray second;
    qint64 firstRecords = 0;
    qint64 secondRecords = 0;
};

/// A number, or a word, in two runs.
struct FigureInRuns
{
    enum class Group { Sum, Table, Rule, Check, Decision };
    Group group = Group::Sum;
    QString name;
    QString title; ///< of what has a sentence of its own: a check, a rule, a question
    QString first; ///< empty: the run does not have it
    QString second;

    bool isSame() const { return first == second; }
};

/// A record that only one of two runs has read, or that says something else in the second.
struct RecordInRuns
{
    enum class State { New, Changed, Gone };
    State state = State::New;
    QString file;
    qint64 line = 0; ///< in the file of the run that has it, of the second when both do
    QString table; ///< of the first row it belongs to; empty when it was set aside
    QString key;
};

struct RunDifference
{
    qint64 first = 0;
    qint64 second = 0;
    QList<qint64> undone; ///< of the two: what they have read is not known any more, only numbers
    QList<FileInRuns> files;
    QList<FigureInRuns> figures;
    qint64 newRecords = 0;
    qint64 changedRecords = 0;
    qint64 goneRecords = 0;
    qint64 sameRecords = 0;
    QList<RecordInRuns> records; ///< bounded; the counts are complete
};

/// Two migrations of one database beside each other. \a mostRecords 0: all. RUN-02, telling which
/// runs can be compared, when one of them is none.
Result<RunDifference> compareRuns(const QString &database, qint64 first, qint64 second,
                                  qint64 mostRecords = 1000);

QString fileStateName(FileInRuns::State state); ///< "same", "changed", "new", "gone"
QString recordStateName(RecordInRuns::State state);
QString fileStateTitle(FileInRuns::State state); ///< the same for people
QString recordStateTitle(RecordInRuns::State state);
QString groupTitle(FigureInRuns::Group group);
QString figureTitle(const FigureInRuns &figure);

} // namespace waybill
