// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrate.h"
#include "migration/target/connection.h"

namespace waybill {

/// What a database remembers of its runs. Each function belongs into the transaction of what it
/// tells about, so that there is one source of truth.
struct NewRun
{
    QString kind; ///< "migrate", "undo"
    std::string playbook; ///< SHA-256
    QString workspace;
    QString database; ///< where it is then; its workspace may move with it
    QString backup;
    bool newDatabase = false;
    std::vector<std::string> schemaBefore; ///< names of tables, indexes, views, triggers
    std::int64_t undoes = 0; ///< the run this one takes back
    Answers answers;
    QDateTime started;
};

Result<std::int64_t> startRun(Connection &connection, const NewRun &run);
Result<> recordPhase(Connection &connection, std::int64_t run, int position,
                     const PhaseReport &phase, const std::string &sequences,
                     std::int64_t auditEntry);
Result<> setPhaseStatus(Connection &connection, std::int64_t run, const std::string &phase,
                        const std::string &status);
Result<> setRunStatus(Connection &connection, std::int64_t run, const std::string &status);
/// Status, seconds and the report as JSON.
Result<> finishRun(Connection &connection, std::int64_t run, const Report &report);

/// AUTOINCREMENT counters as JSON, to set them back on undo (S0-B08).
Result<std::string> readSequences(Connection &connection);
Result<> restoreSequences(Connection &connection, const std::string &json);

/// The latest migration that is still in as a whole.
struct LastRun
{
    std::int64_t id = 0; ///< 0: there is none
    std::string playbook; ///< SHA-256
    Answers answers;
    std::map<QString, QByteArray> sources; ///< SHA-256 by file
};
Result<LastRun> lastCompleteRun(Connection &connection);

QString userName();

} // namespace waybill
