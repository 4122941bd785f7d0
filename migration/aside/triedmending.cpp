// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/triedmending.h"

#include "migration/aside/mend.h"
#include "migration/mapping/mendings.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/eachrow.h"

namespace waybill {

Result<qint64> runThatTried(Connection &connection, const std::string &id)
{
    qint64 run = 0;
    bool goesOn = true;
    auto read =
        eachRow(connection,
                "SELECT id, answers FROM waybill_runs WHERE kind = 'migrate'"
                " AND status <> 'running' AND status NOT LIKE '%undone' ORDER BY id DESC",
                [&](Statement &row) -> Result<> {
                    goesOn = goesOn && !row.isNull(1) && answersFromJson(row.text(1)).contains(id);
                    run = goesOn ? row.integer(0) : run;
                    return {};
                });
    return read ? Result<qint64>(run) : read.error();
}

Result<qint64> runThatMended(Connection &connection, const AsideItem &item)
{
    std::vector<std::string> ids;
    if (!item.field.isEmpty()) {
        const std::string field = item.field.toStdString();
        ids = {mendingId(item.source, field, item.raw), leaveOutId(item.source, field, item.raw)};
    }
    const auto entered = readEnteredMendings(connection);
    if (!entered)
        return entered.error();
    for (const PendingMending &mending : *entered) {
        if (isMendingOf(mending, item))
            ids.push_back(mending.id);
    }
    for (const std::string &id : ids) {
        const auto run = runThatTried(connection, id);
        if (!run || *run > 0)
            return run;
    }
    return 0;
}

} // namespace waybill
