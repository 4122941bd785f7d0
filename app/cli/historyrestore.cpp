// SPDX-License-Identifier: GPL-3.0-or-later
// One change of the history, turned back.
#include "app/cli/console.h"
#include "app/cli/historyoptions.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/history/restorechange.h"
#include "migration/run/renewaudit.h"
#include "migration/run/runlock.h"
#include "migration/target/bookkeeping.h"
#include "migration/undo/undorun.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString planText(const ChangeToRestore &restore)
{
    const QString row = restore.table + u' ' + printable(restore.record);
    QString text = restore.action == "DELETE"_L1
        ? Cli::tr("Restore %1, which change %2 deleted. Rows: %3.")
              .arg(row)
              .arg(restore.number)
              .arg(restore.deletion.rows.size())
        : Cli::tr("Restore in %1 what change %2 found there: %3.")
              .arg(row)
              .arg(restore.number)
              .arg(restore.change.after.keys().join(u", "_s));
    if (!restore.unknown.isEmpty())
        text += u'\n'
            + Cli::tr("Secrets that the history does not keep, so they are not restored: %1.")
                  .arg(restore.unknown.join(u", "_s));
    return text;
}

int showRestored(const ChangeToRestore &restore, qint64 change, Console &console)
{
    if (!console.json()) {
        console.print(Cli::tr("Restored, as change %1.").arg(change));
        return console.finish(ExitCode::Done);
    }
    console.document([&](JsonWriter &json) {
        json.field("outcome", "complete")
            .field("restored", restore.number)
            .field("action", restore.action)
            .field("table", restore.table)
            .field("record", restore.record)
            .field("change", change)
            .key("columns")
            .beginArray();
        for (const QString &column : restore.change.after.keys())
            json.value(column);
        json.endArray()
            .field("rows", static_cast<std::int64_t>(restore.deletion.rows.size()))
            .key("unknown")
            .beginArray();
        for (const QString &column : restore.unknown)
            json.value(column);
        json.endArray();
    });
    return console.finish(ExitCode::Done);
}

} // namespace

int restoreOneChange(const HistoryOptions &options, const QString &database, Console &console)
{
    auto lock = RunLock::take(database);
    if (!lock)
        return console.fail(lock.error());
    auto connection = Connection::open(database, Connection::Mode::ReadWrite);
    if (!connection)
        return console.fail(connection.error());
    const auto restore =
        readChangeToRestore(*connection, options.restore, QString::fromStdString(options.column));
    if (!restore)
        return console.fail(restore.error());
    console.note(planText(*restore));
    if (auto may = mayRestore(Cli::tr("Restore it now?"), console); !may)
        return console.fail(may.error());
    if (auto renewed = renewAuditTriggers(*connection); !renewed)
        return console.fail(renewed.error());
    if (auto restored = restoreChange(*connection, *restore); !restored)
        return console.fail(restored.error());
    const auto last = lastAuditEntry(*connection);
    return last ? showRestored(*restore, *last, console) : console.fail(last.error());
}

} // namespace waybill
