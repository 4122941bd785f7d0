// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/layout.h"
#include "migration/target/statement.h"
#include "migration/verify/storedsource.h"

#include <set>

namespace waybill {

/// Where a column of a row stands in the records of one source.
struct TemplatePlace
{
    std::string row; ///< name in the playbook
    std::string column;
    std::string converter;
    NodeKind kind = NodeKind::Text;
    int cell = -1; ///< CSV
    std::vector<std::string> path; ///< JSON: keys, "*" for an entry of a list
};

/// How the records of one source are laid out, as the ledger has seen it: where a value goes that
/// a record does not have yet. What most records do comes first.
class RecordTemplate
{
public:
    static Result<RecordTemplate> read(Connection &connection, const StoredSource &source);

    const TemplatePlace *place(const std::string &row, const std::string &column) const;
    const std::vector<TemplatePlace> &places() const { return m_places; }
    bool hasRow(const std::string &row) const { return m_rows.contains(row); }
    /// The layout of most records; null when there is none.
    const Layout *usual() const { return m_layouts.empty() ? nullptr : &m_layouts.front(); }

private:
    std::vector<Layout> m_layouts;
    std::vector<TemplatePlace> m_places;
    std::set<std::string> m_rows;
};

/// The keys that lead to each node of a JSON layout.
std::vector<std::vector<std::string>> pathsOf(const Layout &layout);
/// The node of each leaf.
std::vector<std::size_t> leafNodes(const Layout &layout);
/// The node that each node is inside of; the root is inside of itself.
std::vector<std::size_t> parentsOf(const Layout &layout);

} // namespace waybill
