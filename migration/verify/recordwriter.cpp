// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/recordwriter.h"

#include "migration/mapping/jsonform.h"

namespace waybill {

namespace {

void appendLine(std::string &out, int depth, const Dialect &dialect)
{
    if (dialect.indent <= 0)
        return;
    out += dialect.newline;
    out.append(static_cast<std::size_t>(depth * dialect.indent), ' ');
}

} // namespace

bool needsQuotes(std::string_view text, const Dialect &dialect, bool alone)
{
    const char special[] = {dialect.delimiter, '"', '\r', '\n'};
    return text.find_first_of(std::string_view(special, sizeof special)) != std::string_view::npos
        || (alone && text.empty()) || text.starts_with("\xEF\xBB\xBF");
}

void appendCell(std::string &out, std::string_view text, bool quotes)
{
    if (!quotes) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out += c;
        if (c == '"')
            out += c;
    }
    out += '"';
}

void appendRow(std::string &out, const RebuiltRecord &record, const Dialect &dialect)
{
    const bool alone = record.leaves.size() == 1;
    for (std::size_t i = 0; i < record.leaves.size(); ++i) {
        if (i > 0)
            out += dialect.delimiter;
        const RebuiltLeaf &leaf = record.leaves[i];
        const std::string_view text = leaf.leftOut ? std::string_view() : leaf.text;
        appendCell(out, text, needsQuotes(text, dialect, alone));
    }
}

RecordParts::RecordParts(const RebuiltRecord &record)
    : m_record(record)
    , m_leafOfNode(record.layout->nodes.size(), -1)
{
    int leaf = 0;
    for (std::size_t i = 0; i < m_leafOfNode.size(); ++i) {
        if (record.layout->nodes[i].isLeaf)
            m_leafOfNode[i] = leaf++;
    }
}

const RebuiltLeaf &RecordParts::leaf(std::size_t node) const
{
    return m_record.leaves[static_cast<std::size_t>(m_leafOfNode[node])];
}

bool RecordParts::isWritten(std::size_t node, bool isMember) const
{
    const auto &nodes = m_record.layout->nodes;
    bool anyGone = false;
    for (auto at = node; at < static_cast<std::size_t>(nodes[node].end); ++at) {
        if (m_leafOfNode[at] < 0)
            continue;
        const RebuiltLeaf &one = leaf(at);
        if (isMember ? !one.dropped : !one.gone)
            return true;
        anyGone = true;
    }
    return !anyGone;
}

void appendJson(std::string &out, const RebuiltRecord &record, const RecordParts &parts,
                std::size_t at, int depth, const Dialect &dialect)
{
    const auto &nodes = record.layout->nodes;
    const Layout::Node &node = nodes[at];
    if (node.isLeaf) {
        out += parts.leaf(at).text;
        return;
    }
    const bool isObject = node.kind == NodeKind::Object;
    out += isObject ? '{' : '[';
    bool any = false;
    for (std::size_t child = at + 1; child < static_cast<std::size_t>(node.end);
         child = static_cast<std::size_t>(nodes[child].end)) {
        if (!parts.isWritten(child, isObject))
            continue;
        if (any)
            out += dialect.spaced ? ", " : ",";
        any = true;
        appendLine(out, depth + 1, dialect);
        if (isObject) {
            out += jsonKey(nodes[child].key, dialect.escapesNonAscii);
            out += dialect.indent > 0 || dialect.spaced ? ": " : ":";
        }
        appendJson(out, record, parts, child, depth + 1, dialect);
    }
    if (any)
        appendLine(out, depth, dialect);
    out += isObject ? '}' : ']';
}

} // namespace waybill
