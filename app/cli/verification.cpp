// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verification.h"

#include "app/cli/words.h"
#include "migration/base/sha256.h"
#include "migration/run/history.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/verify/checks.h"
#include "migration/verify/rebuild.h"
#include "migration/verify/roundtrip.h"
#include "migration/writeback/writeback.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Missing files and those that are not what was migrated; that explains the differences.
Result<Problems> changedSources(Connection &connection, const QString &workspace, std::int64_t run)
{
    auto rebuilder = Rebuilder::open(connection, run);
    if (!rebuilder)
        return rebuilder.error();
    Problems problems;
    for (const StoredSource &source : (*rebuilder)->sources()) {
        const auto sha256 = sha256OfFile(QDir(workspace).absoluteFilePath(source.file));
        if (sha256 && *sha256 == source.sha256)
            continue;
        if (!sha256)
            problems.append(sha256.error());
        else
            problems.append({.code = u"VERIFY-03"_s,
                             .severity = Severity::Warning,
                             .file = source.file,
                             .expected = QString::fromLatin1(source.sha256),
                             .found = QString::fromLatin1(*sha256),
                             .message = Cli::tr("The file is no longer what was migrated.")});
    }
    return problems;
}

CheckReport comparison(CheckReport::Status status)
{
    return {.id = u"round-trip"_s,
            .title = Cli::tr("The database gives back every value of the files"),
            .group = u"Data accuracy"_s,
            .status = status};
}

Result<> compare(Connection &connection, Verification &done, const Observer &observer)
{
    auto changed = changedSources(connection, done.workspace, done.run);
    if (!changed)
        return changed.error();
    done.problems += *changed;
    const bool complete =
        std::none_of(changed->begin(), changed->end(),
                     [](const Problem &problem) { return problem.severity == Severity::Error; });
    if (!complete) {
        CheckReport check = comparison(CheckReport::Status::Fail);
        check.detail = Cli::tr("A file is missing or cannot be read.");
        done.checks.append(check);
        return {};
    }
    auto compared = compareWithSources(connection, done.workspace, done.run, observer);
    if (!compared)
        return compared.error();
    done.values = compared->values;
    done.differences = compared->differences + compared->copiesThatDiffer;
    done.leftOut = compared->leftOut;
    done.problems += compared->examples;
    CheckReport check =
        comparison(done.differences == 0 ? CheckReport::Status::Pass : CheckReport::Status::Fail);
    const qint64 expected = compared->values - compared->leftOut;
    check.expected = QString::number(expected);
    check.found = QString::number(expected - compared->differences);
    if (compared->leftOut > 0)
        check.detail =
            Cli::tr("%1 values are not in the database by choice.").arg(compared->leftOut);
    done.checks.append(check);
    return {};
}

Result<> runChecks(Connection &connection, const StoredPlaybook &stored, Verification &done)
{
    auto report = readReport(done.database, stored.run);
    if (!report)
        return report.error();
    if (done.workspace.isEmpty())
        done.workspace = report->workspace;
    if (done.workspace.isEmpty())
        done.workspace = report->workspace;
    done.checks = checkDatabase(connection, stored.playbook, done.workspace)
        + checkLedger(connection, stored.run, *report);
    return {};
}

} // namespace

bool Verification::passed() const
{
    return std::none_of(checks.begin(), checks.end(), [](const CheckReport &check) {
        return check.status == CheckReport::Status::Fail;
    });
}

Result<Verification> verifyDatabase(const QString &database, const QString &workspace,
                                    const Observer &observer)
{
    const auto start = std::chrono::steady_clock::now();
    if (auto recovered = recoverWriteBack(database); !recovered)
        return recovered.error();
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours)
        return ours.error();
    if (!*ours) {
        return Problem{.code = u"DB-02"_s,
                       .file = database,
                       .message = Cli::tr("No migration has been made into this database.")};
    }
    auto stored = readStoredPlaybook(*connection);
    if (!stored)
        return stored.error();
    Verification done{.database = database,
                      .run = stored->run,
                      .playbook = stored->playbook,
                      .workspace = workspace};
    if (auto checked = runChecks(*connection, *stored, done); !checked)
        return checked.error();
    if (workspace.isEmpty() && !QFileInfo(done.workspace).isDir()) {
        CheckReport check = comparison(CheckReport::Status::Skipped);
        check.detail = Cli::tr("The folder the files were in is gone: %1").arg(done.workspace);
        done.checks.append(check);
        done.workspace.clear();
    } else if (auto compared = compare(*connection, done, observer); !compared) {
        return compared.error();
    }
    done.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return done;
}

} // namespace waybill
