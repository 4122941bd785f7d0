// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inspection.h"

#include <QMap>

namespace waybill {

/// One thing that is otherwise than the last migration found it.
struct InputDifference
{
    enum class Kind {
        NewFile,
        ChangedFile, ///< its bytes
        FileGone,
        NewColumn, ///< or field
        ColumnGone,
        NewWord, ///< that nobody has decided about
        NewLayout ///< encoding, line ends, separator
    };

    Kind kind = Kind::NewFile;
    QString where; ///< the file
    QString what; ///< column, word, or how it is laid out now; empty for a file

    friend bool operator==(const InputDifference &, const InputDifference &) = default;
};

/// What the files are like, compared with what the last migration knew.
struct InputDifferences
{
    qint64 run = 0; ///< that it is compared with; 0: there is none
    QString when; ///< ISO, UTC
    QList<InputDifference> all; ///< by kind, at most \a most of one kind
    QMap<InputDifference::Kind, qint64> counts;

    static constexpr qsizetype most = 200;
};

/// None where \a database has no migration with \a playbook. Nothing is changed anywhere.
Result<InputDifferences> differencesSince(const QString &database, const Playbook &playbook,
                                          const Inspection &inspection);

/// "2 new words, 1 column gone, 3 new files"; empty when all is as it was.
QString differencesText(const InputDifferences &differences);
/// "New word", "Column gone"
QString differenceTitle(InputDifference::Kind kind);
/// "new-word", "column-gone": the word of the command line.
QString differenceName(InputDifference::Kind kind);

} // namespace waybill
