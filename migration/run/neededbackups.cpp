// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/neededbackups.h"

#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Runs that have written files, but for the last one that can be taken back: what was before them
/// is in the files no more, and no undo goes there.
QString withoutOldWriteBacks(Connection &connection)
{
    const auto count = queryInteger(
        connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'waybill_write_backs'");
    if (!count || *count == 0)
        return {};
    return u" AND NOT (r.id IN (SELECT run_id FROM waybill_write_backs) AND r.id <"
           " (SELECT max(id) FROM waybill_runs WHERE kind = 'migrate' AND status <> 'undone'))"_s;
}

} // namespace

QSet<QString> backupsNeeded(const QString &folder, const QString &database)
{
    QSet<QString> needed;
    if (!QFileInfo::exists(database))
        return needed;
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return needed;
    // A migration that a redo can bring back can be undone again then.
    auto query = Statement::prepare(
        *connection,
        "SELECT r.backup FROM waybill_runs r WHERE r.backup IS NOT NULL AND (r.status <> 'undone'"
        " OR EXISTS (SELECT 1 FROM waybill_runs u WHERE u.kind = 'undo' AND u.undoes = r.id"
        " AND u.status = 'complete' AND NOT EXISTS (SELECT 1 FROM waybill_runs l"
        " WHERE l.kind = 'migrate' AND l.id > u.id)))"
            + withoutOldWriteBacks(*connection).toStdString());
    if (!query)
        return needed;
    for (auto row = query->step(); row && *row; row = query->step()) {
        const QString path = query->qtext(0);
        if (QFileInfo(path).absolutePath() == QFileInfo(folder).absoluteFilePath())
            needed.insert(path);
    }
    return needed;
}

} // namespace waybill
