// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace waybill {

/// An index by which rows are found that contain a text: every three letters in a row of the
/// folded columns (FTS5 with trigrams, without the texts themselves). It is derived from the table
/// and holds no data of its own; it may be dropped at any time.
///
/// It names candidates, the question itself is asked of the rows. So nothing in it needs to be
/// taken back: triggers note which rows came or changed since it was built, and those are
/// candidates too. They are plain SQL, so that any program can write the table. When many rows have
/// changed it is built again.
///
/// A table without an index, with one that is not complete or not for these columns is read whole.
struct SearchSpec
{
    std::string table;
    std::vector<std::string> columns;
};

enum class SearchState { Missing, Building, Ready };

/// Below so many rows a table is read whole in no time.
constexpr std::int64_t rowsWorthAnIndex = 5'000;

Result<SearchState> searchState(Connection &connection, const SearchSpec &spec);

struct SearchProgress
{
    std::int64_t done = 0; ///< the last rowid that is in the index
    std::int64_t last = 0; ///< the last rowid of the table
    bool complete = false;
};

/// Puts the next \a rows rows into the index, in a transaction; begins a new one when there is none
/// or when it is of no more use.
Result<SearchProgress> buildSearch(Connection &connection, const SearchSpec &spec,
                                   std::int64_t rows);

/// Rowids of \a table, sorted, that contain \a needle (folded) if any row does; some others may be
/// among them. No value when the index cannot say: it is not there, the needle has fewer than three
/// letters, or more than \a most rows would be candidates.
Result<std::optional<std::vector<qint64>>> searchCandidates(Connection &connection,
                                                            const std::string &table,
                                                            const std::vector<std::string> &columns,
                                                            const std::string &needle,
                                                            std::size_t most);

/// Before tables are loaded or taken away; it is built again when someone looks.
Result<> dropSearch(Connection &connection);

} // namespace waybill
