// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/csvreader.h"

#include "migration/source/csvdialect.h"

#include <algorithm>
#include <utility>

namespace waybill {

namespace {

/// A cell with doubled quotes, or with text after its closing quote.
void unquote(std::string_view raw, std::string &text)
{
    bool quoted = true;
    for (std::size_t i = 1; i < raw.size(); ++i) {
        if (!quoted || raw[i] != '"')
            text += raw[i];
        else if (i + 1 < raw.size() && raw[i + 1] == '"')
            text += raw[++i];
        else
            quoted = false;
    }
}

} // namespace

Result<std::unique_ptr<RecordReader>>
CsvReader::open(std::unique_ptr<DecodedFile> file, const ReaderOptions &options, ProblemSink sink)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(file), std::move(sink)));
    if (const Result<void> started = reader->start(options.delimiter); !started)
        return started.error();
    return std::unique_ptr<RecordReader>(std::move(reader));
}

CsvReader::CsvReader(std::unique_ptr<DecodedFile> file, ProblemSink sink)
    : m_scanner(std::move(file), std::move(sink))
{
}

Result<void> CsvReader::start(char delimiter)
{
    const Result<std::string_view> beginning = m_scanner.beginning();
    if (!beginning)
        return beginning.error();
    m_dialect.delimiter = delimiter != 0 ? delimiter : sniffDelimiter(*beginning);
    m_scanner.setDelimiter(m_dialect.delimiter);
    m_dialect.encoding = m_scanner.file().decoder().encoding();
    m_dialect.byteOrderMark = m_scanner.file().decoder().byteOrderMark();

    const Result<bool> header = m_scanner.next();
    if (!header)
        return header.error();
    collectCells();
    for (std::size_t i = 1; i < m_record.nodes.size(); ++i)
        m_dialect.header.emplace_back(m_record.nodes[i].text);
    completeDialect();
    return {};
}

Result<const Record *> CsvReader::next()
{
    const Result<bool> more = m_scanner.next();
    if (!more)
        return more.error();
    if (!*more) {
        completeDialect();
        return nullptr;
    }
    collectCells();
    m_record.ordinal = m_count++;
    m_record.line = m_scanner.line();
    m_record.offset = m_scanner.offset();
    return &m_record;
}

void CsvReader::collectCells()
{
    const std::vector<CsvCell> &cells = m_scanner.cells();
    m_unquoted.clear();
    // Views into it must survive: what is unquoted is never longer than the record.
    m_unquoted.reserve(m_scanner.text().size());
    m_record.nodes.clear();
    m_record.nodes.reserve(cells.size() + 1);
    m_record.nodes.push_back(Node{.kind = NodeKind::Object,
                                  .end = std::int32_t(cells.size() + 1),
                                  .raw = m_scanner.text(),
                                  .line = m_scanner.line(),
                                  .column = 1});
    for (const CsvCell &cell : cells)
        appendCell(cell);
}

void CsvReader::appendCell(const CsvCell &cell)
{
    std::string_view text = m_scanner.raw(cell);
    if (!cell.plain) {
        const std::size_t from = m_unquoted.size();
        unquote(text, m_unquoted);
        text = std::string_view(m_unquoted).substr(from);
    } else if (cell.quoted) {
        text = text.substr(1, text.size() - 2);
    }
    const std::size_t index = m_record.nodes.size() - 1;
    std::string_view key;
    if (index < m_dialect.header.size())
        key = m_dialect.header[index];
    m_record.nodes.push_back(Node{.kind = NodeKind::Text,
                                  .parent = 0,
                                  .end = std::int32_t(index + 2),
                                  .key = key,
                                  .raw = text,
                                  .text = text,
                                  .line = cell.line,
                                  .column = cell.column});
}

void CsvReader::completeDialect()
{
    const auto &counts = m_scanner.lineEnds();
    const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
    if (counts[std::size_t(most)] > 0)
        m_dialect.newline = std::array{"\n", "\r\n", "\r"}[std::size_t(most)];
    m_dialect.finalNewline = m_scanner.endsWithLineEnd();
}

} // namespace waybill
