// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/writeback.h"

#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/run/migrate.h"
#include "migration/run/runlock.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/writeback/planwriteback.h"
#include "migration/writeback/writebacklog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("WriteBack", source);
}

Result<QString> backUp(const PreparedWriteBack &prepared, const WriteBackRequest &request,
                       const Observer &observer)
{
    const WriteBackPlan &plan = prepared.plan;
    const QString database = QDir::cleanPath(QFileInfo(plan.database).absoluteFilePath());
    const QString relative = QDir(plan.workspace).relativeFilePath(database);
    BackupRequest backup;
    backup.folder =
        request.backupFolder.isEmpty() ? plan.workspace + u"/backups"_s : request.backupFolder;
    backup.prefix = u"pre_write_back"_s;
    backup.manifest = {.kind = u"pre_write_back"_s,
                       .workspace = plan.workspace,
                       .database = relative.startsWith(u".."_s) ? database : relative,
                       .hasDatabase = true,
                       .playbook = QString::fromStdString(prepared.playbook.id),
                       .playbookVersion = QString::fromStdString(prepared.playbook.version),
                       .programVersion = QStringLiteral(WAYBILL_VERSION),
                       .containsSecrets = !prepared.playbook.secrets.keys.empty(),
                       // What is taken back needs it, however long after.
                       .keepForever = true};
    for (const FileChanges &file : plan.files)
        backup.files.append(
            {.path = QDir(plan.workspace).absoluteFilePath(file.file), .original = file.file});
    backup.databasePath = database;
    backup.databaseName = prepared.playbook.backupName;
    backup.copyDatabase = copyDatabase;
    return createBackup(backup, observer);
}

Problem changedMeanwhile(const QString &file)
{
    return {.code = u"WB-03"_s,
            .file = file,
            .action = text("Nothing was written."),
            .hint = text("Look at the differences again."),
            .message = text("Something has changed since the differences were shown.")};
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

QStringList changedFiles(const WriteBackPlan &plan)
{
    QStringList files;
    for (const FileChanges &file : plan.files) {
        if (file.isChanged)
            files.append(file.file);
    }
    return files;
}

/// Each file keeps who may read it.
Result<> putInPlace(const PreparedWriteBack &prepared)
{
    const WriteBackPlan &plan = prepared.plan;
    const QDir folder(plan.workspace);
    for (qsizetype i = 0; i < plan.files.size(); ++i) {
        const QString path = folder.absoluteFilePath(plan.files[i].file);
        auto sha256 = sha256OfFile(path);
        if (!sha256)
            return sha256.error();
        if (*sha256 != plan.files[i].before)
            return changedMeanwhile(plan.files[i].file);
    }
    for (qsizetype i = 0; i < plan.files.size(); ++i) {
        if (!plan.files[i].isChanged)
            continue;
        const QString path = folder.absoluteFilePath(plan.files[i].file);
        QFile::setPermissions(prepared.staged[i], QFile::permissions(path));
        if (auto replaced = replaceFile(prepared.staged[i], path); !replaced)
            return replaced;
    }
    return {};
}

/// The files as they were, whatever came.
void putBack(const QString &backup, const WriteBackPlan &plan)
{
    const QDir folder(plan.workspace);
    QList<QFile::Permissions> permissions;
    const QStringList files = changedFiles(plan);
    for (const QString &file : files)
        permissions.append(QFile::permissions(folder.absoluteFilePath(file)));
    if (!restoreFiles(backup, plan.workspace, files))
        return;
    for (qsizetype i = 0; i < files.size(); ++i)
        QFile::setPermissions(folder.absoluteFilePath(files[i]), permissions[i]);
}

/// A run that stores nothing: the files are the database's sources from now on.
Result<qint64> learn(const PreparedWriteBack &prepared, const QString &backup,
                     const Observer &observer)
{
    const Report report = migrate({.workspace = prepared.plan.workspace,
                                   .playbook = prepared.playbook,
                                   .database = prepared.plan.database,
                                   .answers = prepared.answers,
                                   .adoption = &prepared.adoption,
                                   .backup = backup},
                                  observer);
    if (report.failure)
        return *report.failure;
    if (report.outcome != RunOutcome::Complete
        && report.outcome != RunOutcome::CompleteWithSetAside)
        return Problem{.code = u"WB-06"_s,
                       .file = prepared.plan.database,
                       .action = text("Nothing was written."),
                       .message = text("The new files could not be read again.")};
    return report.run;
}

} // namespace

Result<WrittenBack> writeBack(const WriteBackRequest &request, const Observer &observer)
{
    auto prepared = [&] {
        auto lock = RunLock::take(request.database);
        return lock ? prepareWriteBack(request, true, {}, observer)
                    : Result<PreparedWriteBack>(lock.error());
    }();
    if (!prepared)
        return prepared.error();
    const auto giveUp = [&](Problem problem) {
        dropStaged(*prepared);
        return Result<WrittenBack>(std::move(problem));
    };
    WrittenBack written{.done = prepared->plan, .run = 0, .backup = {}};
    if (request.shown) {
        if (auto same = isAsShown(prepared->plan, *request.shown); !same)
            return giveUp(same.error());
    }
    if (prepared->plan.isEmpty()) {
        dropStaged(*prepared);
        return written;
    }
    auto backup = backUp(*prepared, request, observer);
    if (!backup)
        return giveUp(backup.error());
    written.backup = *backup;
    if (auto placed = putInPlace(*prepared); !placed) {
        putBack(*backup, prepared->plan);
        return giveUp(placed.error());
    }
    dropStaged(*prepared);
    auto learnt = learn(*prepared, *backup, observer);
    if (learnt)
        learnt = noteWriteBack(request.database, *learnt, written.done, *backup);
    if (!learnt) {
        putBack(*backup, prepared->plan);
        return learnt.error();
    }
    written.run = *learnt;
    return written;
}

} // namespace waybill
