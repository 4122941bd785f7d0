// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include <cstdint>
#include <string>
#include <string_view>

namespace waybill {

/// Lines of a file that are replaced by others.
struct Difference
{
    qint64 line = 0; ///< of the first one, in the file as it is
    qint64 newLine = 0; ///< and in the file as it will be
    QStringList before;
    QStringList after;
    qint64 linesLeftOut = 0; ///< of a place with very many lines

    friend bool operator==(const Difference &, const Difference &) = default;
};

/// Where a text is to be replaced: offsets of the text as it is.
struct Splice
{
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::string text;
};

/// The lines that differ, of which a bounded number is kept and all are counted.
struct LineDifferences
{
    static constexpr qsizetype most = 1000; ///< places
    static constexpr qsizetype mostLines = 200; ///< of one place

    QList<Difference> places;
    qint64 count = 0; ///< of all places
    qint64 removedLines = 0;
    qint64 addedLines = 0;

    /// \a before and \a after are whole lines, from line \a line on.
    void add(qint64 line, std::string_view before, std::string_view after);
};

} // namespace waybill
