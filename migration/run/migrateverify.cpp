// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold after the phases, before anything is put in place.
#include "migration/base/sha256.h"
#include "migration/run/migrationrun.h"
#include "migration/run/migrationtext.h"
#include "migration/target/databasecopy.h"
#include "migration/undo/undorun.h"
#include "migration/verify/checks.h"
#include "migration/verify/movedkey.h"
#include "migration/verify/roundtrip.h"

using namespace Qt::StringLiterals;

namespace waybill {

using namespace migrationtext;
using Clock = std::chrono::steady_clock;

/// What was migrated must be what was backed up, and what is on the disk now.
Result<> MigrationRun::sourcesAreUnchanged()
{
    for (const auto &[name, state] : m_sources->states()) {
        if (state.kind == SourceState::Kind::Missing || state.sha256.isEmpty())
            continue;
        const auto backedUp = m_backedUp.find(state.spec->file);
        if (backedUp == m_backedUp.end() || *backedUp == state.sha256)
            continue;
        return changedWhileRead(state);
    }
    return {};
}

/// Files that differ from the database may be files that somebody has written to meanwhile.
Result<> MigrationRun::filesAreUnchanged()
{
    for (const auto &[name, state] : m_sources->states()) {
        if (state.kind == SourceState::Kind::Missing || state.sha256.isEmpty())
            continue;
        const auto now = sha256OfFile(state.path);
        if (!now || *now != state.sha256)
            return changedWhileRead(state);
    }
    return {};
}

Result<> MigrationRun::verify()
{
    const auto start = Clock::now();
    m_observer.progressed({.step = u"check"_s, .title = text("Check")});
    collect();
    auto tables = listTables(*m_connection);
    if (!tables)
        return tables.error();
    // A script that did not run has made no table.
    m_report.tables.removeIf([&](const TableReport &table) {
        return !std::binary_search(tables->begin(), tables->end(), table.table.toStdString());
    });
    for (TableReport &table : m_report.tables) {
        const std::string name = table.table.toStdString();
        auto rows = queryInteger(*m_connection, "SELECT count(*) FROM " + quotedName(name));
        if (!rows)
            return rows.error();
        const auto before = m_rowsBefore.find(name);
        table.before = before == m_rowsBefore.end() ? 0 : before->second;
        table.after = *rows;
    }
    m_report.checks = checkDatabase(*m_connection, m_request.playbook, m_report.workspace);
    // What somebody has edited so stands in the database already: worth a look, and no obstacle.
    for (CheckReport &check : m_report.checks) {
        if (m_request.adoption && check.status == CheckReport::Status::Fail)
            check.status = CheckReport::Status::Warn;
    }
    m_report.checks += checkLedger(*m_connection, m_run, m_report);
    auto compared = compareWithSources(*m_connection, m_report.workspace, m_run, m_observer);
    if (!compared || compared->differences > 0) {
        if (auto unchanged = filesAreUnchanged(); !unchanged)
            return unchanged;
    }
    if (!compared)
        return compared.error();
    CheckReport roundTrip =
        makeCheck(u"round-trip"_s, u"Data accuracy"_s,
                  text("The database gives back every value of the files"),
                  compared->differences == 0 && compared->copiesThatDiffer == 0,
                  QString::number(compared->values - compared->leftOut),
                  QString::number(compared->values - compared->leftOut - compared->differences));
    if (compared->copiesThatDiffer > 0)
        roundTrip.detail = text("%1 columns that hold a value a second time differ.")
                               .arg(compared->copiesThatDiffer);
    else if (compared->edited > 0)
        roundTrip.detail =
            text("%1 values have been edited in the database since.").arg(compared->edited);
    else if (compared->leftOut > 0)
        roundTrip.detail =
            text("%1 values are not in the database by choice.").arg(compared->leftOut);
    m_report.checks.append(roundTrip);
    m_report.problems += compared->examples;
    for (const CheckReport &check : m_report.checks) {
        if (check.status != CheckReport::Status::Fail)
            continue;
        stepDone("check", text("Check"), secondsSince(start), Progress::State::Failed);
        const QString moved = movedKeyHint(*m_connection);
        return Problem{.code = u"VERIFY-01"_s,
                       .file = m_database,
                       .expected = check.expected,
                       .found = check.found,
                       .action = text("Nothing was put in place."),
                       .hint = moved.isEmpty() ? check.detail : moved,
                       .message = text("A check failed: %1.").arg(check.title)};
    }
    if (m_request.rehearsal) {
        if (auto undone = rehearseUndo(); !undone)
            return undone;
    }
    stepDone("check", text("Check"), secondsSince(start));
    return {};
}

Result<> MigrationRun::rehearseUndo()
{
    m_runner.reset();
    if (auto undone = undoPhases(*m_connection, m_run, {}, UndoKind::KeepEdits, true); !undone)
        return undone.error();
    auto digest = contentDigest(*m_connection);
    if (!digest)
        return digest.error();
    m_report.undoRehearsed = *digest == m_contentBefore;
    m_report.checks.append(
        makeCheck(u"undo-rehearsed"_s, u"Data accuracy"_s, text("Undo gave back the state before"),
                  m_report.undoRehearsed, text("the state before"),
                  m_report.undoRehearsed ? text("the state before") : text("another state")));
    if (m_report.undoRehearsed)
        return {};
    return Problem{.code = u"VERIFY-02"_s,
                   .file = m_database,
                   .message = text("The rehearsed undo did not give back the state before.")};
}

} // namespace waybill
