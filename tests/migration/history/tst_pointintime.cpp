// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/comparison.h"
#include "migration/history/pointintime.h"
#include "migration/history/restoredata.h"
#include "migration/target/editor.h"
#include "migration/target/statement.h"
#include "migration/undo/redo.h"
#include "migration/undo/undorun.h"
#include "tests/support/fastfolder.h"
#include "tests/support/randomness.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::Randomness;
using test::ResumeWorkspace;

namespace {

/// A time that nothing that follows can have.
QDateTime thisMoment()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    while (QDateTime::currentDateTimeUtc() <= now)
        QThread::yieldCurrentThread();
    return now;
}

Result<std::string> digestOf(const QString &database)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    return contentDigest(*connection);
}

struct Snapshot
{
    QDateTime time;
    QString digest;
    QString copy;
    QString after; ///< which step
};

/// A life of a database, of which every moment is looked at again.
class Life
{
public:
    explicit Life(std::uint64_t seed)
        : m_random(seed)
        , m_folder(test::fastFolder())
    {
        writeFiles();
        migrate();
    }

    /// Empty when every moment came back, else the steps up to the broken one.
    QString live()
    {
        for (int step = 0; step < 12 && m_problem.isEmpty(); ++step) {
            takeStep();
            if (m_problem.isEmpty())
                snap();
        }
        if (m_problem.isEmpty())
            lookBack();
        return m_problem.isEmpty() ? QString()
                                   : m_steps.join(u"\n    "_s) + u"\n    "_s + m_problem;
    }

private:
    void takeStep()
    {
        const int what = m_random.between(0, 12);
        if (what < 5)
            return edit();
        if (what < 7)
            return editHere();
        if (what == 7)
            return writeFiles();
        if (what == 8)
            return migrate();
        if (what == 9)
            return undo();
        if (what == 10)
            return restore();
        if (what == 11)
            return redoUndo();
        undoPhase();
    }

    void writeFiles()
    {
        m_steps << u"write files"_s;
        QByteArray csv = "Company,Role,Location,Follow-Up Status,Notes\n";
        for (int row = m_random.between(1, 5); row > 0; --row)
            csv += m_random.pick({"Fernway,", "Harrow,"})
                + QByteArray::number(m_random.between(1, 3)) + ",Eastgate,"
                + m_random.pick({"Applied,", "Offer,"})
                + QByteArray::number(m_random.between(1, 99)) + '\n';
        m_workspace.tracker(csv);
        m_workspace.skills(m_random.pick<QByteArray>(
            {R"({"technical": ["C++", "RF"]})", R"(["C++"])", R"({"soft": ["Calm"]})"}));
        m_workspace.config(m_random.pick<QByteArray>(
            {R"({"ui": {"theme": "dark"}})", R"({"ui": {"theme": "light"}, "x": [1]})"}));
    }

    void migrate()
    {
        m_steps << u"migrate"_s;
        // Where rows have other keys than the ledger knows it is refused, and nothing has changed.
        m_workspace.migrate(m_random.pick({OnDuplicate::Skip, OnDuplicate::Update}));
    }

    void edit()
    {
        const QString mark = u"'mark-%1'"_s.arg(++m_marks);
        const auto some = [&](const QString &table) {
            return u" WHERE id IN (SELECT id FROM "_s + table + u" ORDER BY id LIMIT 1 OFFSET "_s
                + QString::number(m_random.between(0, 3)) + u")"_s;
        };
        const QString statement = m_random.pick<QString>(
            {u"UPDATE applications SET notes = "_s + mark + some(u"applications"_s),
             u"UPDATE skills SET skill_name = "_s + mark + some(u"skills"_s),
             u"UPDATE OR IGNORE skills SET id = id + 500"_s + some(u"skills"_s),
             u"UPDATE job_postings SET description = "_s + mark + some(u"job_postings"_s),
             u"UPDATE applications SET interview_prep_notes = hex(zeroblob(6000)) || "_s + mark
                 + some(u"applications"_s),
             u"UPDATE applications SET notes = x'00ff' , tech_pct = 1.0 / 3"_s
                 + some(u"applications"_s),
             u"UPDATE config SET key = key || '.', value = "_s + mark + u" WHERE key LIKE 'ui.%'"_s,
             u"INSERT INTO skills (profile_id, skill_name) SELECT id, "_s + mark
                 + u" FROM profiles LIMIT 1"_s,
             u"INSERT OR REPLACE INTO config (key, value) VALUES ('my.own', "_s + mark + u")"_s,
             u"DELETE FROM applications"_s + some(u"applications"_s),
             u"DELETE FROM job_postings"_s + some(u"job_postings"_s), u"DELETE FROM config"_s,
             u"DELETE FROM profiles"_s});
        m_steps << statement;
        m_problem = m_workspace.sql(statement);
    }

    /// As people do it, in the window.
    void editHere()
    {
        auto connection = Connection::open(m_workspace.database(), Connection::Mode::ReadWrite);
        const QString id = m_workspace.value(u"SELECT min(id) FROM applications"_s);
        if (!connection || id == "NULL"_L1)
            return;
        m_steps << u"edit application %1"_s.arg(id);
        const auto edited = updateRow(*connection,
                                      {.table = u"applications"_s,
                                       .key = id.toLongLong(),
                                       .before = {},
                                       .after = {{u"notes"_s, u"here %1"_s.arg(++m_marks)}}});
        if (!edited)
            m_problem = describe(edited.error());
    }

    void undo()
    {
        const auto kind =
            m_random.pick({UndoKind::KeepEdits, UndoKind::KeepEdits, UndoKind::Exact});
        const QString runs = u"SELECT count(*) FROM waybill_runs WHERE kind <> 'migrate'"_s;
        if (m_workspace.value(u"SELECT count(*) FROM waybill_runs WHERE kind = 'migrate'"
                              " AND status <> 'undone'"_s)
            < u"2"_s)
            return; // the first one takes the database away
        m_steps << (kind == UndoKind::Exact ? u"undo exactly"_s : u"undo"_s);
        const QString before = m_workspace.value(runs);
        const auto undone = m_workspace.undo(kind);
        if (!undone)
            m_problem = describe(undone.error());
        else if (m_workspace.value(runs) <= before)
            m_snapshots.clear(); // nothing tells what there was
    }

    /// Where somebody has migrated since, or nothing was undone, it is refused.
    void redoUndo()
    {
        m_steps << u"redo"_s;
        const auto redone = redo({.database = m_workspace.database()});
        if (!redone && redone.error().code != "UNDO-04"_L1 && redone.error().code != "UNDO-05"_L1)
            m_problem = describe(redone.error());
    }

    void undoPhase()
    {
        const QString phase =
            m_workspace.value(u"SELECT phase FROM waybill_phases WHERE status = 'done' AND run_id ="
                              " (SELECT max(id) FROM waybill_runs WHERE kind = 'migrate'"
                              " AND status <> 'undone') ORDER BY position DESC LIMIT 1"_s);
        m_steps << u"undo phase "_s + phase;
        const auto undone = m_workspace.undo(UndoKind::KeepEdits, phase);
        if (!undone && undone.error().code != "UNDO-01"_L1)
            m_problem = describe(undone.error());
        if (!QFile::exists(m_workspace.database())) {
            m_snapshots.clear();
            migrate();
        }
    }

    void restore()
    {
        if (m_snapshots.empty())
            return;
        const Snapshot &snapshot = m_random.pick(m_snapshots);
        m_steps << u"restore to "_s + snapshot.time.toString(Qt::ISODateWithMs);
        const auto restored = restoreData({.database = m_workspace.database(),
                                           .moment = {.time = snapshot.time},
                                           .backupFolder = {}});
        if (!restored)
            m_problem = describe(restored.error());
    }

    void snap()
    {
        const QString copy = m_folder.filePath(u"%1.db"_s.arg(m_steps.size()));
        QFile::remove(copy);
        QFile::copy(m_workspace.database(), copy);
        m_snapshots.push_back({thisMoment(), m_workspace.digest(), copy, m_steps.constLast()});
        m_steps.last() += u"      -- "_s + m_snapshots.back().time.toString(Qt::ISODateWithMs);
    }

    void lookBack()
    {
        for (const Snapshot &snapshot : m_snapshots) {
            const QString copy = m_folder.filePath(u"past.db"_s);
            QFile::remove(copy);
            const auto past = buildPast(m_workspace.database(), {.time = snapshot.time}, copy);
            if (!past) {
                m_problem = describe(past.error());
                return;
            }
            const auto digest = digestOf(copy);
            if (digest && QString::fromStdString(*digest) == snapshot.digest)
                continue;
            m_problem =
                u"another state after: "_s + snapshot.after + differences(snapshot.copy, copy);
            return;
        }
    }

    static QString differences(const QString &wanted, const QString &built)
    {
        QString text;
        const auto comparison = compareDatabases(wanted, built, 20);
        if (!comparison)
            return describe(comparison.error());
        for (const RowDifference &row : comparison->rows) {
            text += u"\n      "_s + row.table + u' ' + shown(row.key) + u' '
                + QString::number(static_cast<int>(row.kind));
            for (const CellDifference &cell : row.cells)
                text += u"; %1: %2 -> %3"_s.arg(cell.column, shown(cell.before).left(20),
                                                shown(cell.after).left(20));
        }
        return text;
    }

    static QString shown(const Value &value)
    {
        if (const auto *text = std::get_if<std::string>(&value))
            return QString::fromStdString(*text);
        if (const auto *number = std::get_if<std::int64_t>(&value))
            return QString::number(*number);
        return isNull(value) ? u"NULL"_s : u"REAL"_s;
    }

    Randomness m_random;
    QTemporaryDir m_folder;
    ResumeWorkspace m_workspace;
    std::vector<Snapshot> m_snapshots;
    QStringList m_steps;
    QString m_problem;
    int m_marks = 0;
};

} // namespace

class tst_PointInTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMomentComesBack_data()
    {
        QTest::addColumn<std::uint64_t>("seed");
        const int lives = qEnvironmentVariableIntValue("WAYBILL_LIVES");
        for (int seed = 1; seed <= std::max(lives, 3); ++seed)
            QTest::addRow("%d", seed) << std::uint64_t(seed);
    }
    void everyMomentComesBack()
    {
        QFETCH(std::uint64_t, seed);
        const QString broken = Life(seed).live();
        if (!broken.isEmpty())
            qWarning().noquote() << broken;
        QVERIFY(broken.isEmpty());
    }

    void theStateAfterARunAndAfterAChange()
    {
        ResumeWorkspace workspace;
        workspace.migrate();
        const QString migrated = workspace.digest();
        QCOMPARE(workspace.sql(u"UPDATE applications SET notes = 'one'"_s), QString());
        const QString one = workspace.digest();
        const QString change = workspace.value(u"SELECT max(id) FROM waybill_audit_log"_s);
        QCOMPARE(workspace.sql(u"DELETE FROM applications"_s), QString());
        const auto past = [&](const Moment &moment) {
            const QString copy = workspace.outside(u"past.db"_s);
            QFile::remove(copy);
            const auto built = buildPast(workspace.database(), moment, copy);
            return built ? QString::fromStdString(*digestOf(copy)) : describe(built.error());
        };
        QCOMPARE(past({.run = 1}), migrated);
        QCOMPARE(past({.change = change.toLongLong()}), one);
        QVERIFY(past({.run = 7}).contains(u"HIST-02"_s));
        QVERIFY(past({.change = 700}).contains(u"HIST-02"_s));
    }

    void beforeTheFirstRunThereIsNothing()
    {
        ResumeWorkspace workspace;
        const QDateTime before = thisMoment();
        workspace.migrate();
        const auto past =
            buildPast(workspace.database(), {.time = before}, workspace.outside(u"past.db"_s));
        QVERIFY(past);
        QVERIFY(past->tables.isEmpty());
        QCOMPARE(past->runs, 1);
    }

    void whatStoodBeforeAnUndoNeedsItsBackup()
    {
        ResumeWorkspace workspace;
        workspace.migrate();
        QCOMPARE(workspace.sql(u"UPDATE skills SET skill_name = 'mine'"_s), QString());
        const QDateTime before = thisMoment();
        const QString digest = workspace.digest();
        QVERIFY(workspace.undo());
        const QString copy = workspace.outside(u"past.db"_s);
        const auto past = buildPast(workspace.database(), {.time = before}, copy);
        QVERIFY2(past, past ? "" : qPrintable(describe(past.error())));
        QCOMPARE(QString::fromStdString(*digestOf(copy)), digest);
        QVERIFY(!past->backup.isEmpty());
        QVERIFY(QDir(past->backup).removeRecursively());
        QFile::remove(copy);
        const auto none = buildPast(workspace.database(), {.time = before}, copy);
        QVERIFY(!none);
        QCOMPARE(none.error().code, u"HIST-03"_s);
        QVERIFY(!QFile::exists(copy));
    }

    void aSecretStaysAsItIs()
    {
        ResumeWorkspace workspace;
        workspace.migrate();
        QCOMPARE(workspace.sql(u"INSERT INTO config (key, value) VALUES ('a.token', 'one')"_s),
                 QString());
        const QDateTime before = thisMoment();
        QCOMPARE(workspace.sql(u"UPDATE config SET value = 'two' WHERE key = 'a.token';"
                               "UPDATE config SET value = 'changed' WHERE key LIKE 'ui%'"_s),
                 QString());
        const QString copy = workspace.outside(u"past.db"_s);
        const auto past = buildPast(workspace.database(), {.time = before}, copy);
        QVERIFY(past);
        QCOMPARE(past->unknown, 1);
        auto connection = Connection::open(copy, Connection::Mode::ReadOnly);
        QCOMPARE(*queryInteger(*connection, "SELECT count(*) FROM config WHERE value = 'two'"), 1);
        QCOMPARE(*queryInteger(*connection, "SELECT count(*) FROM config WHERE value = 'changed'"),
                 0);
    }

    void itCanBeCancelled()
    {
        ResumeWorkspace workspace;
        workspace.migrate();
        std::stop_source stop;
        stop.request_stop();
        const QString copy = workspace.outside(u"past.db"_s);
        const auto past =
            buildPast(workspace.database(), {.run = 1}, copy, {.stop = stop.get_token()});
        QVERIFY(!past);
        QCOMPARE(past.error().code, u"CANCELLED"_s);
        QVERIFY(!QFile::exists(copy));
    }
};

QTEST_GUILESS_MAIN(tst_PointInTime)
#include "tst_pointintime.moc"
