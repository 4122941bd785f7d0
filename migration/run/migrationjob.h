// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inspection.h"
#include "migration/run/migrate.h"
#include "migration/undo/redo.h"
#include "migration/undo/undo.h"

#include <QObject>

#include <functional>
#include <memory>
#include <thread>

namespace waybill {

struct DraftRequest;
struct PlaybookDraft;

/// Runs what takes long in a thread of its own, one at a time, and tells in its own thread what
/// became of it: every start ends with exactly one of the signals below `progressed`.
class MigrationJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MigrationJob)

public:
    explicit MigrationJob(QObject *parent = nullptr);
    ~MigrationJob() override; ///< cancels and waits; nothing is told any more

    /// What was answered for the last migration of the workspace counts too.
    void inspect(const QString &workspace, const Playbook &playbook, const Answers &answers);
    void draft(const DraftRequest &request);
    void migrate(const MigrationRequest &request);
    void undo(const UndoRequest &request);
    void redo(const RedoRequest &request);
    void previewUndo(const UndoRequest &request);
    void openFromFiles(const QString &workspace, const Playbook &playbook,
                       const Answers &answers = {});

    /// Asks what is running to stop; it ends as usual, with `failed` or a report that says so.
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed(const waybill::Progress &progress);
    void inspected(const waybill::Inspection &inspection);
    void drafted(std::shared_ptr<waybill::PlaybookDraft> draft);
    void finished(const waybill::Report &report);
    void undone(const waybill::UndoReport &report);
    void redone(const waybill::RedoReport &report);
    void undoPreviewed(const waybill::UndoPreview &preview);
    void openedFromFiles(const QString &database);
    void failed(const waybill::Problem &problem);

private:
    /// What the job's own thread is to do once the work is done.
    using Outcome = std::function<void()>;
    using Work = std::function<Outcome(const Observer &)>;

    void start(Work work);
    void run(const Work &work, const std::stop_token &stop);

    bool m_running = false;
    std::jthread m_thread;
};

} // namespace waybill
