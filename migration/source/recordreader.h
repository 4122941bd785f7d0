// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/source/record.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace waybill {

enum class SourceFormat { Json, Csv };

/// How a text file is written. Everything a writer needs to write it the same way again.
struct Dialect
{
    std::string encoding = "UTF-8"; ///< an ICU converter name
    bool byteOrderMark = false;
    std::string newline = "\n"; ///< "\n", "\r\n" or "\r": the one most lines end with
    bool finalNewline = true;
    // CSV
    char delimiter = ',';
    std::vector<std::string> header; ///< as it stands in the file
    // JSON
    int indent = 2; ///< spaces; 0 for one line
    bool escapesNonAscii = false; ///< writes \uXXXX for everything beyond ASCII
    bool rootIsArray = false; ///< records are the elements of the root array
    bool lines = false; ///< JSON Lines: a record on each line
    bool spaced = false; ///< JSON Lines: a space behind commas and colons
};

struct ReaderOptions
{
    SourceFormat format = SourceFormat::Json;
    bool elements =
        false; ///< JSON: each element of a root array is a record (else the document is)
    bool lines = false; ///< JSON: each line is a value of its own, and a record
    std::string encoding; ///< empty: detect
    char delimiter = 0; ///< CSV; 0: sniff
    int maxDepth = 512; ///< JSON nesting beyond this is refused
};

/// Streams the records of one file. Memory stays within a few megabytes for CSV whatever the
/// file's size. Opens only regular files, follows no symbolic link, never writes.
class RecordReader
{
public:
    using ProblemSink = std::function<void(Problem)>;

    virtual ~RecordReader() = default;

    /// The next record, nullptr at the end, or the Problem that makes the file unreadable from
    /// here on. Problems that do not stop the reading (a short row, a duplicate key) go to the
    /// sink given to open().
    virtual Result<const Record *> next() = 0;
    /// Complete once next() has returned nullptr (newline and finalNewline are counted on the way).
    virtual const Dialect &dialect() const = 0;
    virtual qint64 bytesRead() const = 0; ///< for progress, in bytes of the file
    virtual qint64 bytesTotal() const = 0;
    /// SHA-256 (lower-case hex) of all bytes, valid at the end; a Problem SRC-CHG when the file's
    /// size, time stamp or inode is no longer what it was when it was opened.
    virtual Result<QByteArray> finish() = 0;
};

/// Opens \a path (absolute). \a name is the path to show in problems (inside the workspace).
/// Problems: SRC-01 missing, SRC-02 not a regular file or not readable, ENC-01 bytes that the
/// encoding does not have, JSON-01.. and CSV-01.. for what the readers refuse.
Result<std::unique_ptr<RecordReader>> openReader(const QString &path, const QString &name,
                                                 const ReaderOptions &options,
                                                 RecordReader::ProblemSink sink);

} // namespace waybill
