// SPDX-License-Identifier: GPL-3.0-or-later
// The database that a run writes to, and the phases that fill it.
#include "migration/decisions/decisionlist.h"
#include "migration/decisions/earlierreadings.h"
#include "migration/playbook/scriptguard.h"
#include "migration/run/earlierruns.h"
#include "migration/run/journal.h"
#include "migration/run/migrationrun.h"
#include "migration/run/migrationtext.h"
#include "migration/run/renewaudit.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/target/schema.h"
#include "migration/target/searchindex.h"
#include "migration/undo/undorun.h"

#include <QFileInfo>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace waybill {

using namespace migrationtext;
using Clock = std::chrono::steady_clock;

namespace {

Result<std::vector<std::string>> schemaNames(Connection &connection)
{
    auto schema = readSchema(connection);
    if (!schema)
        return schema.error();
    std::vector<std::string> names;
    for (const SchemaObject &object : *schema)
        names.push_back(object.name);
    return names;
}

} // namespace

QString MigrationRun::workPath() const
{
    return m_staging.isEmpty() ? m_database : m_staging;
}

Result<> MigrationRun::openTarget()
{
    const bool aside = !m_exists || m_request.rehearsal;
    if (aside) {
        const QFileInfo target(m_database);
        m_staging = target.absolutePath() + u"/."_s + target.fileName() + u".waybill-staging-"_s
            + QString::number(QRandomGenerator::system()->generate64(), 36);
    }
    if (m_exists && aside) {
        if (auto copied = copyDatabase(m_database, m_staging); !copied)
            return copied;
    }
    const auto mode = m_exists ? Connection::Mode::ReadWrite : Connection::Mode::Staging;
    auto connection = Connection::open(workPath(), mode);
    if (!connection)
        return connection.error();
    m_connection.emplace(std::move(*connection));
    if (m_request.atOnce) {
        auto begun = Transaction::begin(*m_connection);
        if (!begun)
            return begun.error();
        m_atOnce.emplace(std::move(*begun));
    }
    if (m_request.rehearsal) {
        auto digest = contentDigest(*m_connection);
        if (!digest)
            return digest.error();
        m_contentBefore = *digest;
    }
    auto tables = listTables(*m_connection);
    if (!tables)
        return tables.error();
    for (const std::string &table : *tables) {
        auto rows = queryInteger(*m_connection, "SELECT count(*) FROM " + quotedName(table));
        if (!rows)
            return rows.error();
        m_rowsBefore[table] = *rows;
    }
    auto names = schemaNames(*m_connection);
    if (!names)
        return names.error();
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return transaction.error();
    auto created =
        m_exists ? createBookkeeping(*m_connection) : createBookkeepingTables(*m_connection);
    if (!created)
        return created;
    if (auto dropped = dropSearch(*m_connection); !dropped)
        return dropped;
    if (auto stored = storePlaybook(*m_connection, m_request.playbook); !stored)
        return stored;
    auto last = lastCompleteRun(*m_connection);
    if (!last)
        return last.error();
    m_decidedOtherwise = last->id > 0 && readsOtherwise(last->answers, m_answers);
    auto run = startRun(*m_connection,
                        {.kind = u"migrate"_s,
                         .playbook = m_request.playbook.sha256,
                         .workspace = m_report.workspace,
                         .database = m_database,
                         .backup = m_report.backup,
                         .newDatabase = !m_exists,
                         .schemaBefore = *names,
                         .answers = m_answers,
                         .started = m_report.started});
    if (!run)
        return run.error();
    m_run = *run;
    m_report.run = m_run;
    return transaction->commit();
}

Result<> MigrationRun::runPhases()
{
    auto earlier = earlierRuns(*m_connection,
                               {.playbook = m_request.playbook,
                                .sources = *m_sources,
                                .workspace = m_report.workspace,
                                .database = m_database,
                                .run = m_run});
    if (!earlier)
        return earlier.error();
    auto otherwise = mayHaveReadOtherwise(*m_connection, m_answers);
    if (!otherwise)
        return otherwise.error();
    const bool readAnew =
        m_onDuplicate == OnDuplicate::Update ? *otherwise : m_decidedOtherwise && m_request.retry;
    m_counter.emplace(*m_plan, m_answers);
    m_runner = std::make_unique<PhaseRunner>(
        RunContext{.playbook = m_request.playbook,
                   .plan = *m_plan,
                   .answers = m_answers,
                   .sources = *m_sources,
                   .observer = m_observer,
                   .connection = &*m_connection,
                   .run = m_run,
                   .onDuplicate = m_onDuplicate,
                   .retry = m_request.retry,
                   .maxSetAside = m_request.maxSetAside,
                   .earlierRuns = *earlier,
                   .adoption = m_request.adoption,
                   .readAnew = readAnew,
                   .collectSecrets = bool(m_request.keepSecret) && !m_request.rehearsal,
                   .recordDone = [this](const MappedRecord &record) { m_counter->add(record); }});
    int position = 0;
    for (const PlanPhase &phase : m_plan->phases) {
        if (auto ran = runPhase(phase, position++); !ran)
            return ran;
    }
    return sourcesAreUnchanged();
}

Result<> MigrationRun::runPhase(const PlanPhase &phase, int position)
{
    const auto start = Clock::now();
    const QString title = phase.spec->title;
    m_observer.progressed({.step = QString::fromStdString(phase.spec->id),
                           .title = title,
                           .state = Progress::State::Running});
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return transaction.error();
    auto sequences = readSequences(*m_connection);
    auto audit = lastAuditEntry(*m_connection);
    if (!sequences || !audit)
        return sequences ? audit.error() : sequences.error();
    if (m_request.adoption && *audit != m_request.adoption->auditEntry) {
        return Problem{.code = u"WB-03"_s,
                       .file = m_database,
                       .action = text("Nothing was written."),
                       .hint = text("Look at the differences again."),
                       .message = text("Somebody has edited the database while the files were "
                                       "written.")};
    }
    if (auto begun = beginLoading(*m_connection); !begun)
        return begun;
    if (auto scripts = runScripts(phase); !scripts)
        return scripts;
    auto ran = m_runner->run(phase);
    if (!ran) {
        m_report.phases.append(
            {.id = QString::fromStdString(phase.spec->id),
             .title = title,
             .status = m_observer.stop.stop_requested() ? u"cancelled"_s : u"failed"_s,
             .seconds = secondsSince(start)});
        stepDone(phase.spec->id.c_str(), title, secondsSince(start), Progress::State::Failed);
        return ran.error();
    }
    const bool isLast = position + 1 == static_cast<int>(m_plan->phases.size());
    if (isLast) {
        if (auto made = makeIndexes(); !made)
            return made;
    }
    PhaseReport report = *ran;
    report.seconds = secondsSince(start);
    // Nobody else sees a new database before it is complete: its loads need not pass triggers.
    if (m_exists || isLast) {
        if (!m_auditMask) {
            auto mask = storedAuditMask(*m_connection);
            if (!mask)
                return mask.error();
            m_auditMask = std::move(*mask);
        }
        if (auto triggers = createAuditTriggers(*m_connection, *m_auditMask); !triggers)
            return triggers;
    }
    if (isLast) {
        if (auto view = createAuditView(*m_connection); !view)
            return view;
    }
    if (auto ended = endLoading(*m_connection); !ended)
        return ended;
    if (auto recorded = recordPhase(*m_connection, m_run, position, report, *sequences, *audit);
        !recorded)
        return recorded;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    m_report.phases.append(report);
    stepDone(phase.spec->id.c_str(), title, report.seconds);
    return {};
}

/// Into a new file, indexes are made once after the load: that is faster than keeping them up. A
/// script of which all is there already has done its work.
Result<> MigrationRun::runScripts(const PlanPhase &phase)
{
    const MappingFacts facts{m_sources->withData(), m_answers};
    auto made = objectsOfScripts(m_request.playbook);
    auto names = schemaNames(*m_connection);
    if (!made || !names)
        return made ? names.error() : made.error();
    const auto isThere = [&](const SchemaObject &object) {
        return std::find(names->begin(), names->end(), object.name) != names->end();
    };
    const ScriptGuard guard(m_connection->native());
    for (const Script &script : phase.spec->scripts) {
        const std::vector<SchemaObject> &objects = (*made)[&script];
        const bool hasRun =
            !objects.empty() && std::all_of(objects.begin(), objects.end(), isThere);
        if (hasRun || !RecordMapper::holds(script.when, facts))
            continue;
        for (const std::string &statement : splitScript(script.up)) {
            if (!m_exists && makesIndex(statement)) {
                m_deferredIndexes.push_back(statement);
                continue;
            }
            if (auto ran = m_connection->run(statement); !ran)
                return ran;
        }
    }
    return {};
}

Result<> MigrationRun::makeIndexes()
{
    for (const std::string &statement : m_deferredIndexes) {
        if (m_observer.stop.stop_requested())
            return cancelled();
        if (auto made = m_connection->run(statement); !made)
            return made;
    }
    m_deferredIndexes.clear();
    return createBookkeepingIndexes(*m_connection);
}

} // namespace waybill
