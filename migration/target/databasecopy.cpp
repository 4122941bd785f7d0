// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/databasecopy.h"

#include "migration/base/safefile.h"
#include "migration/target/connection.h"

#include <QCoreApplication>
#include <QFile>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<> copyAllPages(Connection &source, Connection &target)
{
    sqlite3_backup *copy = sqlite3_backup_init(target.native(), "main", source.native(), "main");
    if (!copy)
        return target.lastProblem(u"backup"_s);
    int step = SQLITE_OK;
    for (int waits = 0; waits < 100;) {
        step = sqlite3_backup_step(copy, -1);
        if (step != SQLITE_BUSY && step != SQLITE_LOCKED)
            break;
        sqlite3_sleep(50);
        ++waits;
    }
    const int finished = sqlite3_backup_finish(copy);
    if (step == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    if (step == SQLITE_BUSY || step == SQLITE_LOCKED) {
        return Problem{.code = u"DB-LOCK"_s,
                       .file = source.path(),
                       .message = QCoreApplication::translate(
                           "DatabaseCopy", "The database is being changed by another program.")};
    }
    return target.lastProblem(u"backup"_s);
}

} // namespace

Result<> copyDatabase(const QString &from, const QString &to)
{
    auto source = Connection::open(from, Connection::Mode::ReadOnly);
    if (!source)
        return source.error();
    {
        auto target = Connection::open(to, Connection::Mode::Create);
        if (!target)
            return target.error();
        if (auto copied = copyAllPages(*source, *target); !copied) {
            QFile::remove(to);
            return copied;
        }
    }
    return syncFile(to);
}

Result<> restoreDatabase(const QString &from, const QString &to)
{
    auto source = Connection::open(from, Connection::Mode::ReadOnly);
    if (!source)
        return source.error();
    auto target = Connection::open(to, Connection::Mode::ReadWrite);
    if (!target)
        return target.error();
    return copyAllPages(*source, *target);
}

} // namespace waybill
