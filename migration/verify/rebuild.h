// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/layout.h"
#include "migration/mapping/plan.h"
#include "migration/run/ledger.h"
#include "migration/run/previousrecords.h"
#include "migration/target/tableinfo.h"
#include "migration/verify/addedrows.h"
#include "migration/verify/layoutcache.h"
#include "migration/verify/recordtemplate.h"
#include "migration/verify/storedsource.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace simdjson::dom {
class parser;
}

namespace waybill {

/// A leaf of a record as it is written again.
struct RebuiltLeaf
{
    std::string text; ///< CSV: the cell; JSON: the token
    bool leftOut = false; ///< by choice: there is nothing to write
    bool edited = false; ///< the column no longer holds what was read
    bool gone = false; ///< the row it went to has been deleted
    bool byHand = false; ///< the audit log tells of the edit or the deletion
    bool dropped = false; ///< and with it the member of an object that made it
    bool added = false; ///< there is no such value in the file yet
    bool unreadable = false; ///< what would be written is not what would be read again
};

/// What somebody has entered, and no file has a place for.
struct UnplacedEdit
{
    enum class Reason {
        NoPlace, ///< nothing in the files says this column
        Copy, ///< the file says it in the place of another column
        Unreadable, ///< as text it would not be read as the same value
        NoList ///< it belongs in a list that has no entry to follow
    };
    std::string table;
    std::string column; ///< empty: the row as a whole
    Value key;
    Reason reason = Reason::NoPlace;
};

/// A record put together from the database alone.
struct RebuiltRecord
{
    std::shared_ptr<const Layout> layout;
    std::vector<RebuiltLeaf> leaves;
    std::int64_t line = 0; ///< where it stood
    bool setAside = false;
    bool gone = false; ///< what it is about has been deleted
    std::int64_t id = 0; ///< in waybill_records: the one that holds its values; 0 when it is new
    std::vector<StoredLink> rows; ///< that are there, in the order in which they are mapped
    std::vector<UnplacedEdit> unplaced;
};

/// Reads the playbook, answers and sources of the latest run that is still in.
class Rebuilder
{
public:
    /// \a run: 0 for the latest one. LED-03 when there is none.
    static Result<std::unique_ptr<Rebuilder>> open(Connection &connection, std::int64_t run = 0);

    ~Rebuilder();

    /// The text behind a JSON token.
    static std::string decodedToken(const std::string &token);

    const std::vector<StoredSource> &sources() const { return m_sources; }
    const Playbook &playbook() const { return m_playbook; }

    /// Starts a source; next() then gives its records in their order.
    Result<> start(const StoredSource &source);
    Result<bool> next(RebuiltRecord &record);

    /// Copies too: a column that holds a value another column owns must agree with it. Counts the
    /// disagreements of the last record (they are edits, or errors).
    std::int64_t copiesThatDiffer() const { return m_copiesThatDiffer; }

    /// From here on records have what is new in the database too: values that no record had, rows
    /// that somebody has added. A record may then be longer than it is in its file.
    Result<> placeNew();
    /// With placeNew(): the records that rows added in the database make in this source, after the
    /// last of its own.
    Result<std::vector<RebuiltRecord>> addedRecords(const StoredSource &source);
    /// Rows that somebody has added; those that are `placed` stand in a record by now.
    const std::vector<AddedRow> &addedRows() const { return m_added; }
    bool hasEdits() const { return m_anyEdits; }

private:
    struct Table;
    struct Kept
    {
        char state = 0;
        std::string original;
        bool isThere = true; ///< false: it was never stored
        std::optional<std::string> readAs; ///< what was read in its place (MEND-01)
    };

    explicit Rebuilder(Connection &connection);
    static Problem unreadable(const char *what);
    Result<> readRun(std::int64_t run);
    Result<> readSources(std::int64_t run);
    Result<Table *> table(std::int64_t id);
    Result<const Converter *> converter(const std::string &spec);
    Result<const std::map<std::string, WordMap> *> wordsOf(std::int64_t run);
    Result<> readRows(std::int64_t record, std::size_t slots);
    Result<> readKept(std::string_view json);
    Result<bool> rebuildLeaves(RebuiltRecord &record);
    const Value *valueOf(const Layout::Bind &bind) const;
    Result<bool> isByHand(std::size_t slot, const std::string &column);
    Result<> rebuildPieces(const Layout &layout, int leaf,
                           std::pair<std::size_t, std::size_t> binds, RebuiltLeaf &rebuilt);
    Result<> rebuildLeaf(const Layout &layout, int leaf, std::pair<std::size_t, std::size_t> binds,
                         NodeKind kind, RebuiltLeaf &rebuilt);

    Connection &m_connection;
    Playbook m_playbook;
    std::map<std::int64_t, std::map<std::string, WordMap>> m_words; ///< by run
    std::int64_t m_run = 0; ///< whose files are rebuilt
    std::int64_t m_recordRun = 0; ///< that stored the record at hand
    std::vector<StoredSource> m_sources;
    const StoredSource *m_source = nullptr;
    std::unique_ptr<Statement> m_records;
    std::unique_ptr<Statement> m_links;
    std::unique_ptr<Statement> m_original;
    LayoutCache m_layouts;
    std::unordered_map<std::int64_t, std::unique_ptr<Table>> m_tables;
    std::unordered_map<std::string, std::shared_ptr<const Converter>> m_converters;
    struct SlotRow
    {
        Table *table = nullptr;
        bool there = false;
        Value key;
        bool isLookedUp = false; ///< in the audit log
        std::set<std::string> edited; ///< columns that held something else once
        bool deleted = false; ///< by a person or another program
        bool moved = false; ///< somebody has made the record refer to this one instead
    };
    Result<> lookUp(SlotRow &row, const std::vector<Value> &values);
    bool isOneOfMany(const Layout::Bind &bind) const;
    bool isRequired(const Layout::Bind &bind) const;
    bool isNeeded(const Layout::Bind &bind) const;
    Result<bool> isReadable(const Layout::Bind &bind, NodeKind kind, const std::string &text);
    Result<bool> loadRow(Table &table, const Value &key);
    Result<> followReferences(const Layout &layout);
    Result<bool> isMainRowDeleted(const Layout &layout);
    Result<> placeEdits(RebuiltRecord &record);
    Result<> placeEdit(RebuiltRecord &record, const Layout &stored, std::size_t slot,
                       const std::string &column);
    Result<> addElements(RebuiltRecord &record, const Layout &stored);
    Result<bool> addElement(RebuiltRecord &record, const Layout &stored, AddedRow &added);
    bool isSibling(const AddedRow &added, std::size_t slot) const;
    Result<std::optional<RebuiltLeaf>> newLeaf(const std::string &spec, const Value &value,
                                               NodeKind kind);
    void readSpecs();
    Result<RebuiltRecord> recordOf(AddedRow &added, const RecordTemplate &place);
    void listRows(RebuiltRecord &record) const;
    std::vector<SlotRow> m_rows; ///< of the record at hand, by slot
    std::vector<std::vector<Value>> m_rowValues; ///< the same
    std::vector<std::string> m_rowNames; ///< the same: as the playbook calls them
    std::unique_ptr<simdjson::dom::parser> m_parser;
    std::unordered_map<int, Kept> m_kept; ///< of the record at hand, by leaf
    std::int64_t m_copiesThatDiffer = 0;
    bool m_anyEdits = false; ///< the audit log has entries
    bool m_placesNew = false;
    std::unique_ptr<Statement> m_edits;
    std::map<std::string, const RowSpec *> m_rowSpecs; ///< by name
    std::map<std::string, std::string> m_mainRows; ///< of a source: the row its record is about
    std::map<std::int64_t, RecordTemplate> m_templates; ///< by source
    std::vector<AddedRow> m_added;
};

} // namespace waybill
