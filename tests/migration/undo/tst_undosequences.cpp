// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/retry.h"
#include "migration/mapping/mendings.h"
#include "migration/undo/redo.h"
#include "migration/undo/undorun.h"
#include "tests/support/randomness.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

#include <optional>
#include <stop_token>
#include <vector>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::Randomness;
using test::ResumeWorkspace;

namespace {

/// A life of a database: people edit it and its files, migrate and undo in any order.
class Life
{
public:
    explicit Life(std::uint64_t seed)
        : m_random(seed)
    {
        writeFiles();
        if (m_random.chance(40)) // the tables were there before Waybill came
            m_problem = m_workspace.sql(
                QString::fromStdString(test::resumeToolkit().phases.front().scripts.front().up)
                + u"INSERT INTO profiles (name, email) VALUES ('Ina F.', 'ina.falk@example.test');"
                  "INSERT INTO skills (profile_id, skill_name) VALUES (1, 'mark-0');"
                  "INSERT INTO config (key, value) VALUES ('ui.theme', '\"blue\"');"_s);
    }

    /// Empty when every promise was kept, else the steps up to the broken one.
    QString live()
    {
        for (int step = 0; step < 14 && m_problem.isEmpty(); ++step)
            takeStep();
        while (m_problem.isEmpty() && !m_before.empty()) {
            undo(m_random.chance(50) ? UndoKind::Exact : UndoKind::KeepEdits);
            if (m_problem.isEmpty() && m_random.chance(20))
                redo();
        }
        return m_problem.isEmpty()
            ? QString()
            : m_steps.join(u", "_s) + u"\n    "_s + m_problem + u"\n    "_s + runs();
    }

private:
    void takeStep()
    {
        const int what = m_random.between(0, 13);
        if (what < 3)
            return migrate();
        if (what == 12)
            return interrupt();
        if (what == 13)
            return retry();
        if (what < 6)
            return edit();
        if (what == 6)
            return writeFiles();
        if (what == 7)
            return undoPhase();
        if (what > 9)
            return redo();
        undo(what == 8 ? UndoKind::Exact : UndoKind::KeepEdits);
    }

    bool hasDatabase() const { return QFile::exists(m_workspace.database()); }
    const QString &digest() { return now().digest; }
    const QStringList &marks() { return now().marks; }

    static QMap<QString, QByteArray> withoutDatabase(QMap<QString, QByteArray> files)
    {
        files.remove(u"data/resume_toolkit.db"_s);
        return files;
    }

    void writeFiles()
    {
        m_steps << u"write files"_s;
        QByteArray csv = "Company,Role,Location,Follow-Up Status,Notes,Salary Min,Must-Have %,"
                         "Resume Filename\n";
        for (int row = m_random.between(0, 6); row > 0; --row)
            csv += line();
        m_workspace.tracker(csv);
        m_workspace.skills(m_random.pick<QByteArray>(
            {R"({"technical": ["C++", "RF"]})", R"(["C++"])", R"({"soft": ["Calm"], "tools": []})",
             R"([{"name": "C++", "level": "Expert"}, "RF", "Calm", "RF"])"}));
        m_workspace.candidate(m_random.pick<QByteArray>(
            {R"({"degree": "BSc", "years_experience": 7})", R"({"degree": "MSc"})"}));
        m_workspace.config(m_random.pick<QByteArray>(
            {R"({"ui": {"theme": "dark"}})", R"({"ui": {"theme": "light"}, "x": [1]})", "{}"}));
    }

    QByteArray line()
    {
        const auto word = [&](std::initializer_list<const char *> words) {
            return QByteArray(m_random.pick(words)) + ',';
        };
        return word({"Fernway", "Harrow", "FERNWAY", ""}) + word({"Lead", "Engineer"})
            + word({"Eastgate", ""}) + word({"Applied", "Offer", "Ghosted", "0"})
            + word({"one", "two", "three"}) + word({"", "88000", "90000"}) + word({"", "71", "N/A"})
            + m_random.pick({"r.docx\n", "\n"});
    }

    void migrate()
    {
        const auto kind =
            m_random.pick({OnDuplicate::Skip, OnDuplicate::Skip, OnDuplicate::Update});
        m_steps << (kind == OnDuplicate::Update ? u"migrate with updates"_s : u"migrate"_s);
        MigrationRequest request = m_workspace.request();
        request.onDuplicate = kind;
        migrate(request);
    }

    /// Somebody stops it at some point.
    void interrupt()
    {
        m_steps << u"stop a migration"_s;
        std::stop_source stop;
        int left = m_random.between(0, 12);
        const Observer observer{.stop = stop.get_token(), .progressed = [&](const Progress &) {
                                    if (left-- == 0)
                                        stop.request_stop();
                                }};
        migrate(m_workspace.request(), observer);
    }

    /// What was set aside for want of a company is tried again with one.
    void retry()
    {
        if (m_before.empty() || !remembersRuns())
            return;
        m_steps << u"retry"_s;
        const auto request = retryRequest(
            m_workspace.database(),
            {{mendingId("tracker", "Company", ""), "Mended " + std::to_string(++m_marks)}});
        if (request)
            migrate(*request);
        else if (!request.error().code.startsWith(u"ASIDE-"_s))
            fail(describe(request.error()));
    }

    void migrate(const MigrationRequest &request, const Observer &observer = {})
    {
        const QString before = digest();
        const bool remembered = remembersRuns();
        const auto files = withoutDatabase(m_workspace.files());
        const Report &report = m_workspace.migrate(request, observer);
        m_now.reset();
        if (report.outcome == RunOutcome::Cancelled) {
            if (before != digest() || remembered != remembersRuns()
                || files != withoutDatabase(m_workspace.files()))
                fail(u"it was stopped, and something was changed"_s);
            return sound();
        }
        if (!report.ok())
            return fail(m_workspace.failure() + m_workspace.places(u"RT-01"_s).join(u"\n    "_s));
        if (!report.balance.even())
            return fail(u"the balance is not even"_s);
        if (report.outcome == RunOutcome::Unchanged) {
            if (before != digest())
                fail(u"it was said to be unchanged"_s);
            return;
        }
        m_before.push_back({before, m_workspace.files()});
        m_undone.clear(); // what was taken back before cannot come again beside it
        m_editedSince = false;
        sound();
    }

    void edit()
    {
        if (!hasDatabase())
            return;
        const QString mark = u"'mark-%1'"_s.arg(++m_marks);
        const auto some = [&](const QString &table) {
            return u" WHERE id IN (SELECT id FROM "_s + table + u" ORDER BY id LIMIT 1 OFFSET "_s
                + QString::number(m_random.between(0, 3)) + u")"_s;
        };
        const QString statement = m_random.pick<QString>(
            {u"UPDATE applications SET notes = "_s + mark + some(u"applications"_s),
             u"UPDATE skills SET skill_name = "_s + mark + some(u"skills"_s),
             u"UPDATE job_postings SET description = "_s + mark + some(u"job_postings"_s),
             u"UPDATE profiles SET summary = "_s + mark + some(u"profiles"_s),
             u"UPDATE config SET value = "_s + mark + u" WHERE key = 'ui.theme'"_s,
             u"INSERT INTO skills (profile_id, skill_name) SELECT id, "_s + mark
                 + u" FROM profiles LIMIT 1"_s,
             u"INSERT INTO applications (profile_id, job_posting_id, notes)"
             u" SELECT profiles.id, job_postings.id, "_s
                 + mark + u" FROM profiles, job_postings LIMIT 1"_s,
             u"INSERT OR REPLACE INTO config (key, value) VALUES ('my.own', "_s + mark + u")"_s,
             u"DELETE FROM applications"_s + some(u"applications"_s),
             u"DELETE FROM skills"_s + some(u"skills"_s),
             u"DELETE FROM job_postings"_s + some(u"job_postings"_s),
             u"DELETE FROM config WHERE key = 'ui.theme'"_s});
        m_steps << statement;
        const QString refused = m_workspace.sql(statement);
        m_now.reset();
        if (!refused.isEmpty() && !refused.contains(u"no such table"_s))
            fail(refused);
        m_editedSince = true;
    }

    void undo(UndoKind kind)
    {
        if (m_before.empty())
            return;
        m_steps << (kind == UndoKind::Exact ? u"undo exactly"_s : u"undo"_s);
        const Before before = m_before.back();
        Undone taken{.before = {digest(), m_workspace.files()},
                     .runs = m_before,
                     .editedSince = m_editedSince};
        m_before.pop_back();
        const QStringList marks = this->marks();
        const auto undone = m_workspace.undo(kind);
        m_now.reset();
        if (!undone)
            return fail(describe(undone.error()));
        taken.after = {digest(), m_workspace.files()};
        taken.marksAfter = this->marks();
        m_undone.push_back(taken);
        if (kind == UndoKind::Exact) {
            if (digest() != before.digest)
                return fail(u"it is not exactly as before"_s);
            if (withoutDatabase(m_workspace.files()) != withoutDatabase(before.files))
                return fail(u"the files are not as before"_s);
        } else {
            if (this->marks() != marks)
                return fail(u"an edit is lost: "_s + marks.join(u' ') + u" became "_s
                            + this->marks().join(u' '));
            if (!m_editedSince && digest() != before.digest)
                return fail(u"nothing was edited, and it is not as before"_s);
        }
        m_editedSince = true; // what an earlier run is undone from then is not what it left
        sound();
    }

    void undoPhase()
    {
        if (m_before.empty() || !hasDatabase())
            return;
        const QString phase = now().latestPhase;
        const UndoKind kind = m_random.chance(30) ? UndoKind::Exact : UndoKind::KeepEdits;
        m_steps << u"undo %1%2"_s.arg(phase, kind == UndoKind::Exact ? u" exactly"_s : QString());
        const QStringList marks = this->marks();
        Undone taken{.before = {digest(), m_workspace.files()},
                     .runs = m_before,
                     .editedSince = m_editedSince};
        const auto undone = m_workspace.undo(kind, phase);
        m_now.reset();
        if (!undone)
            return fail(describe(undone.error()));
        taken.after = {digest(), m_workspace.files()};
        taken.marksAfter = this->marks();
        m_undone.push_back(taken);
        if (kind == UndoKind::KeepEdits && this->marks() != marks)
            return fail(u"an edit is lost: "_s + marks.join(u' '));
        const bool left = !now().latestPhase.isEmpty();
        const bool still = now().migrationsIn == int(m_before.size());
        if (!left || !still)
            m_before.pop_back();
        m_editedSince = true;
        sound();
    }

    /// Whatever the undo took comes again, and what was done since stays.
    void redo()
    {
        if (m_undone.empty())
            return;
        m_steps << u"redo"_s;
        const Undone undone = m_undone.back();
        m_undone.pop_back();
        const bool untouched = digest() == undone.after.digest;
        const auto sources = withoutDatabase(m_workspace.files());
        const QStringList marks = this->marks();
        const auto expected = previewRedo({.database = m_workspace.database()});
        const auto redone = waybill::redo({.database = m_workspace.database()});
        m_now.reset();
        if (!redone && !untouched && !remembersRuns()) { // nothing tells what was done since
            m_undone.clear();
            return redone.error().code == "UNDO-06"_L1 ? void() : fail(describe(redone.error()));
        }
        if (!redone || !expected)
            return fail(describe(redone ? expected.error() : redone.error()));
        const RedoPreview &done = redone->done;
        if (done.putBack != expected->putBack || done.changed != expected->changed
            || done.removed != expected->removed || done.since.size() != expected->since.size())
            return fail(u"it did something else than it had announced"_s);
        if (untouched && digest() != undone.before.digest)
            return fail(u"nothing was edited, and it is not as before the undo"_s);
        if (sources == withoutDatabase(undone.after.files)
            && withoutDatabase(m_workspace.files()) != withoutDatabase(undone.before.files))
            return fail(u"the files are not as before the undo"_s);
        for (const QString &mark : marks) {
            if (!undone.marksAfter.contains(mark) && !this->marks().contains(mark))
                return fail(u"an edit is lost: "_s + mark);
        }
        m_before = undone.runs;
        m_editedSince = undone.editedSince || !untouched;
        sound();
    }

    /// What stands in the database, read with one connection and once until it is changed.
    struct State
    {
        QString digest = u"none"_s;
        QStringList marks; ///< what people have written, wherever it stands
        QString latestPhase; ///< of the latest migration that is in
        int migrationsIn = 0;
        bool remembersRuns = false;
        QString unsound;
    };

    const State &now()
    {
        if (!m_now)
            m_now = hasDatabase() ? read() : State();
        return *m_now;
    }

    State read() const
    {
        auto connection = Connection::open(m_workspace.database(), Connection::Mode::ReadOnly);
        if (!connection)
            return {.unsound = describe(connection.error())};
        const auto value = [&](const QString &sql) {
            return ResumeWorkspace::table(*connection, sql).value(0);
        };
        const auto hasTable = [&](const QString &name) {
            return value(u"SELECT count(*) FROM sqlite_schema WHERE name = '%1'"_s.arg(name))
                == "1"_L1;
        };
        State state;
        const auto digest = contentDigest(*connection);
        state.digest = digest ? QString::fromStdString(*digest) : describe(digest.error());
        if (hasTable(u"config"_s))
            state.marks = ResumeWorkspace::table(
                *connection,
                u"SELECT notes AS mark FROM applications WHERE notes LIKE 'mark-%'"
                " UNION ALL SELECT skill_name FROM skills WHERE skill_name LIKE 'mark-%'"
                " UNION ALL SELECT description FROM job_postings WHERE description LIKE 'mark-%'"
                " UNION ALL SELECT summary FROM profiles WHERE summary LIKE 'mark-%'"
                " UNION ALL SELECT value FROM config WHERE value LIKE 'mark-%' ORDER BY 1"_s);
        state.remembersRuns = hasTable(u"waybill_runs"_s);
        if (state.remembersRuns) {
            const QString in =
                u" FROM waybill_runs WHERE kind = 'migrate' AND status <> 'undone'"_s;
            state.migrationsIn = value(u"SELECT count(*)"_s + in).toInt();
            state.latestPhase =
                value(u"SELECT phase FROM waybill_phases WHERE status = 'done'"
                      " AND run_id = (SELECT max(id)%1) ORDER BY position DESC LIMIT 1"_s.arg(in));
        }
        const QString checks =
            value(u"SELECT (SELECT count(*) FROM pragma_foreign_key_check)"
                  " || (SELECT group_concat(integrity_check) FROM pragma_integrity_check)"_s);
        state.unsound = checks == "0ok"_L1 ? QString() : checks;
        return state;
    }

    bool remembersRuns() { return now().remembersRuns; }

    void sound()
    {
        if (!now().unsound.isEmpty())
            fail(now().unsound);
    }

    /// What the database remembers, for whoever has to find out.
    QString runs()
    {
        return remembersRuns() ? m_workspace
                                     .table(u"SELECT id, kind, status, undoes, new_database"
                                            " FROM waybill_runs"_s)
                                     .join(u"\n    "_s)
                               : u"no runs"_s;
    }

    void fail(const QString &why) { m_problem = why; }

    struct Before
    {
        QString digest;
        QMap<QString, QByteArray> files;
    };
    struct Undone
    {
        Before before;
        Before after;
        QStringList marksAfter;
        std::vector<Before> runs; ///< that could be undone before it
        bool editedSince = false;
    };
    Randomness m_random;
    ResumeWorkspace m_workspace;
    std::vector<Before> m_before; ///< each run that can be undone
    std::vector<Undone> m_undone; ///< each undo that can be taken back
    QStringList m_steps;
    QString m_problem;
    std::optional<State> m_now;
    int m_marks = 0;
    bool m_editedSince = false;
};

} // namespace

/// Edit, add, delete, migrate, undo and redo in any order. WAYBILL_SEQUENCES=n tries n of them,
/// WAYBILL_SEQUENCES_SEED=s the one of this seed.
class tst_UndoSequences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyUndoKeepsItsPromise_data();
    void everyUndoKeepsItsPromise();
};

void tst_UndoSequences::everyUndoKeepsItsPromise_data()
{
    QTest::addColumn<quint64>("first");
    QTest::addColumn<int>("count");
    constexpr int block = 10; // each with a time limit of its own
    bool given = false;
    const int asked = qEnvironmentVariableIntValue("WAYBILL_SEQUENCES", &given);
    const auto seed = qEnvironmentVariable("WAYBILL_SEQUENCES_SEED").toULongLong();
    const int count = seed > 0 ? 1 : given ? asked : 100;
    for (int done = 0; done < count; done += block) {
        const quint64 first = seed > 0 ? seed : 7'000 + quint64(done);
        QTest::addRow("from seed %llu", first) << first << std::min(block, count - done);
    }
}

void tst_UndoSequences::everyUndoKeepsItsPromise()
{
    QFETCH(quint64, first);
    QFETCH(int, count);
    QStringList broken;
    for (quint64 seed = first; seed < first + quint64(count); ++seed) {
        const QString problem = Life(seed).live();
        if (!problem.isEmpty())
            broken << u"seed %1: %2"_s.arg(seed).arg(problem);
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_UndoSequences)
#include "tst_undosequences.moc"
