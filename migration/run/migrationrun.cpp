// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/migrationrun.h"

#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/playbook/scriptguard.h"
#include "migration/run/journal.h"
#include "migration/run/storedplaybook.h"
#include "migration/run/undorun.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/target/schema.h"
#include "migration/verify/checks.h"
#include "migration/verify/roundtrip.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

QString text(const char *source)
{
    return QCoreApplication::translate("Migration", source);
}

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

Problem cancelled()
{
    return {.code = u"CANCELLED"_s, .severity = Severity::Info, .message = text("Cancelled.")};
}

} // namespace

MigrationRun::MigrationRun(const MigrationRequest &request, const Observer &observer)
    : m_request(request)
    , m_observer(observer)
    , m_answers(answersWithDefaults(request.playbook, request.answers))
    , m_database(databasePath(request))
    , m_start(Clock::now())
{
    m_report.rehearsal = request.rehearsal;
    m_report.playbookId = QString::fromStdString(request.playbook.id);
    m_report.playbookName = request.playbook.name;
    m_report.playbookVersion = QString::fromStdString(request.playbook.version);
    m_report.playbookSha256 = QByteArray::fromStdString(request.playbook.sha256);
    m_report.programVersion = QStringLiteral(WAYBILL_VERSION);
    m_report.workspace = QDir::cleanPath(QDir(request.workspace).absolutePath());
    m_report.database = m_database;
    m_report.started = QDateTime::currentDateTimeUtc();
}

MigrationRun::~MigrationRun()
{
    tidy();
}

Report MigrationRun::run()
{
    bool unchanged = false;
    const auto steps = [&]() -> Result<> {
        if (auto prepared = prepare(); !prepared)
            return prepared;
        if (auto asked = askedEverything(); !asked)
            return asked;
        auto nothing = nothingToDo();
        if (!nothing)
            return nothing.error();
        unchanged = *nothing;
        if (unchanged)
            return {};
        for (const auto step :
             {&MigrationRun::checkGround, &MigrationRun::backUp, &MigrationRun::openTarget,
              &MigrationRun::runPhases, &MigrationRun::verify, &MigrationRun::finish,
              &MigrationRun::publish}) {
            if (m_observer.stop.stop_requested())
                return cancelled();
            if (auto done = (this->*step)(); !done)
                return done;
        }
        return {};
    };
    auto done = steps();
    if (!done) {
        m_report.failure = done.error();
        m_report.outcome =
            done.error().code == "CANCELLED"_L1 ? RunOutcome::Cancelled : RunOutcome::Failed;
        if (m_report.checks.isEmpty())
            collect();
        takeBack();
    } else if (unchanged) {
        m_report.outcome = RunOutcome::Unchanged;
    }
    m_report.seconds = secondsSince(m_start);
    addDecisions();
    sayVerdict();
    tidy();
    return m_report;
}

Result<> MigrationRun::prepare()
{
    if (!QFileInfo(m_report.workspace).isDir()) {
        return Problem{.code = u"WS-01"_s,
                       .file = m_report.workspace,
                       .message = text("There is no such folder.")};
    }
    auto plan = compilePlan(m_request.playbook, m_answers);
    if (!plan)
        return plan.error();
    m_plan = std::move(*plan);
    m_exists = QFileInfo::exists(m_database);
    m_sources.emplace(SourceSet::look(m_report.workspace, m_request.playbook, m_answers));
    if (auto obstacle = m_sources->obstacle())
        return *obstacle;
    return {};
}

/// A secret meant for the keychain has to be left out where nobody can put it there.
void MigrationRun::warnAboutKeychain()
{
    if (answerOr(m_answers, "secrets", "leave-out") != "keychain" || m_request.keepSecret)
        return;
    m_report.problems.append({.code = u"SEC-03"_s,
                              .severity = Severity::Warning,
                              .action = text("Secrets are left out instead."),
                              .message = text("There is no keychain here.")});
}

/// Every question of a playbook without a default needs a person.
Result<> MigrationRun::askedEverything()
{
    for (const QuestionSpec &question : m_request.playbook.questions) {
        const std::string answer = answerOr(m_answers, "choices/" + question.id, "");
        const bool known = std::any_of(question.options.begin(), question.options.end(),
                                       [&](const auto &option) { return option.value == answer; });
        if (known)
            continue;
        return Problem{.code = u"ASK-01"_s,
                       .field = u"choices/"_s + QString::fromStdString(question.id),
                       .found = QString::fromStdString(answer),
                       .hint = text("Answer it in a file given with --answers, or in the window."),
                       .message = question.text};
    }
    return {};
}

/// The same files, playbook and answers as the last run that is still in: nothing would change.
Result<bool> MigrationRun::nothingToDo()
{
    if (!m_exists || m_request.onDuplicate == OnDuplicate::Update)
        return false;
    auto connection = Connection::open(m_database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return false;
    auto last = lastCompleteRun(*connection);
    if (!last)
        return last.error();
    const std::string playbook = m_request.playbook.sha256;
    if (last->id == 0 || last->playbook != playbook || last->answers != m_answers)
        return false;
    for (const auto &[name, state] : m_sources->states()) {
        const bool present = state.kind != SourceState::Kind::Missing;
        const auto known = last->sources.find(name);
        if (present != (known != last->sources.end()))
            return false;
        if (!present)
            continue;
        auto sha256 = sha256OfFile(state.path);
        if (!sha256)
            return sha256.error();
        if (*sha256 != known->second)
            return false;
    }
    m_report.run = last->id;
    return true;
}

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
    if (auto created = createBookkeeping(*m_connection); !created)
        return created;
    if (auto stored = storePlaybook(*m_connection, m_request.playbook); !stored)
        return stored;
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
    auto earlier = queryInteger(*m_connection,
                                "SELECT count(*) FROM waybill_runs WHERE kind = 'migrate'"
                                " AND id < "
                                    + std::to_string(m_run));
    if (!earlier)
        return earlier.error();
    m_runner = std::make_unique<PhaseRunner>(
        RunContext{.playbook = m_request.playbook,
                   .plan = *m_plan,
                   .answers = m_answers,
                   .sources = *m_sources,
                   .observer = m_observer,
                   .connection = &*m_connection,
                   .run = m_run,
                   .onDuplicate = m_request.onDuplicate,
                   .maxSetAside = m_request.maxSetAside,
                   .compareWithEarlier = *earlier > 0,
                   .collectSecrets = bool(m_request.keepSecret) && !m_request.rehearsal});
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
    if (auto triggers = createAuditTriggers(*m_connection); !triggers)
        return triggers;
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
    return {};
}

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
    m_report.checks = checkDatabase(*m_connection, m_request.playbook, m_report.workspace)
        + checkLedger(*m_connection, m_run, m_report);
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
        return Problem{.code = u"VERIFY-01"_s,
                       .file = m_database,
                       .expected = check.expected,
                       .found = check.found,
                       .action = text("Nothing was put in place."),
                       .hint = check.detail,
                       .message = text("A check failed: %1.").arg(check.title)};
    }
    if (m_request.rehearsal) {
        if (auto undone = rehearseUndo(); !undone)
            return undone;
    }
    stepDone("check", text("Check"), secondsSince(start));
    return {};
}

Result<> MigrationRun::finish()
{
    const bool aside = m_report.balance.setAside > 0;
    m_report.outcome = m_request.rehearsal ? RunOutcome::Rehearsed
        : aside                            ? RunOutcome::CompleteWithSetAside
                                           : RunOutcome::Complete;
    if (m_request.rehearsal)
        return {};
    m_report.seconds = secondsSince(m_start);
    addDecisions();
    sayVerdict();
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return transaction.error();
    if (auto finished = finishRun(*m_connection, m_run, m_report); !finished)
        return finished;
    if (!m_exists) {
        const std::string header =
            "PRAGMA application_id = " + std::to_string(m_request.playbook.applicationId)
            + "; PRAGMA user_version = " + std::to_string(m_request.playbook.userVersion) + ";";
        if (auto set = m_connection->run(header); !set)
            return set;
    }
    return transaction->commit();
}

/// The one moment at which the new database appears, complete.
Result<> MigrationRun::publish()
{
    const auto start = Clock::now();
    if (m_runner) {
        for (const auto &[name, secret] : m_runner->secrets())
            m_request.keepSecret(QString::fromStdString(name), QString::fromStdString(secret));
    }
    m_runner.reset();
    m_connection.reset();
    if (m_request.rehearsal || m_staging.isEmpty())
        return {};
    m_observer.progressed({.step = u"publish"_s, .title = text("Put in place")});
    if (QFileInfo::exists(m_database)) {
        return Problem{.code = u"DB-EXISTS"_s,
                       .file = m_database,
                       .message = text("A database appeared at this place during the migration.")};
    }
    if (auto synced = syncFile(m_staging); !synced)
        return synced;
    if (auto replaced = replaceFile(m_staging, m_database); !replaced)
        return replaced;
    m_staging.clear();
    stepDone("publish", text("Put in place"), secondsSince(start));
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

/// Phases that are in an existing database already are taken out again.
void MigrationRun::takeBack()
{
    m_runner.reset();
    if (!m_connection || !m_staging.isEmpty() || m_run == 0)
        return;
    if (auto removed = removeRun(*m_connection, m_run); !removed)
        m_report.problems.append(removed.error());
}

void MigrationRun::tidy()
{
    m_runner.reset();
    m_connection.reset();
    if (!m_staging.isEmpty()) {
        static_cast<void>(removeFile(m_staging));
        static_cast<void>(removeFile(m_staging + u"-journal"_s));
    }
    m_staging.clear();
    m_lock.reset();
}

void MigrationRun::collect()
{
    if (!m_runner)
        return;
    m_report.sources = m_runner->sourceReports();
    m_report.balance = m_runner->tally().total();
    m_report.fields = m_runner->tally().fields();
    m_report.rules = m_runner->tally().rules();
    m_report.tables = m_runner->tableReports();
    m_report.problems = m_runner->problems().problems();
    warnAboutKeychain();
    m_report.problemsLeftOut = m_runner->problems().leftOut();
    m_report.recordsRead = m_runner->recordsRead();
    m_report.recordsStored = m_runner->recordsStored();
    m_report.recordsSetAside = m_runner->recordsSetAside();
}

void MigrationRun::stepDone(const char *step, const QString &title, double seconds,
                            Progress::State state)
{
    m_observer.progressed(
        {.step = QString::fromLatin1(step), .title = title, .state = state, .seconds = seconds});
}

} // namespace waybill
