// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/migrationrun.h"

#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/inspect/placerules.h"
#include "migration/run/choiceanswers.h"
#include "migration/run/journal.h"
#include "migration/run/migrationtext.h"
#include "migration/run/rowanswers.h"
#include "migration/target/bookkeeping.h"
#include "migration/undo/undorun.h"
#include "migration/verify/masking.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

using namespace migrationtext;
using Clock = std::chrono::steady_clock;

MigrationRun::MigrationRun(const MigrationRequest &request, const Observer &observer)
    : m_request(request)
    , m_observer(observer)
    , m_answers(answersWithDefaults(request.playbook, request.answers))
    , m_onDuplicate(request.onDuplicate.value_or(duplicateRule(m_answers)))
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
        m_report.failure = named(done.error());
        m_report.outcome =
            done.error().code == "CANCELLED"_L1 ? RunOutcome::Cancelled : RunOutcome::Failed;
        if (m_report.checks.isEmpty())
            collect();
        takeBack();
    } else if (unchanged) {
        m_report.outcome = RunOutcome::Unchanged;
    } else {
        pruneOldBackups();
    }
    m_report.seconds = secondsSince(m_start);
    addDecisions();
    sayVerdict();
    tidy();
    return m_report;
}

Result<> MigrationRun::prepare()
{
    m_report.personalSources = personalSources(m_request.playbook);
    if (!QFileInfo(m_report.workspace).isDir()) {
        return Problem{.code = u"WS-01"_s,
                       .file = m_report.workspace,
                       .message = text("There is no such folder.")};
    }
    auto answers = answersWithFiles(m_request.playbook, m_answers, m_report.workspace);
    if (!answers)
        return answers.error();
    m_answers = std::move(*answers);
    if (const Problems misplaced = placeMistakes(m_request.playbook, m_answers);
        !misplaced.isEmpty())
        return misplaced.first();
    auto plan = compilePlan(m_request.playbook, m_answers);
    if (!plan)
        return plan.error();
    m_plan = std::move(*plan);
    m_exists = QFileInfo::exists(m_database);
    m_sources.emplace(SourceSet::look(m_report.workspace, m_request.playbook, m_answers));
    if (auto obstacle = m_sources->obstacle())
        return *obstacle;
    auto rows = answersWithRows(m_request.playbook, *m_plan, m_answers, *m_sources);
    if (!rows)
        return rows.error();
    m_answers = std::move(*rows);
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

/// A decision that has changed is for what is read: records that are in the database and say the
/// same are read again only when somebody asks for it.
void MigrationRun::tellWhatStays()
{
    const qint64 same = m_runner->recordsSame();
    if (!m_decidedOtherwise || same == 0 || m_request.retry || m_onDuplicate == OnDuplicate::Update)
        return;
    m_report.problems.append(
        {.code = u"DEC-04"_s,
         .severity = Severity::Info,
         .found = QString::number(same),
         .action = text("Records that were in the database already stay as they were read then."),
         .hint = text("Migrate again and update what is there: --on-duplicate update."),
         .message = text("Something has been decided otherwise since the last migration.")});
}

/// Every question of a playbook without a default needs a person.
Result<> MigrationRun::askedEverything()
{
    if (auto open = firstUnanswered(m_request.playbook, m_answers, *m_sources))
        return *open;
    return {};
}

/// The same files, playbook and answers as the last run that is still in: nothing would change.
Result<bool> MigrationRun::nothingToDo()
{
    // Who asks for an update in so many words gets one, whatever was decided before.
    if (!m_exists || m_request.retry || m_request.onDuplicate == OnDuplicate::Update)
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
    std::size_t there = 0;
    for (const auto &[name, state] : m_sources->states()) {
        const bool present = state.kind != SourceState::Kind::Missing;
        const auto known = last->sources.find(state.spec->file);
        if (present != (known != last->sources.end()))
            return false;
        if (!present)
            continue;
        ++there;
        auto sha256 = sha256OfFile(state.path);
        if (!sha256)
            return sha256.error();
        if (*sha256 != known->second)
            return false;
    }
    if (there != last->sources.size())
        return false; // one of many files is gone
    m_report.run = last->id;
    return true;
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
    if (auto kept = keepDecisions(); !kept)
        return kept;
    if (!m_exists) {
        const std::string header =
            "PRAGMA application_id = " + std::to_string(m_request.playbook.applicationId)
            + "; PRAGMA user_version = " + std::to_string(m_request.playbook.userVersion) + ";";
        if (auto set = m_connection->run(header); !set)
            return set;
    }
    if (auto committed = transaction->commit(); !committed)
        return committed;
    if (m_atOnce) {
        if (auto committed = m_atOnce->commit(); !committed)
            return committed;
        m_atOnce.reset();
    }
    return {};
}

/// How much each decision decided, and what was taken because nobody had decided.
Result<> MigrationRun::keepDecisions()
{
    if (!m_counter)
        return {};
    DecidedValues values = m_counter->values();
    Answers defaults;
    for (const auto &[id, count] : m_counter->undecided()) {
        values.emplace(id, count);
        defaults.emplace(id, std::string());
    }
    for (const auto &[input, state] : m_sources->states()) {
        const std::string id = "encodings/" + input;
        const std::string &encoding = state.dialect.encoding;
        if (!encoding.empty() && !encoding.starts_with("UTF-") && !m_answers.contains(id))
            defaults.emplace(id, encoding);
    }
    if (auto kept = keepDefaults(*m_connection, m_run, defaults); !kept)
        return kept;
    return keepDecidedValues(*m_connection, m_run, values);
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
    m_atOnce.reset();
    m_connection.reset();
    if (m_request.rehearsal || m_staging.isEmpty())
        return {};
    m_observer.progressed({.step = u"publish"_s, .title = text("Put in place")});
    if (auto synced = syncFile(m_staging); !synced)
        return synced;
    auto placed = placeFile(m_staging, m_database);
    if (!placed)
        return placed.error();
    if (!*placed) {
        return Problem{.code = u"DB-EXISTS"_s,
                       .file = m_database,
                       .message = text("A database appeared at this place during the migration.")};
    }
    m_staging.clear();
    stepDone("publish", text("Put in place"), secondsSince(start));
    return {};
}

/// Phases that are in an existing database already are taken out again.
void MigrationRun::takeBack()
{
    m_runner.reset();
    if (m_atOnce) {
        m_atOnce.reset(); // which takes the run back with all that it did
        return dropBackup();
    }
    if (!m_connection || !m_staging.isEmpty() || m_run == 0)
        return dropBackup();
    if (auto removed = removeRun(*m_connection, m_run); !removed)
        m_report.problems.append(removed.error());
    else
        dropBackup();
}

/// Everything is as it was, so there is nothing that the backup could give back.
void MigrationRun::dropBackup()
{
    if (m_request.adoption)
        return; // it is not ours
    if (!m_report.backup.isEmpty()) {
        if (!removeBackup(m_report.backup))
            return;
        m_report.backup.clear();
    }
    if (!m_newBackupFolder.isEmpty())
        QDir().rmdir(m_newBackupFolder); // which fails when somebody has put something there
}

/// What happened to the file that nobody knows of happened to the database.
Problem MigrationRun::named(Problem problem) const
{
    if (m_staging.isEmpty() || !problem.file.startsWith(m_staging))
        return problem;
    problem.file = m_database;
    if (problem.action.isEmpty())
        problem.action = text("Nothing was put in place.");
    return problem;
}

void MigrationRun::tidy()
{
    m_runner.reset();
    m_atOnce.reset();
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
    tellWhatStays();
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
