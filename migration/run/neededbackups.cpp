// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/neededbackups.h"

#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"

#include <QFileInfo>

namespace waybill {

QSet<QString> backupsNeeded(const QString &folder, const QString &database)
{
    QSet<QString> needed;
    if (!QFileInfo::exists(database))
        return needed;
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return needed;
    auto query = Statement::prepare(*connection,
                                    "SELECT backup FROM waybill_runs"
                                    " WHERE status <> 'undone' AND backup IS NOT NULL");
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
