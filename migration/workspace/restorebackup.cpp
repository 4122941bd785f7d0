// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/safefile.h"
#include "migration/run/runlock.h"
#include "migration/target/databasecopy.h"
#include "migration/target/statement.h"
#include "migration/workspace/backupwork.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Backups", source);
}

QString databaseOf(const Manifest &manifest, const QString &workspace)
{
    return QDir::cleanPath(QDir(workspace).absoluteFilePath(manifest.database));
}

QStringList sourcesOf(const Manifest &manifest)
{
    QStringList originals;
    for (const BackupFile &file : manifest.files) {
        if (&file != manifest.databaseFile())
            originals << file.original;
    }
    return originals;
}

bool canBeRead(const QString &database)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return false;
    const auto sound = queryValue(*connection, "PRAGMA quick_check(1)");
    return sound && *sound == Value(std::string("ok"));
}

/// A database that cannot be read cannot be copied either: it is kept as it is, under another name,
/// with the journal that belongs to it and must not be played into its successor.
Result<QString> moveAside(const QString &database)
{
    const QString aside =
        database + u".damaged_"_s + QDateTime::currentDateTime().toString(u"yyyyMMdd_HHmmss"_s);
    for (const QString &suffix : {QString(), u"-journal"_s, u"-wal"_s}) {
        if (!QFileInfo::exists(database + suffix))
            continue;
        if (auto moved = replaceFile(database + suffix, aside + suffix); !moved)
            return moved.error();
    }
    return aside;
}

/// What is about to be replaced, so that this can be taken back.
Result<QString> backUpFirst(const RestoreRequest &request, const Manifest &manifest,
                            const QString &database, const Observer &observer)
{
    BackupRequest backup;
    backup.folder = request.workspace + u"/backups"_s;
    backup.prefix = u"pre_restore"_s;
    backup.manifest = {.kind = u"manual"_s,
                       .workspace = request.workspace,
                       .database = manifest.database,
                       .hasDatabase = !database.isEmpty(),
                       .playbook = manifest.playbook,
                       .playbookVersion = manifest.playbookVersion,
                       .programVersion = QStringLiteral(WAYBILL_VERSION),
                       .containsSecrets = manifest.containsSecrets};
    for (const QString &original : sourcesOf(manifest)) {
        const QString path = QDir(request.workspace).absoluteFilePath(original);
        if (QFileInfo(path).isFile())
            backup.files.append({.path = path, .original = original});
    }
    backup.databasePath = database;
    backup.copyDatabase = copyDatabase;
    if (backup.files.isEmpty() && database.isEmpty())
        return QString();
    return createBackup(backup, observer);
}

Result<> putDatabase(const QString &copy, const QString &database)
{
    if (QFileInfo::exists(database))
        return restoreDatabase(copy, database);
    if (auto made = makeFolder(QFileInfo(database).absolutePath()); !made)
        return made;
    if (auto copied = copyDatabase(copy, database); !copied)
        return copied;
    return syncFolder(QFileInfo(database).absolutePath());
}

} // namespace

Result<Manifest> checkRestore(const RestoreRequest &request, const Observer &observer)
{
    if (auto sound = verifyBackup(request.backup, observer); !sound)
        return sound.error();
    auto manifest = readManifest(request.backup);
    if (manifest && request.withDatabase && !manifest->databaseFile()) {
        return Problem{.code = u"USAGE-05"_s,
                       .file = request.backup,
                       .message = text("This backup has no copy of a database.")};
    }
    return manifest;
}

Result<Restored> restoreBackup(const RestoreRequest &request, const Observer &observer)
{
    auto manifest = checkRestore(request, observer);
    if (!manifest)
        return manifest.error();
    if (auto made = makeFolder(request.workspace); !made)
        return made.error();
    Restored restored{.files = sourcesOf(*manifest)};
    std::optional<RunLock> lock;
    QString present;
    if (request.withDatabase) {
        restored.database = databaseOf(*manifest, request.workspace);
        if (auto made = makeFolder(QFileInfo(restored.database).absolutePath()); !made)
            return made.error();
        auto taken = RunLock::take(restored.database);
        if (!taken)
            return taken.error();
        lock.emplace(std::move(*taken));
        if (QFileInfo::exists(restored.database)) {
            if (canBeRead(restored.database)) {
                present = restored.database;
            } else {
                auto aside = moveAside(restored.database);
                if (!aside)
                    return aside.error();
                restored.damagedDatabase = *aside;
            }
        }
    }
    auto safety = backUpFirst(request, *manifest, present, observer);
    if (!safety)
        return safety.error();
    restored.safetyBackup = *safety;
    if (!restored.files.isEmpty()) {
        if (auto files = restoreFiles(request.backup, request.workspace); !files)
            return files.error();
    }
    if (request.withDatabase) {
        const QString copy = QDir(request.backup).filePath(manifest->databaseFile()->name);
        if (auto put = putDatabase(copy, restored.database); !put)
            return put.error();
    }
    return restored;
}

} // namespace waybill
