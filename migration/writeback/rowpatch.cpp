// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/recordpatch.h"

namespace waybill {

namespace {

/// The cells of a row as they stand in the file, cut as the reader cuts them.
std::vector<std::pair<std::size_t, std::size_t>> cellsOf(std::string_view row, char delimiter)
{
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    std::size_t from = 0;
    for (;;) {
        std::size_t at = from;
        if (at < row.size() && row[at] == '"') {
            ++at;
            while (at < row.size()) {
                if (row[at] != '"') {
                    ++at;
                } else if (at + 1 < row.size() && row[at + 1] == '"') {
                    at += 2;
                } else {
                    ++at;
                    break;
                }
            }
        }
        at = std::min(row.find(delimiter, at), row.size());
        cells.emplace_back(from, at);
        if (at >= row.size())
            return cells;
        from = at + 1;
    }
}

} // namespace

RecordPatch patchRow(const Record &record, const RebuiltRecord &rebuilt, const Dialect &dialect,
                     std::int64_t start, const std::function<bool(std::string_view)> &canEncode)
{
    RecordPatch patch;
    const auto &nodes = record.nodes;
    const std::string_view row = nodes.front().raw;
    if (nodes.size() <= 1)
        return patch;
    const auto cells = cellsOf(row, dialect.delimiter);
    if (cells.size() != nodes.size() - 1) {
        ++patch.differing;
        return patch;
    }
    std::string behind; // cells that the row does not have yet
    for (std::size_t i = 0; i < rebuilt.leaves.size(); ++i) {
        const RebuiltLeaf &leaf = rebuilt.leaves[i];
        if (leaf.leftOut)
            continue;
        if (i >= cells.size()) {
            if (!canEncode(leaf.text)) {
                patch.unreadable.push_back(i);
                continue;
            }
            behind += dialect.delimiter;
            appendCell(behind, leaf.text, needsQuotes(leaf.text, dialect, false));
            patch.values += leaf.text.empty() ? 0 : 1;
            continue;
        }
        if (leaf.text == nodes[i + 1].text)
            continue;
        if (!leaf.byHand) {
            ++patch.differing;
            continue;
        }
        if (leaf.unreadable || !canEncode(leaf.text)) {
            patch.unreadable.push_back(i);
            continue;
        }
        const auto [from, to] = cells[i];
        const bool wasQuoted = row.substr(from, to - from).starts_with('"');
        Splice splice{.from = start + static_cast<std::int64_t>(from),
                      .to = start + static_cast<std::int64_t>(to)};
        appendCell(splice.text, leaf.text,
                   wasQuoted || needsQuotes(leaf.text, dialect, cells.size() == 1));
        patch.splices.push_back(std::move(splice));
        ++patch.values;
    }
    if (!behind.empty()) {
        const std::int64_t end = start + std::ssize(row);
        patch.splices.push_back({.from = end, .to = end, .text = std::move(behind)});
    }
    return patch;
}

} // namespace waybill
