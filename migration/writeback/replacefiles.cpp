// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/replacefiles.h"

#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/target/databasecopy.h"

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

QStringList changedFiles(const WriteBackPlan &plan)
{
    QStringList files;
    for (const FileChanges &file : plan.files) {
        if (file.isChanged)
            files.append(file.file);
    }
    return files;
}

} // namespace

Problem changedMeanwhile(const QString &file)
{
    return {.code = u"WB-03"_s,
            .file = file,
            .action = text("Nothing was written."),
            .hint = text("Look at the differences again."),
            .message = text("Something has changed since the differences were shown.")};
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
                       .containsSecrets = !prepared.playbook.secrets.keys.empty()};
    for (const FileChanges &file : plan.files)
        backup.files.append(
            {.path = QDir(plan.workspace).absoluteFilePath(file.file), .original = file.file});
    backup.databasePath = database;
    backup.databaseName = prepared.playbook.backupName;
    backup.copyDatabase = copyDatabase;
    return createBackup(backup, observer);
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

/// The files as they were, whatever came; false where that did not work.
bool putBack(const QString &backup, const WriteBackPlan &plan)
{
    const QDir folder(plan.workspace);
    QList<QFile::Permissions> permissions;
    const QStringList files = changedFiles(plan);
    for (const QString &file : files)
        permissions.append(QFile::permissions(folder.absoluteFilePath(file)));
    if (!restoreFiles(backup, plan.workspace, files))
        return false;
    for (qsizetype i = 0; i < files.size(); ++i)
        QFile::setPermissions(folder.absoluteFilePath(files[i]), permissions[i]);
    return true;
}

QList<FileReplacement> replacements(const PreparedWriteBack &prepared)
{
    QList<FileReplacement> all;
    for (qsizetype i = 0; i < prepared.plan.files.size(); ++i) {
        const FileChanges &file = prepared.plan.files[i];
        if (file.isChanged)
            all.append({.file = file.file,
                        .staged = prepared.staged[i],
                        .before = file.before,
                        .after = file.after});
    }
    return all;
}

} // namespace waybill
