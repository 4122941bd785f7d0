// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/workspace/reading.h"

#include "migration/base/sha256.h"
#include "migration/run/journal.h"
#include "migration/target/statement.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

using Reading = WorkspaceState::Reading;

} // namespace

Result<> chooseReading(const QString &database, Reading reading)
{
    auto connection = Connection::open(database, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    return connection->run(reading == Reading::Files
                               ? "INSERT OR REPLACE INTO waybill_state (name, value)"
                                 " VALUES ('reading', 'files')"
                               : "DELETE FROM waybill_state WHERE name = 'reading'");
}

Result<Reading> chosenReading(const QString &database)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto chosen = queryInteger(*connection,
                               "SELECT count(*) FROM waybill_state"
                               " WHERE name = 'reading' AND value = 'files'");
    if (!chosen)
        return chosen.error();
    return *chosen > 0 ? Reading::Files : Reading::Database;
}

Result<ReadingOutlook> readingOutlook(const QString &database, const QString &workspace)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto last = lastCompleteRun(*connection);
    if (!last)
        return last.error();
    auto edits = queryInteger(*connection,
                              "SELECT count(*) FROM waybill_audit_log WHERE id > ifnull("
                              "(SELECT max(audit_entry) FROM waybill_phases), 0)");
    if (!edits)
        return edits.error();
    ReadingOutlook outlook{.edits = *edits, .changedFiles = {}};
    for (const auto &[file, sha256] : last->sources) {
        const auto now = sha256OfFile(QDir(workspace).absoluteFilePath(file));
        if (!now || *now != sha256)
            outlook.changedFiles << file;
    }
    return outlook;
}

QString readingAdvice(const ReadingOutlook &outlook, Reading reading)
{
    if (reading == Reading::Files && outlook.edits > 0)
        return Tr::tr("The database has %Ln change(s) that the files do not have. They stay in it; "
                      "“Export” writes the files anew, with the changes.",
                      nullptr, static_cast<int>(outlook.edits));
    if (reading == Reading::Database && !outlook.changedFiles.isEmpty())
        return Tr::tr("These files have changed since the last migration: %1. Migrate again to "
                      "bring the changes into the database.")
            .arg(outlook.changedFiles.join(u", "_s));
    return {};
}

} // namespace waybill
