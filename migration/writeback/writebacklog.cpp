// SPDX-License-Identifier: GPL-3.0-or-later
// What a database remembers of files that were written from it, and how that is taken back.
#include "migration/writeback/writebacklog.h"

#include "migration/backup/backup.h"
#include "migration/base/sha256.h"
#include "migration/run/runlock.h"
#include "migration/target/connection.h"
#include "migration/target/statement.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("WriteBack", source);
}

constexpr auto table = R"sql(
CREATE TABLE IF NOT EXISTS waybill_write_backs (
    run_id INTEGER NOT NULL,
    file TEXT NOT NULL,
    sha256_before TEXT NOT NULL,
    sha256_after TEXT NOT NULL,
    backup TEXT NOT NULL,
    PRIMARY KEY (run_id, file)
) WITHOUT ROWID;
)sql";

Result<bool> hasTable(Connection &connection)
{
    auto count = queryInteger(
        connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'waybill_write_backs'");
    if (!count)
        return count.error();
    return *count > 0;
}

struct WrittenFile
{
    QString file;
    QByteArray after;
};

Result<LastWriteBack> readLast(Connection &connection, QList<WrittenFile> &files)
{
    LastWriteBack last;
    auto there = hasTable(connection);
    if (!there)
        return there.error();
    if (!*there)
        return last;
    auto query = Statement::prepare(
        connection,
        "SELECT w.run_id, w.file, w.sha256_after, w.backup, u.workspace FROM waybill_write_backs w"
        " JOIN waybill_runs u ON u.id = w.run_id WHERE u.status NOT LIKE '%undone' AND w.run_id ="
        " (SELECT max(id) FROM waybill_runs WHERE kind = 'migrate' AND status <> 'undone')"
        " ORDER BY w.file");
    if (!query)
        return query.error();
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return last;
        last.run = query->integer(0);
        last.files.append(query->qtext(1));
        files.append({query->qtext(1), query->qtext(2).toLatin1()});
        last.backup = query->qtext(3);
        last.workspace = query->qtext(4);
    }
}

/// The run made no row and changed none: what it noted is all there is to take back.
Result<> forget(Connection &connection, qint64 run)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const std::string sources =
        "(SELECT id FROM waybill_sources WHERE run_id = " + std::to_string(run) + ')';
    const std::string records =
        "(SELECT id FROM waybill_records WHERE source_id IN " + sources + ')';
    const std::string number = std::to_string(run);
    for (const std::string &sql :
         {"DELETE FROM waybill_links WHERE record_id IN " + records,
          "DELETE FROM waybill_problems WHERE run_id = " + number,
          "DELETE FROM waybill_records WHERE source_id IN " + sources,
          "DELETE FROM waybill_sources WHERE run_id = " + number,
          "UPDATE waybill_phases SET status = 'undone' WHERE run_id = " + number,
          "UPDATE waybill_runs SET status = 'undone' WHERE id = " + number}) {
        if (auto done = connection.run(sql); !done)
            return done;
    }
    return transaction->commit();
}

} // namespace

Result<bool> hasWrittenBack(Connection &connection, std::int64_t run)
{
    auto there = hasTable(connection);
    if (!there || !*there)
        return there;
    auto count = queryInteger(connection,
                              "SELECT count(*) FROM waybill_write_backs w"
                              " JOIN waybill_runs u ON u.id = w.run_id"
                              " WHERE u.status NOT LIKE '%undone' AND w.run_id = "
                                  + std::to_string(run));
    if (!count)
        return count.error();
    return *count > 0;
}

Result<qint64> noteWriteBack(const QString &database, qint64 run,
                             const QList<FileReplacement> &files, const QString &backup)
{
    auto connection = Connection::open(database, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    auto transaction = Transaction::begin(*connection);
    if (!transaction)
        return transaction.error();
    if (auto made = connection->run(table); !made)
        return made.error();
    auto insert = Statement::prepare(*connection,
                                     "INSERT OR REPLACE INTO waybill_write_backs"
                                     " (run_id, file, sha256_before, sha256_after, backup)"
                                     " VALUES (?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    for (const FileReplacement &file : files) {
        // What is bound has to live until the row is in.
        const Value values[] = {run, file.file.toStdString(), file.before.toStdString(),
                                file.after.toStdString(), backup.toStdString()};
        for (int i = 0; i < 5; ++i)
            insert->bind(i, values[i]);
        if (auto inserted = insert->execute(); !inserted)
            return inserted.error();
    }
    if (auto committed = transaction->commit(); !committed)
        return committed.error();
    return run;
}

Result<LastWriteBack> lastWriteBack(const QString &database)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    QList<WrittenFile> files;
    return readLast(*connection, files);
}

Result<LastWriteBack> undoWriteBack(const QString &database)
{
    if (auto recovered = recoverWriteBack(database); !recovered)
        return recovered.error();
    auto lock = RunLock::take(database);
    if (!lock)
        return lock.error();
    auto connection = Connection::open(database, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    QList<WrittenFile> files;
    auto last = readLast(*connection, files);
    if (!last)
        return last;
    if (last->run == 0)
        return Problem{.code = u"WB-05"_s,
                       .file = database,
                       .message =
                           text("The last thing that was done was not to write edits back.")};
    const QDir folder(last->workspace);
    for (const WrittenFile &file : std::as_const(files)) {
        auto sha256 = sha256OfFile(folder.absoluteFilePath(file.file));
        if (!sha256)
            return sha256.error();
        if (*sha256 != file.after)
            return Problem{.code = u"WB-04"_s,
                           .file = file.file,
                           .action = text("Nothing was changed."),
                           .hint =
                               text("Its content before is in the backup %1.").arg(last->backup),
                           .message = text("The file has changed since it was written.")};
    }
    if (auto sound = verifyBackup(last->backup); !sound)
        return sound.error();
    QList<QFile::Permissions> permissions;
    for (const QString &file : std::as_const(last->files))
        permissions.append(QFile::permissions(folder.absoluteFilePath(file)));
    if (auto restored = restoreFiles(last->backup, last->workspace, last->files); !restored)
        return restored.error();
    for (qsizetype i = 0; i < permissions.size(); ++i)
        QFile::setPermissions(folder.absoluteFilePath(last->files[i]), permissions[i]);
    if (auto forgotten = forget(*connection, last->run); !forgotten)
        return forgotten.error();
    return last;
}

} // namespace waybill
