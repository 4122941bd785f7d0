// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/mapping/mappedrecord.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// How a record is put together again from rows: its shape, and for every leaf the column it went
/// to. Most records of a file share one layout, so the ledger stores each text once
/// (docs/ledger.md explains the text). Read back it needs nothing but the converters.
struct Layout
{
    struct Node
    {
        NodeKind kind = NodeKind::Null;
        std::int32_t end = 0; ///< one past the subtree
        bool isLeaf = false; ///< has a number of its own
        std::string key; ///< when the parent is an object
    };
    struct Slot
    {
        std::string row; ///< the row's name in the playbook
        std::string table;
    };
    struct Bind
    {
        int leaf = 0;
        int slot = 0;
        std::string column;
        std::string converter; ///< spec
        bool owner = true;
        int piece = -1; ///< of a text that was split
    };

    bool isCsv = false;
    int width = 0; ///< CSV: number of cells
    std::vector<Node> nodes; ///< JSON, in file order
    std::vector<Slot> slots;
    std::map<int, std::vector<std::string>> separators; ///< by leaf: where its text was split
    std::vector<Bind> binds; ///< sorted by leaf, its owner first
};

std::string writeLayout(const MappedRecord &record);
/// LED-01 when the text is not a layout (the database is damaged or of a newer version).
Result<Layout> readLayout(std::string_view text);

/// Equal for records with equal layouts, and much cheaper than the text.
void layoutSignature(const MappedRecord &record, std::string &signature);

} // namespace waybill
