// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/workspace/workspace.h"

#include "migration/run/migrate.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

/// What a database says about itself.
struct Finding
{
    bool usable = false;
    QString why; ///< a sentence; empty when it is usable
};

/// A migration that was begun and broken off, one that found nothing new and one that was taken
/// back all leave the one before in force.
constexpr auto runInForce = "SELECT u.status FROM waybill_runs u"
                            " JOIN waybill_playbooks p ON p.sha256 = u.playbook"
                            " WHERE u.kind = 'migrate' AND p.id = ?"
                            " AND u.status IN ('complete', 'complete-with-set-aside',"
                            " 'partly-undone') ORDER BY u.id DESC LIMIT 1";

Result<Finding> look(Connection &connection, const Playbook &playbook)
{
    auto application = queryInteger(connection, "PRAGMA application_id");
    if (!application)
        return application.error();
    auto ours = hasBookkeeping(connection);
    if (!ours)
        return ours.error();
    if (!*ours || static_cast<std::uint32_t>(*application) != playbook.applicationId)
        return Finding{.usable = false,
                       .why = Tr::tr("The file at the database's place is no complete database.")};
    auto query = Statement::prepare(connection, runInForce);
    if (!query)
        return query.error();
    query->bindText(0, playbook.id);
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return Finding{.usable = false,
                       .why = Tr::tr("The database holds no migration that is in force.")};
    if (query->text(0) == "partly-undone")
        return Finding{.usable = false, .why = Tr::tr("A part of the migration has been undone.")};
    auto chosen = queryInteger(connection,
                               "SELECT count(*) FROM waybill_state"
                               " WHERE name = 'reading' AND value = 'files'");
    if (!chosen)
        return chosen.error();
    if (*chosen > 0)
        return Finding{.usable = false,
                       .why = Tr::tr("You chose to go on with them; the database is as it was.")};
    return Finding{.usable = true, .why = {}};
}

Result<Finding> look(const QString &database, const Playbook &playbook)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto finding = look(*connection, playbook);
    if (finding || finding.error().code != "DB-RO"_L1)
        return finding;
    // A program that was killed while it wrote left its journal: only who may write can put that
    // right.
    auto writing = Connection::open(database, Connection::Mode::ReadWrite);
    return writing ? look(*writing, playbook) : writing.error();
}

} // namespace

WorkspaceState workspaceState(const QString &workspace, const Playbook &playbook)
{
    WorkspaceState state{.workspace = workspace};
    state.database =
        databasePath({.workspace = workspace, .playbook = playbook, .database = {}, .answers = {}});
    const QString reading = Tr::tr("You are looking at the files themselves.");
    if (!QFileInfo::exists(state.database)) {
        state.note = reading + u' ' + Tr::tr("There is no database yet.");
        return state;
    }
    const auto finding = look(state.database, playbook);
    if (finding && finding->usable) {
        state.reading = WorkspaceState::Reading::Database;
        state.note =
            Tr::tr("You are looking at the database %1.").arg(QFileInfo(state.database).fileName());
        return state;
    }
    state.note = reading + u' ' + (finding ? finding->why : finding.error().message);
    return state;
}

} // namespace waybill
