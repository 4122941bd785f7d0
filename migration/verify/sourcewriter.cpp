// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/sourcewriter.h"

#include "migration/mapping/jsonform.h"

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
            writer->csvCell(name, alone);
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
    if (record.gone)
        return {};
    const bool isElement = !m_source.isCsv && m_source.dialect.rootIsArray;
    if (m_source.isCsv) {
        if (m_any)
            m_text += m_source.dialect.newline;
        csvRow(record);
    } else {
        m_leafOfNode.assign(record.layout->nodes.size(), -1);
        int leaf = 0;
        for (std::size_t i = 0; i < record.layout->nodes.size(); ++i) {
            if (record.layout->nodes[i].isLeaf)
                m_leafOfNode[i] = leaf++;
        }
        if (isElement) {
            m_text += m_any ? "," : "";
            newLine(1);
        }
        if (m_source.dialect.lines && m_any)
            m_text += m_source.dialect.newline;
        jsonValue(record, 0, isElement ? 1 : 0);
    }
    m_any = true;
    return m_text.size() < flushAt ? Result<>() : flush(false);
}

void SourceWriter::csvRow(const RebuiltRecord &record)
{
    const bool alone = record.leaves.size() == 1;
    for (std::size_t i = 0; i < record.leaves.size(); ++i) {
        if (i > 0)
            m_text += m_source.dialect.delimiter;
        csvCell(record.leaves[i].leftOut ? std::string_view() : record.leaves[i].text, alone);
    }
}

/// Quotes only where they are needed; an empty cell that stands alone would else be an empty line,
/// and U+FEFF at the start of the file a byte order mark.
void SourceWriter::csvCell(std::string_view text, bool alone)
{
    const char special[] = {m_source.dialect.delimiter, '"', '\r', '\n'};
    const bool quotes =
        text.find_first_of(std::string_view(special, sizeof special)) != std::string_view::npos
        || (alone && text.empty()) || text.starts_with("\xEF\xBB\xBF");
    if (!quotes) {
        m_text += text;
        return;
    }
    m_text += '"';
    for (const char c : text) {
        m_text += c;
        if (c == '"')
            m_text += c;
    }
    m_text += '"';
}

void SourceWriter::newLine(int depth)
{
    if (m_source.dialect.indent <= 0)
        return;
    m_text += m_source.dialect.newline;
    m_text.append(static_cast<std::size_t>(depth * m_source.dialect.indent), ' ');
}

/// A list entry whose row has been deleted is not written again.
bool SourceWriter::hasContent(const RebuiltRecord &record, std::size_t node) const
{
    const auto &nodes = record.layout->nodes;
    bool anyGone = false;
    for (auto at = node; at < static_cast<std::size_t>(nodes[node].end); ++at) {
        const int leaf = m_leafOfNode[at];
        if (leaf < 0)
            continue;
        if (!record.leaves[static_cast<std::size_t>(leaf)].gone)
            return true;
        anyGone = true;
    }
    return !anyGone;
}

void SourceWriter::jsonValue(const RebuiltRecord &record, std::size_t at, int depth)
{
    const auto &nodes = record.layout->nodes;
    const Layout::Node &node = nodes[at];
    if (node.isLeaf) {
        m_text += record.leaves[static_cast<std::size_t>(m_leafOfNode[at])].text;
        return;
    }
    const bool isObject = node.kind == NodeKind::Object;
    m_text += isObject ? '{' : '[';
    bool any = false;
    for (std::size_t child = at + 1; child < static_cast<std::size_t>(node.end);
         child = static_cast<std::size_t>(nodes[child].end)) {
        if (!isObject && !hasContent(record, child))
            continue;
        if (any)
            m_text += m_source.dialect.spaced ? ", " : ",";
        any = true;
        newLine(depth + 1);
        if (isObject) {
            m_text += jsonKey(nodes[child].key, m_source.dialect.escapesNonAscii);
            m_text += m_source.dialect.indent > 0 || m_source.dialect.spaced ? ": " : ":";
        }
        jsonValue(record, child, depth + 1);
    }
    if (any)
        newLine(depth);
    m_text += isObject ? '}' : ']';
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
