// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold before a run, and its backup.
#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
#include "migration/run/migrationrun.h"
#include "migration/run/migrationtext.h"
#include "migration/run/neededbackups.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/target/schema.h"
#include "migration/undo/undorun.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace waybill {

using namespace migrationtext;

namespace {

QString inside(const QString &workspace, const QString &path)
{
    const QString relative = QDir(workspace).relativeFilePath(path);
    return relative.startsWith(u".."_s) ? path : relative;
}

/// What killed runs have left beside the database; nobody else works here while we hold the lock.
void removeStaleStaging(const QString &database)
{
    const QFileInfo target(database);
    const QString pattern = u"."_s + target.fileName() + u".waybill-staging-*"_s;
    const QDir folder(target.absolutePath());
    for (const QString &name :
         folder.entryList({pattern}, QDir::Files | QDir::Hidden | QDir::NoSymLinks))
        static_cast<void>(removeFile(folder.absoluteFilePath(name)));
    removeStaleTemporaries(target.absolutePath());
}

} // namespace

Result<> MigrationRun::checkGround()
{
    const QString folder = QFileInfo(m_database).absolutePath();
    if (auto made = makeFolder(folder); !made)
        return made;
    if (::access(QFile::encodeName(folder).constData(), W_OK) != 0) {
        return Problem{.code = u"FS-01"_s,
                       .file = folder,
                       .action = text("Nothing was started."),
                       .message = text("This folder cannot be written.")};
    }
    auto lock = RunLock::take(m_database);
    if (!lock)
        return lock.error();
    m_lock.emplace(std::move(*lock));
    removeStaleStaging(m_database);

    // A copy of the sources, the database with its ledger, and room to work.
    qint64 needed = 4 * 1024 * 1024;
    for (const auto &[name, state] : m_sources->states())
        needed += 4 * state.bytes;
    needed += m_exists ? 2 * QFileInfo(m_database).size() : 0;
    const QStorageInfo disk(folder);
    if (disk.isValid() && disk.bytesAvailable() < needed) {
        return Problem{.code = u"SPACE"_s,
                       .file = folder,
                       .expected = text("%1 MB free").arg(needed / 1'000'000 + 1),
                       .found = text("%1 MB free").arg(disk.bytesAvailable() / 1'000'000),
                       .action = text("Nothing was started."),
                       .message = text("There is not enough room on this disk.")};
    }
    return m_exists ? checkExisting() : Result<>();
}

Result<> MigrationRun::checkExisting()
{
    auto connection = Connection::open(m_database, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    // Taking the write lock shows at once whether we may write and nobody else does.
    {
        auto transaction = Transaction::begin(*connection);
        if (!transaction)
            return transaction.error();
    }
    auto version = queryInteger(*connection, "PRAGMA user_version");
    auto application = queryInteger(*connection, "PRAGMA application_id");
    auto sound = queryValue(*connection, "PRAGMA quick_check(1)");
    if (!version || !application || !sound)
        return !version ? version.error() : !application ? application.error() : sound.error();
    if (!(*sound == Value(std::string("ok")))) {
        return Problem{.code = u"DB-DMG"_s,
                       .file = m_database,
                       .action = text("Nothing was written."),
                       .hint = text("Restore the newest good backup."),
                       .message = text("The database is damaged.")};
    }
    if (*application != 0 && *application != std::int64_t{m_request.playbook.applicationId}) {
        return Problem{.code = u"DB-FOREIGN"_s,
                       .file = m_database,
                       .hint = text("Choose another place for the database."),
                       .message = text("This database belongs to another program or playbook.")};
    }
    if (*version > m_request.playbook.userVersion) {
        return Problem{.code = u"DB-NEWER"_s,
                       .file = m_database,
                       .expected = QString::number(m_request.playbook.userVersion),
                       .found = QString::number(*version),
                       .message = text("This database was made by a newer version.")};
    }
    auto drift = schemaDrift(*connection, m_request.playbook);
    if (!drift)
        return drift.error();
    if (!drift->isEmpty()) {
        return Problem{.code = u"DB-SCHEMA"_s,
                       .file = m_database,
                       .found = drift->join(u", "_s),
                       .message =
                           text("Tables of this database have other columns than the playbook's.")};
    }
    return removeInterruptedRuns(*connection);
}

Result<> MigrationRun::backUp()
{
    if (m_request.rehearsal)
        return {};
    if (m_request.adoption) {
        m_report.backup = m_request.backup;
        return {};
    }
    const auto start = std::chrono::steady_clock::now();
    BackupRequest request;
    request.folder = m_request.backupFolder.isEmpty() ? m_report.workspace + u"/backups"_s
                                                      : m_request.backupFolder;
    if (!QFileInfo::exists(request.folder))
        m_newBackupFolder = request.folder;
    request.manifest = {.kind = u"pre_migration"_s,
                        .workspace = m_report.workspace,
                        .database = inside(m_report.workspace, m_database),
                        .hasDatabase = m_exists,
                        .playbook = m_report.playbookId,
                        .playbookVersion = m_report.playbookVersion,
                        .programVersion = m_report.programVersion,
                        .containsSecrets = !m_request.playbook.secrets.keys.empty()};
    for (const auto &[name, state] : m_sources->states()) {
        if (state.kind != SourceState::Kind::Missing)
            request.files.append({.path = state.path, .original = state.spec->file});
    }
    if (m_exists)
        request.databasePath = m_database;
    request.databaseName = m_request.playbook.backupName;
    request.copyDatabase = copyDatabase;
    auto made = createBackup(request, m_observer);
    if (!made)
        return made.error();
    m_report.backup = *made;
    auto manifest = readManifest(*made);
    if (!manifest)
        return manifest.error();
    for (const BackupFile &file : manifest->files)
        m_backedUp.insert(file.original, file.sha256);
    stepDone("backup", text("Back up"),
             std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return {};
}

/// Only what has succeeded may push older backups out.
void MigrationRun::pruneOldBackups()
{
    if (m_report.backup.isEmpty())
        return;
    const QString folder = QFileInfo(m_report.backup).path();
    auto pruned = pruneBackups(folder, m_request.keepBackups,
                               backupsNeeded(folder, m_database) + QSet<QString>{m_report.backup});
    if (!pruned)
        m_report.problems.append(pruned.error());
}

} // namespace waybill
