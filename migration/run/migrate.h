// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/run/duplicaterule.h"
#include "migration/verify/report.h"

#include <QString>

#include <functional>
#include <optional>

namespace waybill {

struct Adoption;

struct MigrationRequest
{
    QString workspace;
    Playbook playbook;
    QString database; ///< empty: the playbook's own path inside the workspace
    Answers answers;
    bool answersFromFile = false; ///< who gave them, for the report
    bool rehearsal = false;
    /// For this run; none: as the answers say (duplicateRule()).
    std::optional<OnDuplicate> onDuplicate;
    bool retry = false; ///< the same files as last time, for what was mended since
    std::optional<qint64> maxSetAside; ///< more records set aside than this: nothing is published
    /// Takes a secret that the answers send to the keychain; called once for each when the run is
    /// about to be published, from the thread it runs in. Without it such secrets are left out
    /// (SEC-03).
    std::function<void(const QString &name, const QString &secret)> keepSecret;
    QString backupFolder; ///< empty: "backups" inside the workspace
    int keepBackups = 10;
    /// Everything in one transaction, with the checks: nobody sees a part of it. Without it, each
    /// phase has its own, which keeps the journal of a large load small.
    bool atOnce = false;
    /// The files were written from the database, which holds everything they say: nothing is
    /// stored, the files become known. \a backup is the one that was made before they were written.
    const Adoption *adoption = nullptr;
    QString backup;
};

/// The path the database of \a request will have.
QString databasePath(const MigrationRequest &request);

/// Runs a migration from start to end: checks the ground, makes and verifies a backup, runs the
/// phases, verifies every value, publishes. Never throws; everything there is to say is in the
/// report, whose `failure` tells why nothing was published. Blocks: call it from a worker.
Report migrate(const MigrationRequest &request, const Observer &observer = {});

/// The exit code of the command line for a report.
int exitCode(const Report &report);

} // namespace waybill
