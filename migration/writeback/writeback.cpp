// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/writeback.h"

#include "migration/backup/backup.h"
#include "migration/run/history.h"
#include "migration/run/migrate.h"
#include "migration/run/neededbackups.h"
#include "migration/run/runlock.h"
#include "migration/writeback/planwriteback.h"
#include "migration/writeback/replacefiles.h"
#include "migration/writeback/writebackjournal.h"
#include "migration/writeback/writebacklog.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("WriteBack", source);
}

/// What was shown is what is about to be written.
Result<> isAsShown(const WriteBackPlan &plan, const WriteBackPlan &shown)
{
    for (const FileChanges &file : plan.files) {
        const auto before =
            std::find_if(shown.files.begin(), shown.files.end(),
                         [&](const FileChanges &one) { return one.file == file.file; });
        if (before == shown.files.end() || before->after != file.after)
            return changedMeanwhile(file.file);
    }
    return {};
}

/// The steps of a write-back, and what is done again without an edit that cannot be read.
class WritingBack
{
public:
    WritingBack(const WriteBackRequest &request, const WriteBackJournal &journal,
                const Observer &observer)
        : m_request(request)
        , m_journal(journal)
        , m_observer(observer)
    {
    }

    Result<WrittenBack> run()
    {
        constexpr int mostAttempts = 10;
        auto written = attempt();
        for (int i = 1; i < mostAttempts && !written && leaveOutUnreadable(); ++i)
            written = attempt();
        if (!written && !m_backup.isEmpty() && !m_journal.isThere())
            static_cast<void>(removeBackup(m_backup)); // everything is as it was
        return written;
    }

private:
    Result<WrittenBack> attempt();
    Result<qint64> replaceAndLearn(const PreparedWriteBack &prepared);
    Result<qint64> learn(const PreparedWriteBack &prepared);
    bool leaveOutUnreadable();
    void prune() const;

    const WriteBackRequest &m_request;
    const WriteBackJournal &m_journal;
    const Observer &m_observer;
    QString m_backup;
    std::set<std::int64_t> m_untouched; ///< records that are left as they are
    std::map<QString, std::vector<ChangedRecord>> m_changed; ///< of the last attempt, by file
    Problems m_known; ///< what the run before had to say
    Report m_report; ///< of the run that was to learn the files
};

Result<WrittenBack> WritingBack::attempt()
{
    m_report = {};
    auto prepared = [&] {
        auto lock = RunLock::take(m_request.database);
        return lock ? prepareWriteBack(m_request, true, m_untouched, m_observer)
                    : Result<PreparedWriteBack>(lock.error());
    }();
    if (!prepared)
        return prepared.error();
    m_changed = prepared->changed;
    const auto giveUp = [&](Problem problem) {
        dropStaged(*prepared);
        return Result<WrittenBack>(std::move(problem));
    };
    WrittenBack written{.done = prepared->plan, .run = 0, .backup = {}};
    if (m_request.shown && m_untouched.empty()) {
        if (auto same = isAsShown(prepared->plan, *m_request.shown); !same)
            return giveUp(same.error());
    }
    if (prepared->plan.isEmpty()) {
        dropStaged(*prepared);
        return written;
    }
    if (m_backup.isEmpty()) {
        auto backup = backUp(*prepared, m_request, m_observer);
        if (!backup)
            return giveUp(backup.error());
        m_backup = *backup;
    }
    auto learnt = replaceAndLearn(*prepared);
    dropStaged(*prepared);
    if (!learnt)
        return learnt.error();
    written.run = *learnt;
    written.backup = m_backup;
    prune();
    return written;
}

/// From here on until its end the journal says what is to be taken back.
Result<qint64> WritingBack::replaceAndLearn(const PreparedWriteBack &prepared)
{
    const QList<FileReplacement> files = replacements(prepared);
    auto begun = m_journal.write({.run = prepared.plan.run,
                                  .workspace = prepared.plan.workspace,
                                  .backup = m_backup,
                                  .files = files});
    if (!begun)
        return begun.error();
    const auto learnt = [&]() -> Result<qint64> {
        if (auto placed = putInPlace(prepared); !placed)
            return placed.error();
        auto run = learn(prepared);
        return run ? noteWriteBack(m_request.database, *run, files, m_backup) : run;
    }();
    // Where they cannot be put back now, the journal stays and it is tried again.
    if (!learnt && !putBack(m_backup, prepared.plan))
        return learnt;
    if (auto removed = m_journal.remove(); !removed)
        return removed.error();
    return learnt;
}

/// A run that stores nothing: the files are the database's sources from now on.
Result<qint64> WritingBack::learn(const PreparedWriteBack &prepared)
{
    auto before = readReport(prepared.plan.database, prepared.plan.run);
    if (!before)
        return before.error();
    m_known = before->problems;
    m_report = migrate({.workspace = prepared.plan.workspace,
                        .playbook = prepared.playbook,
                        .database = prepared.plan.database,
                        .answers = prepared.answers,
                        .maxSetAside = before->recordsSetAside,
                        .adoption = &prepared.adoption,
                        .backup = m_backup},
                       m_observer);
    if (m_report.failure)
        return *m_report.failure;
    if (m_report.outcome != RunOutcome::Complete
        && m_report.outcome != RunOutcome::CompleteWithSetAside)
        return Problem{.code = u"WB-06"_s,
                       .file = prepared.plan.database,
                       .action = text("Nothing was written."),
                       .message = text("The new files could not be read again.")};
    return m_report.run;
}

/// The records that were changed and about which the run had to say something new.
bool WritingBack::leaveOutUnreadable()
{
    const std::size_t before = m_untouched.size();
    for (const Problem &problem : std::as_const(m_report.problems)) {
        const auto file = m_changed.find(problem.file);
        const bool isKnown = std::any_of(m_known.begin(), m_known.end(), [&](const Problem &one) {
            return one.code == problem.code && one.file == problem.file
                && one.field == problem.field && one.found == problem.found;
        });
        if (isKnown || problem.severity != Severity::Error || file == m_changed.end())
            continue;
        for (const ChangedRecord &one : file->second) {
            if (one.firstLine <= problem.line && problem.line <= one.lastLine)
                m_untouched.insert(one.id);
        }
    }
    return m_untouched.size() > before;
}

/// Only what has succeeded may push older backups out.
void WritingBack::prune() const
{
    const QString folder = QFileInfo(m_backup).path();
    static_cast<void>(
        pruneBackups(folder, m_request.keepBackups,
                     backupsNeeded(folder, m_request.database) + QSet<QString>{m_backup}));
}

} // namespace

Result<WrittenBack> writeBack(const WriteBackRequest &request, const Observer &observer)
{
    if (auto recovered = recoverWriteBack(request.database); !recovered)
        return recovered.error();
    auto journal = WriteBackJournal::take(request.database);
    if (!journal)
        return journal.error();
    return WritingBack(request, *journal, observer).run();
}

} // namespace waybill
