// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/csvscanner.h"
#include "migration/source/recordreader.h"

namespace waybill {

/// The lines of a CSV file as records named by its first line. Short and long lines are delivered
/// as they are; a blank line is a record without cells, so that it can be written again.
class CsvReader final : public RecordReader
{
public:
    /// Reads the header. Problems: CSV-05 (to \a sink), CSV-07, CSV-08, ENC-01 and those of the
    /// source file.
    static Result<std::unique_ptr<RecordReader>>
    open(std::unique_ptr<DecodedFile> file, const ReaderOptions &options, ProblemSink sink);

    Result<const Record *> next() override;
    const Dialect &dialect() const override { return m_dialect; }
    qint64 bytesRead() const override { return m_scanner.file().file().bytesRead(); }
    qint64 bytesTotal() const override { return m_scanner.file().file().size(); }
    Result<QByteArray> finish() override { return m_scanner.file().file().finish(); }

private:
    CsvReader(std::unique_ptr<DecodedFile> file, ProblemSink sink);
    Result<void> start(char delimiter);
    void collectCells();
    void appendCell(const CsvCell &cell);
    void completeDialect();

    CsvScanner m_scanner;
    Dialect m_dialect;
    Record m_record;
    std::string m_unquoted; ///< the cells of the record that are not one piece of the file
    std::int64_t m_count = 0;
};

} // namespace waybill
