// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/sourcewriter.h"

namespace waybill {

namespace {

constexpr std::size_t flushAt = 256 * 1024;

} // namespace

Result<std::unique_ptr<SourceWriter>> SourceWriter::open(const QString &path,
                                                         const StoredSource &source)
{
    std::unique_ptr<SourceWriter> writer(new SourceWriter(source));
    if (auto opened = writer->m_file.open(path); !opened)
        return opened.error();
    auto encoder = TextEncoder::create(source.dialect.encoding, source.dialect.byteOrderMark);
    if (!encoder)
        return encoder.error();
    writer->m_encoder.emplace(std::move(*encoder));
    if (source.isCsv && !source.dialect.header.empty()) {
        const bool alone = source.dialect.header.size() == 1;
        for (const std::string &name : source.dialect.header) {
            if (&name != &source.dialect.header.front())
                writer->m_text += source.dialect.delimiter;
            appendCell(writer->m_text, name, needsQuotes(name, source.dialect, alone));
        }
        writer->m_any = true;
    } else if (source.isCsv) {
        // A blank first line is a header without names.
        writer->m_any = source.records > 0 || source.dialect.finalNewline;
    } else if (source.dialect.rootIsArray) {
        writer->m_text += '[';
    }
    return writer;
}

Result<> SourceWriter::write(const RebuiltRecord &record)
{
    if (record.gone && m_source.hasRecords())
        return {};
    const bool isElement = !m_source.isCsv && m_source.dialect.rootIsArray;
    if (m_source.isCsv) {
        if (m_any)
            m_text += m_source.dialect.newline;
        appendRow(m_text, record, m_source.dialect);
    } else {
        if (isElement) {
            m_text += m_any ? "," : "";
            newLine(1);
        }
        if (m_source.dialect.lines && m_any)
            m_text += m_source.dialect.newline;
        appendJson(m_text, record, RecordParts(record), 0, isElement ? 1 : 0, m_source.dialect);
    }
    m_any = true;
    return m_text.size() < flushAt ? Result<>() : flush(false);
}

void SourceWriter::newLine(int depth)
{
    if (m_source.dialect.indent <= 0)
        return;
    m_text += m_source.dialect.newline;
    m_text.append(static_cast<std::size_t>(depth * m_source.dialect.indent), ' ');
}

Result<> SourceWriter::flush(bool last)
{
    m_bytes.clear();
    if (auto encoded = m_encoder->append(m_text, last, m_bytes); !encoded)
        return encoded;
    m_text.clear();
    return m_file.write(m_bytes);
}

Result<> SourceWriter::commit()
{
    if (!m_source.isCsv && m_source.dialect.rootIsArray) {
        if (m_any)
            newLine(0);
        m_text += ']';
    }
    const bool mayBeEmpty = m_source.isCsv || m_source.dialect.lines;
    if (m_source.dialect.finalNewline && (m_any || !mayBeEmpty))
        m_text += m_source.dialect.newline;
    if (auto flushed = flush(true); !flushed)
        return flushed;
    return m_file.commit();
}

} // namespace waybill
