// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/decisions/decisioncounter.h"
#include "migration/mapping/plan.h"
#include "migration/run/migrate.h"
#include "migration/run/phaserunner.h"
#include "migration/run/runlock.h"
#include "migration/target/audittriggers.h"

#include <QHash>

#include <chrono>
#include <memory>
#include <optional>

namespace waybill {

/// One migration from start to end, as a row of steps. A step that fails leaves everything as it
/// was: a new database exists only in a file that nobody sees until it is published; an existing
/// one has a transaction a phase, and phases that are in are taken back, or one for all.
class MigrationRun
{
public:
    MigrationRun(const MigrationRequest &request, const Observer &observer);
    ~MigrationRun();

    Report run();

private:
    Result<> prepare();
    Result<> askedEverything();
    Result<bool> nothingToDo();
    Result<> checkGround();
    Result<> checkExisting();
    Result<> backUp();
    void pruneOldBackups();
    Result<> openTarget();
    Result<> runPhases();
    Result<> runPhase(const PlanPhase &phase, int position);
    Result<> runScripts(const PlanPhase &phase);
    Result<> makeIndexes();
    Result<> sourcesAreUnchanged();
    Result<> filesAreUnchanged();
    Result<> verify();
    Result<> finish();
    Result<> keepDecisions();
    Result<> publish();
    Result<> rehearseUndo();
    void takeBack();
    void dropBackup();
    Problem named(Problem problem) const;
    void tidy();
    void collect();
    void warnAboutKeychain();
    void tellWhatStays();
    void addDecisions();
    void sayVerdict();
    void stepDone(const char *step, const QString &title, double seconds,
                  Progress::State state = Progress::State::Done);
    QString workPath() const;

    const MigrationRequest &m_request;
    const Observer &m_observer;
    Answers m_answers;
    OnDuplicate m_onDuplicate;
    std::unique_ptr<const Plan> m_plan;
    std::optional<SourceSet> m_sources;
    std::optional<RunLock> m_lock;
    QString m_database; ///< where it will be
    QString m_newBackupFolder; ///< was not there before
    QString m_staging; ///< where it is being made, when it is new or a rehearsal
    bool m_exists = false; ///< there was a database before
    std::optional<Connection> m_connection;
    std::optional<Transaction> m_atOnce; ///< around all that is done to an existing database
    std::optional<AuditMask> m_auditMask;
    std::optional<DecisionCounter> m_counter;
    bool m_decidedOtherwise = false; ///< than for the last migration
    std::unique_ptr<PhaseRunner> m_runner;
    std::vector<std::string> m_deferredIndexes;
    QHash<QString, QByteArray> m_backedUp; ///< SHA-256 by file
    std::map<std::string, qint64> m_rowsBefore;
    std::string m_contentBefore; ///< rehearsal: digest of the user's tables
    std::int64_t m_run = 0;
    Report m_report;
    std::chrono::steady_clock::time_point m_start;
};

} // namespace waybill
