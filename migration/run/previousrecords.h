// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/ledger.h"
#include "migration/target/connection.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace waybill {

/// The records of one source that the database holds, each as the latest run that is still in has
/// stored it: to see which records of a new reading are there already, and which have changed.
/// Records that a later reading did not have, or had with values that were not taken, are among
/// them: their rows are still there.
class PreviousRecords
{
public:
    enum class Match {
        New,
        Same,
        Changed, ///< known by its identity, with other values
        Kept ///< its run was undone, and rows of it that had been edited were kept
    };

    /// Of these runs alone; empty when none of them had this source, or this one of its files.
    static Result<PreviousRecords> read(Connection &connection, const SourceSpec &source,
                                        const std::vector<std::int64_t> &runs);

    bool empty() const { return m_records.empty(); }
    /// By its place in the file each record is known to be the one of this number (0: a new one),
    /// whatever it says by now.
    void expect(const std::vector<std::int64_t> *byOrdinal) { m_expected = byOrdinal; }
    /// A person has decided otherwise since: records that say the same are read anew.
    void readAnew() { m_readAnew = true; }
    /// Each stored record matches once. \a record is its number (of the run that stored it first).
    Match match(const MappedRecord &mapped, std::int64_t &record);
    /// Whether this reading has had the stored \a record unchanged.
    bool isSame(std::int64_t record) const;
    /// Records of the latest reading that nothing has matched.
    qint64 unmatched() const;

private:
    struct Hash
    {
        std::size_t operator()(const Digest &digest) const;
    };
    struct Entry
    {
        std::int64_t id = 0;
        bool kept = false;
        bool read = false; ///< by the latest run, too
        bool taken = false;
        bool same = false; ///< by a record that says the same
    };
    std::optional<Match> expected(const MappedRecord &mapped, std::int64_t &record);

    bool m_readAnew = false;
    std::vector<Entry> m_records; ///< by id
    const std::vector<std::int64_t> *m_expected = nullptr;
    std::unordered_multimap<Digest, std::size_t, Hash> m_byFingerprint;
    std::unordered_multimap<Digest, std::size_t, Hash> m_byIdentity;
};

/// A row that a stored record, or one that it replaces, made or found.
struct StoredLink
{
    std::string row; ///< name in the playbook
    std::string table;
    Value key;
    bool made = false;
    std::size_t position = 0; ///< among the rows of this name that the record had
    bool added = false; ///< by somebody since: no record of a file stands for it yet
};
Result<std::vector<StoredLink>> linksOf(Connection &connection, std::int64_t record);

} // namespace waybill
