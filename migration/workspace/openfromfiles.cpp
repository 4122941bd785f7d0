// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/openanswer.h"
#include "migration/playbook/scriptguard.h"
#include "migration/run/choiceanswers.h"
#include "migration/run/journal.h"
#include "migration/run/phaserunner.h"
#include "migration/run/rowanswers.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/workspace/filesfolder.h"
#include "migration/workspace/workspace.h"

#include <QFile>

#include <map>
#include <mutex>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// The folders this process has open. What is left at its end is removed by the next one.
class OpenFolders
{
public:
    QString add(FilesFolder folder)
    {
        const std::scoped_lock lock(m_mutex);
        const QString path = folder.database();
        m_folders.emplace(path, std::move(folder));
        return path;
    }
    void remove(const QString &path)
    {
        const std::scoped_lock lock(m_mutex);
        m_folders.erase(path);
    }

private:
    std::mutex m_mutex;
    std::map<QString, FilesFolder> m_folders; ///< by the path of the database
};

OpenFolders &openFolders()
{
    static OpenFolders folders;
    return folders;
}

Result<> runScripts(Connection &connection, const PhaseSpec &phase, const MappingFacts &facts)
{
    const ScriptGuard guard(connection.native());
    for (const Script &script : phase.scripts) {
        if (!RecordMapper::holds(script.when, facts))
            continue;
        if (auto run = connection.run(script.up); !run)
            return run;
    }
    return {};
}

Result<std::int64_t> prepare(Connection &connection, const QString &workspace,
                             const Playbook &playbook, const Answers &answers)
{
    if (auto created = createBookkeeping(connection); !created)
        return created.error();
    const std::string header = "PRAGMA application_id = " + std::to_string(playbook.applicationId);
    if (auto set = connection.run(header); !set)
        return set.error();
    if (auto stored = storePlaybook(connection, playbook); !stored)
        return stored.error();
    return startRun(connection,
                    {.kind = u"migrate"_s,
                     .playbook = playbook.sha256,
                     .workspace = workspace,
                     .backup = {},
                     .newDatabase = true,
                     .answers = answers,
                     .started = QDateTime::currentDateTimeUtc()});
}

/// The same mapping as a migration, without its backup, checks and journal of phases.
Result<> fill(const QString &path, const QString &workspace, const Playbook &playbook,
              const Answers &given, const Observer &observer)
{
    auto all = answersWithFiles(playbook, answersWithDefaults(playbook, given), workspace);
    if (!all)
        return all.error();
    Answers answers = std::move(*all);
    answers.emplace(openAnswerId, "?");
    auto plan = compilePlan(playbook, answers);
    if (!plan)
        return plan.error();
    SourceSet sources = SourceSet::look(workspace, playbook, answers);
    if (auto obstacle = sources.obstacle())
        return *obstacle;
    auto rows = answersWithRows(playbook, **plan, answers, sources);
    if (!rows)
        return rows.error();
    answers = std::move(*rows);
    auto connection = Connection::open(path, Connection::Mode::Staging);
    if (!connection)
        return connection.error();
    // What nobody has said yet, such as whose a record is, leads nowhere here and is shown all the
    // same.
    if (auto loose = connection->run("PRAGMA foreign_keys = OFF"); !loose)
        return loose;
    auto transaction = Transaction::begin(*connection);
    if (!transaction)
        return transaction.error();
    auto run = prepare(*connection, workspace, playbook, answers);
    if (!run)
        return run.error();
    const MappingFacts facts{sources.withData(), answers};
    PhaseRunner runner({.playbook = playbook,
                        .plan = **plan,
                        .answers = answers,
                        .sources = sources,
                        .observer = observer,
                        .connection = &*connection,
                        .run = *run});
    for (const PlanPhase &phase : (*plan)->phases) {
        if (auto ran = runScripts(*connection, *phase.spec, facts); !ran)
            return ran;
        if (auto ran = runner.run(phase); !ran)
            return ran.error();
    }
    if (auto set = setRunStatus(*connection, *run, "complete"); !set)
        return set;
    return transaction->commit();
}

} // namespace

Result<QString> openFromFiles(const QString &workspace, const Playbook &playbook,
                              const Answers &answers, const Observer &observer)
{
    auto folder = FilesFolder::make();
    if (!folder)
        return folder.error();
    const QString database = folder->database();
    if (auto filled = fill(database, workspace, playbook, answers, observer); !filled)
        return filled.error();
    // Nothing that is typed here could find its way into the files.
    QFile::setPermissions(database, QFileDevice::ReadOwner);
    return openFolders().add(std::move(*folder));
}

void closeFilesDatabase(const QString &path)
{
    openFolders().remove(path);
}

} // namespace waybill
