// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/migrationjob.h"

#include "migration/draft/draft.h"
#include "migration/inspect/earlieranswers.h"
#include "migration/workspace/workspace.h"

#include <exception>
#include <system_error>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Problem unexpected(const char *what)
{
    return {.code = u"INT-01"_s,
            .found = QString::fromUtf8(what),
            .action = MigrationJob::tr("What had been begun was taken back."),
            .hint = MigrationJob::tr("Please report this as an error of the program."),
            .message = MigrationJob::tr("Something happened that should never happen.")};
}

} // namespace

MigrationJob::MigrationJob(QObject *parent)
    : QObject(parent)
{
}

MigrationJob::~MigrationJob()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void MigrationJob::cancel()
{
    m_thread.request_stop();
}

void MigrationJob::inspect(const QString &workspace, const Playbook &playbook,
                           const Answers &answers)
{
    start([=, this](const Observer &observer) -> Outcome {
        // Who migrates again has answered before.
        Answers known = answers;
        const QString database = databasePath({.workspace = workspace, .playbook = playbook});
        known.merge(earlierAnswers(database, playbook));
        auto result = inspectWorkspace(workspace, playbook, known, observer);
        if (result)
            result->answers = std::move(known);
        return [this, result = std::move(result)] {
            if (result)
                Q_EMIT inspected(*result);
            else
                Q_EMIT failed(result.error());
        };
    });
}

void MigrationJob::draft(const DraftRequest &request)
{
    start([=, this](const Observer &observer) -> Outcome {
        auto result = draftPlaybook(request, observer);
        if (!result)
            return [this, problem = result.error()] { Q_EMIT failed(problem); };
        return [this, draft = std::make_shared<PlaybookDraft>(std::move(*result))] {
            Q_EMIT drafted(draft);
        };
    });
}

void MigrationJob::migrate(const MigrationRequest &request)
{
    start([=, this](const Observer &observer) -> Outcome {
        return [this, report = waybill::migrate(request, observer)] { Q_EMIT finished(report); };
    });
}

void MigrationJob::undo(const UndoRequest &request)
{
    start([=, this](const Observer &observer) -> Outcome {
        auto result = waybill::undo(request, observer);
        return [this, result = std::move(result)] {
            if (result)
                Q_EMIT undone(*result);
            else
                Q_EMIT failed(result.error());
        };
    });
}

void MigrationJob::redo(const RedoRequest &request)
{
    start([=, this](const Observer &observer) -> Outcome {
        auto result = waybill::redo(request, observer);
        return [this, result = std::move(result)] {
            if (result)
                Q_EMIT redone(*result);
            else
                Q_EMIT failed(result.error());
        };
    });
}

void MigrationJob::previewUndo(const UndoRequest &request)
{
    start([=, this](const Observer &) -> Outcome {
        auto result = waybill::previewUndo(request);
        return [this, result = std::move(result)] {
            if (result)
                Q_EMIT undoPreviewed(*result);
            else
                Q_EMIT failed(result.error());
        };
    });
}

void MigrationJob::openFromFiles(const QString &workspace, const Playbook &playbook,
                                 const Answers &answers)
{
    start([=, this](const Observer &observer) -> Outcome {
        auto result = waybill::openFromFiles(workspace, playbook, answers, observer);
        return [this, result = std::move(result)] {
            if (result)
                Q_EMIT openedFromFiles(*result);
            else
                Q_EMIT failed(result.error());
        };
    });
}

void MigrationJob::start(Work work)
{
    Q_ASSERT(!m_running);
    if (m_running)
        return;
    m_running = true;
    try {
        m_thread = std::jthread(
            [this, work = std::move(work)](const std::stop_token &stop) { run(work, stop); });
    } catch (const std::system_error &error) {
        m_running = false;
        Q_EMIT failed(unexpected(error.what()));
    }
}

/// In the worker's thread.
void MigrationJob::run(const Work &work, const std::stop_token &stop)
{
    const Observer observer{.stop = stop, .progressed = [this](const Progress &progress) {
                                QMetaObject::invokeMethod(
                                    this, [this, progress] { Q_EMIT progressed(progress); },
                                    Qt::QueuedConnection);
                            }};
    Outcome outcome;
    try {
        outcome = work(observer);
    } catch (const std::exception &error) {
        outcome = [this, problem = unexpected(error.what())] { Q_EMIT failed(problem); };
    } catch (...) {
        outcome = [this, problem = unexpected("?")] { Q_EMIT failed(problem); };
    }
    QMetaObject::invokeMethod(
        this,
        [this, outcome] {
            // Before the signal, so that who hears it may start the next.
            m_running = false;
            outcome();
        },
        Qt::QueuedConnection);
}

} // namespace waybill
