// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/pointintime.h"

#include "migration/backup/backup.h"
#include "migration/base/safefile.h"
#include "migration/history/pastruns.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/databasecopy.h"
#include "migration/target/searchindex.h"
#include "migration/target/tableinfo.h"
#include "migration/undo/undorun.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("History", source);
}

/// The copy is thrown away when its program ends: it need not survive anything.
constexpr auto careless = "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;";

/// A workspace that has been moved as a whole takes its backups along.
QString foundBackup(const QString &backup, const QString &database)
{
    if (backup.isEmpty() || QFileInfo::exists(backup))
        return backup;
    const QDir here(QFileInfo(database).absolutePath());
    const QString name = QFileInfo(backup).fileName();
    for (const QString &folder : {u"backups/"_s, u"../backups/"_s}) {
        if (here.exists(folder + name))
            return here.absoluteFilePath(folder + name);
    }
    return backup;
}

/// The copy of the database in a safety backup; HIST-03 when it is not there as it was written.
Result<QString> databaseIn(const QString &backup)
{
    const Problem gone{.code = u"HIST-03"_s,
                       .file = backup,
                       .action = text("Nothing was changed."),
                       .hint = text("A later moment can still be shown."),
                       .message = text("What stood before an undo is in the backup that it made, "
                                       "and that is not there any more.")};
    if (backup.isEmpty() || !verifyBackup(backup))
        return gone;
    auto manifest = readManifest(backup);
    if (!manifest || !manifest->databaseFile())
        return gone;
    return QDir(backup).absoluteFilePath(manifest->databaseFile()->name);
}

/// The first undo after the moment: what it took away stands in its backup alone.
const PastRun *firstUndo(const Cut &cut)
{
    const auto undo = std::find_if(cut.after.rbegin(), cut.after.rend(), [](const PastRun &run) {
        return !run.loads() && !run.isLogged();
    });
    return undo == cut.after.rend() ? nullptr : &*undo;
}

class Past
{
public:
    Past(const QString &copy, const Observer &observer)
        : m_observer(observer)
    {
        m_past.database = copy;
    }
    ~Past()
    {
        m_copy.reset();
        if (!m_isDone)
            QFile::remove(m_past.database);
    }

    /// Copies the database, or what an undo left of it in its backup, as often as it takes.
    Result<Cut> start(const QString &database, const Moment &moment)
    {
        QString from = database;
        for (;;) {
            if (auto copied = copy(from); !copied)
                return copied.error();
            auto cut = cutAt(*m_copy, moment);
            if (!cut)
                return cut;
            const PastRun *undo = firstUndo(*cut);
            if (!undo)
                return cut;
            m_past.backup = foundBackup(undo->backup, database);
            auto there = databaseIn(m_past.backup);
            if (!there)
                return there.error();
            from = *there;
        }
    }

    Result<> copy(const QString &from)
    {
        m_copy.reset();
        if (QFile::exists(m_past.database)) {
            if (auto removed = removeFile(m_past.database); !removed)
                return removed;
        }
        if (auto copied = copyDatabase(from, m_past.database); !copied)
            return copied;
        auto connection = Connection::open(m_past.database, Connection::Mode::ReadWrite);
        if (!connection)
            return connection.error();
        m_copy.emplace(std::move(*connection));
        auto ours = hasBookkeeping(*m_copy);
        if (!ours)
            return ours.error();
        if (!*ours) {
            return Problem{.code = u"DB-02"_s,
                           .file = from,
                           .message = text("No migration has been made into this database.")};
        }
        sqlite3_db_config(m_copy->native(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        if (auto set = m_copy->run(careless); !set)
            return set;
        return dropSearch(*m_copy);
    }

    Result<> walk(const Cut &cut)
    {
        TurnBack back(*m_copy);
        if (auto prepared = back.prepare(); !prepared)
            return prepared;
        for (const PastRun &run : cut.after) {
            if (!run.loads())
                continue;
            if (auto taken = takeBack(back, run); !taken)
                return taken;
            ++m_past.runs;
        }
        if (auto done = turnBack(back, {.after = cut.entry}); !done)
            return done;
        return finish(back);
    }

    Result<> without(const TurnBack::Range &range)
    {
        TurnBack back(*m_copy);
        if (auto prepared = back.prepare(); !prepared)
            return prepared;
        if (auto done = turnBack(back, range); !done)
            return done;
        return finish(back);
    }

    const PastData &past() const { return m_past; }

private:
    /// The run as a whole, unless somebody has changed something between its phases.
    Result<> takeBack(TurnBack &back, const PastRun &run)
    {
        std::vector<PastRun::Phase> phases;
        std::copy_if(run.phases.begin(), run.phases.end(), std::back_inserter(phases),
                     [](const PastRun::Phase &phase) { return phase.isIn; });
        const bool atOnce = std::all_of(phases.begin(), phases.end(), [&](const auto &phase) {
            return phase.entry == phases.front().entry;
        });
        if (atOnce && !phases.empty())
            phases.assign(1, {.id = {}, .entry = phases.front().entry, .isIn = true});
        for (const PastRun::Phase &phase : phases) {
            if (auto done = turnBack(back, {.after = phase.entry}); !done)
                return done;
            back.forgetTables();
            auto undone = undoPhases(*m_copy, run.id, phase.id, UndoKind::Exact, true);
            if (!undone)
                return undone.error();
        }
        return {};
    }

    /// What is turned back is no part of the copy's log any more.
    Result<> turnBack(TurnBack &back, const TurnBack::Range &range)
    {
        if (auto off = m_copy->run("PRAGMA foreign_keys = OFF"); !off)
            return off;
        auto transaction = Transaction::begin(*m_copy);
        if (!transaction)
            return transaction.error();
        if (auto turned = back.entries(range, m_observer); !turned)
            return turned;
        if (!range.untouchedOnly) {
            auto forgotten = m_copy->run("DELETE FROM waybill_audit_log WHERE id > "
                                         + std::to_string(range.after));
            if (!forgotten)
                return forgotten;
        }
        if (auto committed = transaction->commit(); !committed)
            return committed;
        return m_copy->run("PRAGMA foreign_keys = ON");
    }

    Result<> finish(TurnBack &back)
    {
        back.forgetTables();
        m_past.changes = back.turned();
        m_past.skipped = back.skipped();
        auto unknown =
            queryInteger(*m_copy, std::string("SELECT count(*) FROM ") + TurnBack::unknown);
        auto tables = listTables(*m_copy);
        if (!unknown || !tables)
            return !unknown ? unknown.error() : tables.error();
        m_past.unknown = *unknown;
        for (const std::string &table : *tables) {
            auto rows = queryInteger(*m_copy, "SELECT count(*) FROM " + quotedName(table));
            if (!rows)
                return rows.error();
            m_past.tables << TableCount{.table = QString::fromStdString(table), .rows = *rows};
        }
        m_isDone = true;
        return {};
    }

    const Observer &m_observer;
    PastData m_past;
    std::optional<Connection> m_copy;
    bool m_isDone = false;
};

} // namespace

Result<PastData> buildPast(const QString &database, const Moment &moment, const QString &copy,
                           const Observer &observer)
{
    Past past(copy, observer);
    auto cut = past.start(database, moment);
    if (!cut)
        return cut.error();
    if (auto walked = past.walk(*cut); !walked)
        return walked.error();
    return past.past();
}

Result<PastData> buildWithout(const QString &database, const TurnBack::Range &range,
                              const QString &copy, const Observer &observer)
{
    Past past(copy, observer);
    if (auto copied = past.copy(database); !copied)
        return copied.error();
    if (auto turned = past.without(range); !turned)
        return turned.error();
    return past.past();
}

} // namespace waybill
