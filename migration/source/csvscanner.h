// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/source/decodedfile.h"
#include "migration/source/linecounter.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// One cell of a line; where it stands is counted from the start of its record.
struct CsvCell
{
    std::size_t from = 0; ///< of the cell as it stands in the file, quotes included
    std::size_t to = 0;
    std::int64_t line = 0;
    std::int64_t column = 0;
    bool quoted = false;
    bool plain = true; ///< the text is one piece of the file: no doubled quote, nothing after it
};

/// Cuts CSV text into records and cells (RFC 4180, and what people's files have besides). Keeps no
/// more than one record and one block in memory.
class CsvScanner
{
public:
    using ProblemSink = std::function<void(Problem)>;
    enum LineEnd { NewLine, ReturnNewLine, Return, LineEnds };

    CsvScanner(std::unique_ptr<DecodedFile> file, ProblemSink sink);

    /// Text to sniff a delimiter in; call it before the first next().
    Result<std::string_view> beginning();
    void setDelimiter(char delimiter);

    /// Goes to the next record; false at the end. A blank line is a record without cells.
    Result<bool> next();
    const std::vector<CsvCell> &cells() const { return m_cells; }
    std::string_view text() const; ///< of the record, without its line end
    std::string_view raw(const CsvCell &cell) const;
    std::int64_t line() const { return m_recordLine; }
    std::int64_t offset() const { return m_recordOffset; }

    const std::array<std::int64_t, LineEnds> &lineEnds() const { return m_lineEnds; }
    bool endsWithLineEnd() const { return m_endsWithLineEnd; }
    DecodedFile &file() { return *m_file; }
    const DecodedFile &file() const { return *m_file; }

private:
    bool have(std::size_t at) { return at < m_text.size() - m_start || refill(at); }
    bool refill(std::size_t at);
    char at(std::size_t place) const { return m_text[m_start + place]; }
    bool isStop(char c) const { return m_stops[static_cast<unsigned char>(c)]; }
    std::size_t scanRecord();
    std::size_t scanCell(std::size_t from);
    std::size_t scanQuoted(std::size_t from, CsvCell &cell);
    std::size_t scanUnquoted(std::size_t from, std::size_t cellFrom);
    std::size_t scanLineEnd(std::size_t from);
    std::size_t fail(std::size_t at, Problem problem);
    Problem tooLarge(const QString &what, const CsvCell *open) const;
    Problem neverClosed(const CsvCell &cell, std::int64_t lastLine) const;
    void reportTextAfterQuote();

    std::unique_ptr<DecodedFile> m_file;
    ProblemSink m_sink;
    std::array<bool, 256> m_stops{};
    char m_delimiter = ',';

    std::string m_text; ///< decoded; the current record begins at m_start
    std::size_t m_start = 0;
    std::size_t m_next = 0; ///< where the next record begins, from m_start
    std::int64_t m_recordOffset = 0;
    std::int64_t m_recordLine = 1;
    std::size_t m_recordSize = 0;
    std::vector<CsvCell> m_cells;
    LineCounter m_place;

    std::array<std::int64_t, LineEnds> m_lineEnds{};
    bool m_endsWithLineEnd = false;
    bool m_sourceEnded = false;
    std::optional<Problem> m_problem;
};

} // namespace waybill
