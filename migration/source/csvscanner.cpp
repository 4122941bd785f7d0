// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/csvscanner.h"

#include <QCoreApplication>

#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t largestCell = std::size_t(64) << 20;
constexpr std::size_t largestRecord = std::size_t(256) << 20;
constexpr std::size_t mostColumns = 10000;
constexpr std::size_t beginningSize = 1 << 16;

QString tr(const char *text)
{
    return QCoreApplication::translate("CsvReader", text);
}

} // namespace

CsvScanner::CsvScanner(std::unique_ptr<DecodedFile> file, ProblemSink sink)
    : m_file(std::move(file))
    , m_sink(std::move(sink))
{
    setDelimiter(m_delimiter);
}

void CsvScanner::setDelimiter(char delimiter)
{
    m_delimiter = delimiter;
    m_stops = {};
    for (const char stop : {delimiter, '\n', '\r'})
        m_stops[static_cast<unsigned char>(stop)] = true;
}

Result<std::string_view> CsvScanner::beginning()
{
    have(beginningSize);
    if (m_problem)
        return *m_problem;
    return std::string_view(m_text).substr(0, beginningSize);
}

std::string_view CsvScanner::text() const
{
    return std::string_view(m_text).substr(m_start, m_recordSize);
}

std::string_view CsvScanner::raw(const CsvCell &cell) const
{
    return std::string_view(m_text).substr(m_start + cell.from, cell.to - cell.from);
}

/// Reads on until \a at exists. What lies before the current record is let go.
bool CsvScanner::refill(std::size_t at)
{
    while (!m_sourceEnded && at >= m_text.size() - m_start) {
        m_text.erase(0, std::exchange(m_start, 0));
        const Result<bool> more = m_file->append(m_text);
        m_sourceEnded = !more || !*more;
        if (!more && !m_problem)
            m_problem = more.error();
    }
    return at < m_text.size() - m_start;
}

Result<bool> CsvScanner::next()
{
    if (m_problem)
        return *m_problem;
    m_start += m_next;
    m_recordOffset += std::int64_t(std::exchange(m_next, 0));
    m_recordLine = m_place.line();
    m_cells.clear();
    if (!have(0)) {
        if (m_problem)
            return *m_problem;
        return false;
    }
    m_next = scanRecord();
    if (m_problem)
        return *m_problem;
    return true;
}

/// Returns where the next record begins.
std::size_t CsvScanner::scanRecord()
{
    std::size_t place = 0;
    bool another = !isStop(at(0)) || at(0) == m_delimiter;
    while (another && !m_problem) {
        place = scanCell(place);
        another = have(place) && at(place) == m_delimiter;
        if (another) {
            m_place.advanceInLine({&m_delimiter, 1});
            ++place;
        }
        if (m_cells.size() > mostColumns)
            return fail(place, tooLarge(tr("more than 10,000 values in one line"), nullptr));
    }
    m_recordSize = place;
    return scanLineEnd(place);
}

std::size_t CsvScanner::scanLineEnd(std::size_t from)
{
    m_endsWithLineEnd = have(from);
    if (!m_endsWithLineEnd || m_problem)
        return from;
    LineEnd kind = NewLine;
    if (at(from) == '\r')
        kind = have(from + 1) && at(from + 1) == '\n' ? ReturnNewLine : Return;
    ++m_lineEnds[kind];
    const std::size_t to = from + (kind == ReturnNewLine ? 2 : 1);
    m_place.advance(std::string_view(m_text).substr(m_start + from, to - from));
    return to;
}

std::size_t CsvScanner::scanCell(std::size_t from)
{
    CsvCell cell{.from = from, .line = m_place.line(), .column = m_place.column()};
    cell.quoted = have(from) && at(from) == '"';
    cell.to = cell.quoted ? scanQuoted(from + 1, cell) : scanUnquoted(from, from);
    m_cells.push_back(cell);
    if (cell.quoted)
        m_place.advance(raw(cell));
    else
        m_place.advanceInLine(raw(cell));
    return cell.to;
}

std::size_t CsvScanner::scanUnquoted(std::size_t from, std::size_t cellFrom)
{
    std::size_t place = from;
    while (!m_problem) {
        const char *const begin = m_text.data() + m_start + place;
        const char *const end = m_text.data() + m_text.size();
        const char *here = begin;
        while (here != end && !isStop(*here))
            ++here;
        place += std::size_t(here - begin);
        if (place - cellFrom > largestCell)
            return fail(place, tooLarge(tr("a value of more than 64 MB"), nullptr));
        if (place > largestRecord)
            return fail(place, tooLarge(tr("a line of more than 256 MB"), nullptr));
        if (here != end || !have(place))
            break;
    }
    return place;
}

/// \a from is behind the opening quote; returns the end of the cell.
std::size_t CsvScanner::scanQuoted(std::size_t from, CsvCell &cell)
{
    std::size_t place = from;
    while (have(place)) {
        const char *const begin = m_text.data() + m_start + place;
        const std::size_t there = m_text.size() - m_start - place;
        const void *const quote = std::memchr(begin, '"', there);
        place += quote != nullptr ? std::size_t(static_cast<const char *>(quote) - begin) : there;
        if (place - cell.from > largestCell)
            return fail(place, tooLarge(tr("a value of more than 64 MB"), &cell));
        if (place > largestRecord)
            return fail(place, tooLarge(tr("a line of more than 256 MB"), &cell));
        if (quote == nullptr)
            continue;
        ++place;
        if (have(place) && at(place) == '"') {
            cell.plain = false;
            ++place;
            continue;
        }
        if (!have(place) || isStop(at(place)))
            return place;
        cell.plain = false;
        reportTextAfterQuote();
        return scanUnquoted(place, cell.from);
    }
    LineCounter end = m_place;
    end.advance(std::string_view(m_text).substr(m_start + cell.from, place - cell.from));
    return fail(place, neverClosed(cell, end.column() == 1 ? end.line() - 1 : end.line()));
}

std::size_t CsvScanner::fail(std::size_t at, Problem problem)
{
    // A problem of the file itself explains more than what the cut-off text looks like.
    if (!m_problem)
        m_problem = std::move(problem);
    return at;
}

Problem CsvScanner::tooLarge(const QString &what, const CsvCell *open) const
{
    Problem problem{.code = u"CSV-08"_s,
                    .file = m_file->file().name(),
                    .line = open != nullptr ? open->line : m_place.line(),
                    .column = open != nullptr ? open->column : 0,
                    .found = what,
                    .action = tr("Reading stopped there."),
                    .message = tr("Line %1 is too large to be a line of a table.")
                                   .arg(open != nullptr ? open->line : m_recordLine)};
    if (open != nullptr)
        problem.hint =
            tr("The quote that opens on line %1 is probably never closed.").arg(open->line);
    return problem;
}

Problem CsvScanner::neverClosed(const CsvCell &cell, std::int64_t lastLine) const
{
    return Problem{
        .code = u"CSV-07"_s,
        .file = m_file->file().name(),
        .line = cell.line,
        .column = cell.column,
        .expected = tr("a closing quote"),
        .found = tr("the end of the file"),
        .action = tr("Nothing from them is stored."),
        .hint = tr("Close the quote, or remove it."),
        .message = tr("The quote that opens on line %1 is never closed. Lines %1–%2 were read as "
                      "one value.")
                       .arg(cell.line)
                       .arg(lastLine)};
}

void CsvScanner::reportTextAfterQuote()
{
    // m_place still stands at the cell's beginning.
    m_sink(Problem{.code = u"CSV-05"_s,
                   .severity = Severity::Warning,
                   .file = m_file->file().name(),
                   .line = m_place.line(),
                   .column = m_place.column(),
                   .expected = tr("a separator or the end of the line after the closing quote"),
                   .action = tr("The text was added to the value."),
                   .message = tr("There is text after the closing quote of a value on line %1.")
                                  .arg(m_place.line())});
}

} // namespace waybill
