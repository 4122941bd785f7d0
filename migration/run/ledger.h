// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/mappedrecord.h"
#include "migration/source/recordreader.h"
#include "migration/target/statement.h"

#include <array>
#include <memory>
#include <string>
#include <unordered_map>

namespace waybill {

/// 128 bits of a SHA-256.
using Digest = std::array<char, 16>;

/// The digest of everything a record says, secrets excepted: two records with equal ones are the
/// same. With \a fields (folded), of these alone.
Digest fingerprintOf(const MappedRecord &record);
Digest identityOf(const MappedRecord &record);

/// A file as a run has read it.
struct LedgerSource
{
    std::string phase;
    std::string name;
    QString file;
    SourceFormat format = SourceFormat::Json;
    Dialect dialect;
    qint64 bytes = 0;
    QByteArray sha256;
    qint64 records = 0;
    const QByteArray *content = nullptr; ///< of a file that could not be read and is kept whole
};

std::string writeDialect(const Dialect &dialect);
Dialect readDialect(std::string_view json);

/// Writes down, in the run's own transaction, where every value of every record went.
class Ledger
{
public:
    static Result<Ledger> open(Connection &connection, std::int64_t run);

    /// Reserves the number of a source; finishSource() writes it when everything is known.
    Result<std::int64_t> startSource();
    Result<> finishSource(std::int64_t id, const LedgerSource &source);

    /// Settled records only. Sets record.id.
    Result<> store(MappedRecord &record, std::int64_t source);
    /// A record that an earlier run has stored already.
    Result<> storeSame(MappedRecord &record, std::int64_t source, std::int64_t sameAs);
    Result<> storeProblem(const Problem &problem, std::int64_t record);

private:
    explicit Ledger(Connection &connection, std::int64_t run)
        : m_connection(&connection)
        , m_run(run)
    {
    }
    Result<std::int64_t> layoutId(const MappedRecord &record);
    Result<std::int64_t> tableId(const PlanRow &row);
    std::string keptValues(const MappedRecord &record);

    Connection *m_connection;
    std::int64_t m_run;
    std::int64_t m_nextSource = 1;
    std::int64_t m_nextRecord = 1;
    std::unordered_map<std::string, std::int64_t> m_layouts; ///< by signature
    std::unordered_map<int, std::int64_t> m_tables; ///< by PlanRow::number
    std::string m_signature;
    std::unique_ptr<Statement> m_insertRecord;
    std::unique_ptr<Statement> m_insertLink;
    std::unique_ptr<Statement> m_insertLayout;
    std::unique_ptr<Statement> m_insertProblem;
};

} // namespace waybill
