// SPDX-License-Identifier: GPL-3.0-or-later
// A write-back that was interrupted, by a power cut say, is brought to its end.
#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"
#include "migration/undo/undorun.h"
#include "migration/writeback/writeback.h"
#include "migration/writeback/writebackjournal.h"
#include "migration/writeback/writebacklog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Content = WriteBackJournal::Content;

/// The run that has learnt the new files; 0 when it was not finished.
Result<qint64> learntBy(const QString &database, const Content &journal)
{
    // What was killed may have left a journal of its own, that only a writer can roll back.
    auto connection = Connection::open(database, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    auto latest = queryInteger(*connection,
                               "SELECT ifnull(max(id), 0) FROM waybill_runs WHERE kind = 'migrate'"
                               " AND status LIKE 'complete%' AND id > "
                                   + std::to_string(journal.run));
    if (!latest || *latest == 0)
        return latest ? Result<qint64>(0) : latest.error();
    auto query = Statement::prepare(
        *connection, "SELECT 1 FROM waybill_sources WHERE run_id = ? AND file = ? AND sha256 = ?");
    if (!query)
        return query.error();
    for (const FileReplacement &one : journal.files) {
        const std::string file = one.file.toStdString();
        const std::string after = one.after.toStdString();
        query->bindInteger(0, *latest);
        query->bindText(1, file);
        query->bindText(2, after);
        auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return 0;
        query->reset();
    }
    return *latest;
}

/// What a run that did not come to its end has learnt of the new files.
Result<> removeUnfinished(const QString &database)
{
    auto connection = Connection::open(database, Connection::Mode::ReadWrite);
    return connection ? removeInterruptedRuns(*connection) : connection.error();
}

/// Those that were replaced, as they were. A file that somebody has changed since is not touched.
Result<> takeBack(const Content &journal, RecoveredWriteBack &recovered)
{
    const QDir folder(journal.workspace);
    QList<QFile::Permissions> permissions;
    for (const FileReplacement &one : journal.files) {
        const QString path = folder.absoluteFilePath(one.file);
        const auto sha256 = sha256OfFile(path);
        if (sha256 && *sha256 == one.before)
            continue;
        if (sha256 && *sha256 != one.after) {
            recovered.changedSince.append(one.file);
            continue;
        }
        recovered.files.append(one.file);
        permissions.append(QFile::permissions(path));
    }
    if (recovered.files.isEmpty())
        return {};
    if (auto restored = restoreFiles(journal.backup, journal.workspace, recovered.files); !restored)
        return restored;
    for (qsizetype i = 0; i < permissions.size(); ++i) {
        if (permissions[i])
            QFile::setPermissions(folder.absoluteFilePath(recovered.files[i]), permissions[i]);
    }
    return {};
}

} // namespace

QString describe(const RecoveredWriteBack &recovered)
{
    const auto text = [](const char *source) {
        return QCoreApplication::translate("WriteBack", source);
    };
    const QString files = recovered.files.join(u", "_s);
    QString said = recovered.isFinished
        ? text("Writing edits back had been interrupted and is finished now: %1.").arg(files)
        : recovered.files.isEmpty()
        ? text("Writing edits back had been interrupted before any file was replaced.")
        : text("Writing edits back had been interrupted; the files are as they were before: %1.")
              .arg(files);
    if (!recovered.changedSince.isEmpty())
        said += u' '
            + text("Changed since, and left as they are: %1.")
                  .arg(recovered.changedSince.join(u", "_s));
    return said;
}

Result<std::optional<RecoveredWriteBack>> recoverWriteBack(const QString &database)
{
    if (!QFileInfo::exists(WriteBackJournal::path(database)))
        return std::optional<RecoveredWriteBack>();
    auto journal = WriteBackJournal::take(database);
    if (!journal)
        return journal.error();
    if (!journal->isThere())
        return std::optional<RecoveredWriteBack>(); // it has ended meanwhile
    auto content = journal->read();
    if (!content)
        return content.error();
    auto lock = RunLock::take(database);
    if (!lock)
        return lock.error();
    auto run = learntBy(database, *content);
    if (!run)
        return run.error();
    RecoveredWriteBack recovered{.isFinished = *run > 0};
    if (recovered.isFinished) {
        if (auto noted = noteWriteBack(database, *run, content->files, content->backup); !noted)
            return noted.error();
        for (const FileReplacement &one : std::as_const(content->files))
            recovered.files.append(one.file);
    } else {
        if (auto removed = removeUnfinished(database); !removed)
            return removed.error();
        if (auto taken = takeBack(*content, recovered); !taken)
            return taken.error();
    }
    for (const FileReplacement &one : std::as_const(content->files))
        static_cast<void>(removeFile(one.staged));
    if (auto removed = journal->remove(); !removed)
        return removed.error();
    return std::optional(recovered);
}

} // namespace waybill
