// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/mappedrecord.h"
#include "migration/mapping/pathfinder.h"

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace waybill {

/// A value of one of the documents that a pending row takes.
struct PendingBind
{
    int document = 0;
    std::int32_t node = -1;
    std::size_t column = 0; ///< in PlanRow::columns
    const PlanInput *input = nullptr;
    bool owner = true;
    LeafState state = LeafState::AsIs;
    const char *code = "";
    std::int32_t piece = -1; ///< as in Bind
    const std::vector<std::string> *separators = nullptr;
};

/// A row that has been worked out and is not stored yet. Row ids are missing: whoever stores it
/// fills them in.
struct PendingRow
{
    const PlanRow *row = nullptr;
    std::int32_t scope = 0; ///< node of document 0 it was made from
    std::vector<Value> values; ///< by PlanRow::columns; NULL where a row id goes
    std::vector<PendingBind> binds;
};

/// Why a value or a row was not taken as it was meant.
struct MappingIssue
{
    const char *code = "";
    int document = 0;
    std::int32_t node = -1; ///< -1: the record as a whole
    const PlanRow *row = nullptr;
    const PlanColumn *column = nullptr;
    const PlanInput *input = nullptr;
    const ColumnSpec *instead = nullptr; ///< MAP-01: the one of `else` that was taken
    std::string piece = {}; ///< of the value, when only a part of it is meant
    std::string like = {}; ///< what it is like
};

/// Facts about the workspace that conditions ask for.
struct MappingFacts
{
    std::set<std::string> sourcesWithData;
    Answers answers; ///< with the defaults of questions filled in
};

struct MappingResult
{
    std::vector<PendingRow> rows;
    std::vector<MappingIssue> issues;
    std::vector<std::int32_t>
        asideScopes; ///< nodes of document 0 whose rows lack something required
    bool setAside = false; ///< the record cannot be stored: no row of it will be made

    void clear()
    {
        rows.clear();
        issues.clear();
        asideScopes.clear();
        setAside = false;
    }
};

/// Turns one record (and the documents that go with it) into rows. Pure: it touches no database.
class RecordMapper
{
public:
    RecordMapper(const PlanLoad &load, const MappingFacts &facts)
        : m_load(load)
        , m_facts(facts)
    {
    }

    static std::size_t characters(std::string_view utf8);
    static bool holds(const Condition &condition, const MappingFacts &facts);

    /// \a documents[0] is the load's own record. \a result is emptied first, to be reused.
    void map(std::span<MappedRecord *const> documents, MappingResult &result);

private:
    struct Scope
    {
        std::int32_t node = 0;
        std::int64_t index = 0;
        const std::vector<std::pair<std::string, std::string>> *keys = nullptr;
        std::int32_t piece = -1; ///< of the text at \a node
        std::string_view text = {}; ///< of the piece
        const std::vector<std::string> *separators = nullptr;
    };
    struct Place
    {
        PathMatch match;
        const std::vector<std::string> *split = nullptr; ///< Path::split
    };
    /// The first value that was there but blank: the column's home when nothing else is found.
    struct Blank
    {
        const PlanInput *input = nullptr;
        std::int32_t node = -1;
    };

    void mapRows(const std::vector<PlanRow> &rows, const Scope &outer, bool topLevel);
    void mapEach(const PlanRow &row, const Scope &outer);
    std::vector<Place> placesOf(const PlanRow &row, const Scope &outer) const;
    void mapPieces(const PlanRow &row, Scope scope, const std::vector<std::string> &separators,
                   std::int64_t &index);
    bool mapRow(const PlanRow &row, const Scope &scope);
    bool isWanted(const PlanRow &row) const;
    bool hasValues(const Condition &condition, const std::vector<PlanPath> &places,
                   const Scope &scope) const;
    bool isGiven(const PlanRow &row, const Scope &scope) const;
    bool takesGiven(const PlanRow &row, const Scope &scope, const PendingRow &pending) const;
    std::int32_t place(const PlanPath &path, const Scope &scope) const;
    Value valueOf(const PlanRow &row, std::size_t index, const PlanColumn &column,
                  const Scope &scope, PendingRow &pending);
    Value instead(const PlanRow &row, std::size_t index, const Scope &scope, PendingRow &pending);
    Value fromInputs(const PlanRow &row, std::size_t index, const PlanColumn &column,
                     const Scope &scope, PendingRow &pending);
    Value digestOf(const PlanColumn &column, const Scope &scope) const;
    Value ofFile(const PlanColumn &column) const;
    bool usable(const PlanInput &input, std::int32_t node, bool owner, bool &blank) const;
    bool usablePiece(const PlanInput &input, const Scope &scope, bool owner,
                     const PendingRow &pending) const;
    Value homeOfBlank(const Blank &blank, std::size_t column, bool owner, PendingRow &pending);
    Value fromKey(const PlanRow &row, const PlanColumn &column, const Scope &scope);
    std::string expandTemplate(const ColumnSpec &column, const PendingRow &pending) const;
    void own(const PendingBind &bind);

    const PlanLoad &m_load;
    const MappingFacts &m_facts;
    std::span<MappedRecord *const> m_documents;
    MappingResult *m_result = nullptr;
    /// By document and node: a row of this record owns it (1), or rows own pieces of it (2).
    std::vector<std::vector<char>> m_owned;
};

} // namespace waybill
