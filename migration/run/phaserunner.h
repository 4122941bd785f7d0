// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/run/adoption.h"
#include "migration/run/ledger.h"
#include "migration/run/migrate.h"
#include "migration/run/previousrecords.h"
#include "migration/run/problemlog.h"
#include "migration/run/recordloader.h"
#include "migration/run/sourceset.h"
#include "migration/run/tally.h"
#include "migration/run/updatingstore.h"

#include <chrono>
#include <optional>
#include <set>

namespace waybill {

/// What the phases of one run share.
struct RunContext
{
    const Playbook &playbook;
    const Plan &plan;
    const Answers &answers; ///< with defaults
    SourceSet &sources;
    const Observer &observer;
    Connection *connection = nullptr; ///< nullptr: nothing is stored (inspection)
    std::int64_t run = 0;
    OnDuplicate onDuplicate = OnDuplicate::Skip;
    bool retry = false; ///< what was mended since the last run is no other version
    std::optional<qint64> maxSetAside;
    std::vector<std::int64_t> earlierRuns; ///< that read earlier versions of the same files
    const Adoption *adoption = nullptr; ///< the files were written from the database
    bool readAnew = false; ///< decisions have changed since, and what is there is to follow
    bool collectSecrets = false; ///< those the answers send to the keychain
    /// Sees every record when all is said about it: inspection takes its samples here.
    std::function<void(const MappedRecord &)> recordDone = [](const MappedRecord &) {};
};

/// Loads the phases of a playbook, one after the other, and adds up what became of everything.
class PhaseRunner
{
public:
    explicit PhaseRunner(RunContext context);
    ~PhaseRunner();

    /// Runs the loads of one phase. The caller owns the transaction.
    Result<PhaseReport> run(const PlanPhase &phase);

    const Tally &tally() const { return m_tally; }
    const ProblemLog &problems() const { return m_problems; }
    QList<SourceReport> sourceReports() const;
    QList<TableReport> tableReports() const;
    qint64 recordsRead() const { return m_recordsRead; }
    qint64 recordsStored() const { return m_recordsStored; }
    qint64 recordsSetAside() const { return m_recordsSetAside; }
    qint64 recordsSame() const { return m_recordsSame; }
    /// Name ("config/api_keys/token") and value.
    const std::vector<std::pair<std::string, std::string>> &secrets() const { return m_secrets; }

private:
    struct Document; ///< a whole document and what became of it so far
    struct Stream; ///< a source that is read record by record

    Result<> openDocuments(const PlanPhase &phase);
    Result<> openDocument(const std::string &name);
    Result<> loadDocument(const PlanLoad &load);
    Result<> closeDocuments();
    Result<> keepWholeFile(const SourceState &state);
    Result<> runStream(const PlanPhase &phase, const std::string &input);
    Result<> readStream(RecordReader &reader, Stream &stream);
    Result<> loadRecord(Stream &stream);
    Result<> loadChanged(Stream &stream, std::int64_t earlier, PreviousRecords::Match match);
    Result<> adopt(std::int64_t earlier);
    void expectRecords(PreviousRecords &previous, const QString &file) const;
    /// The rows that a record of a file that was written from the database stands for.
    Result<std::vector<StoredLink>> adoptedRows(const QString &file, std::int64_t ordinal,
                                                std::int64_t earlier);
    Result<> storeRecord(MappedRecord &record, std::int64_t source, std::int64_t sameAs);
    Result<> finishSource(const SourceState &state, std::int64_t id, qint64 records,
                          const QByteArray *content = nullptr);
    std::vector<MappedRecord *> documentsOf(const PlanLoad &load, MappedRecord *own);
    void report(const MappedRecord *record, Problem problem);
    Result<> keepProblems(const MappedRecord *record, std::int64_t id);
    void sayLeftOut(const MappedRecord &record);
    Result<> setAsideChanged(MappedRecord &record, std::int64_t earlier);
    Result<QStringList> differencesTo(std::int64_t earlier, MappedRecord &record);
    /// Whether the database is to take what the record says in place of what is there; nothing
    /// where nobody has decided.
    std::optional<bool> decidedToReplace(const MappedRecord &record) const;
    /// The same for what an earlier run has stored of the record itself.
    bool replacesEarlier(const MappedRecord &record) const;
    Result<> readWaiting(const SourceSpec &source);
    void showProgress(const Stream &stream, qint64 done, qint64 total, bool force);
    Result<> mayGoOn();
    RowStore &store();
    void collectSecrets(const MappedRecord &record);

    RunContext m_context;
    MappingFacts m_facts;
    std::unique_ptr<TableStore> m_tables; ///< when there is a database
    CountingStore m_counting;
    std::unique_ptr<UpdatingStore> m_updates;
    RecordLoader m_loader;
    std::optional<Ledger> m_ledger;
    Tally m_tally;
    ProblemLog m_problems;
    std::vector<std::pair<const MappedRecord *, Problem>> m_fresh; ///< of records not stored yet
    std::map<std::string, std::unique_ptr<Document>> m_documents;
    std::vector<std::unique_ptr<const SourceBinding>> m_bindings; ///< of streams
    std::map<std::string, SourceReport> m_sources; ///< by SourceSpec::input()
    /// Retry: records that wait for a decision since the last run, by file and ordinal.
    std::set<std::pair<QString, std::int64_t>> m_waiting;
    std::vector<std::pair<std::string, std::string>> m_secrets;
    std::string m_phase;
    QString m_phaseTitle;
    qint64 m_rows = 0; ///< of the phase
    qint64 m_recordsRead = 0;
    qint64 m_recordsStored = 0;
    qint64 m_recordsSetAside = 0;
    qint64 m_recordsSame = 0;
    std::chrono::steady_clock::time_point m_phaseStart;
    std::chrono::steady_clock::time_point m_lastProgress;
};

} // namespace waybill
