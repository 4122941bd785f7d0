// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands do with a database that is there: verify, export, undo, set aside, back up.
#include "tests/app/program.h"
#include "tests/support/comparefiles.h"

#include <QDir>
#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill::test;

namespace {

const QString tidy = u"resume-toolkit-tidy"_s;
const QString real = u"resume-toolkit-real"_s;

int countOf(const QString &database, const QString &table)
{
    return queryText(database, u"SELECT count(*) FROM "_s + table).toInt();
}

QString onlyBackup(const Workspace &workspace, const QString &prefix)
{
    const QDir folder(workspace.file(u"backups"_s));
    const QStringList found = folder.entryList({prefix + u"*"_s}, QDir::Dirs);
    return found.isEmpty() ? QString() : folder.filePath(found.first());
}

} // namespace

class TestCliDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExportEqualsTheSource_data();
    void theExportEqualsTheSource();
    void aTableIsExportedInEveryFormat();
    void savedViewsAreListedMovedAndExported();
    void aChartIsWrittenAsATable();
    void theRecordOfAPeriodIsWritten();
    void aMissingTableNamesThoseThereAre();
    void nothingIsWrittenOverDatabasesAndSources();
    void verifyPassesAndFindsChanges();
    void verifyKnowsWhenTheFilesAreGone();
    void undoKeepsEditsUnlessToldOtherwise();
    void undoTakesBackOnePhase();
    void undoExactlyGivesBackFilesAndDatabase();
    void setAsideRecordsAreListedAndExported();
    void setAsideRecordsAreMendedAndTriedAgain();
    void mendingsWaitUntilTheyAreTried();
    void backupsAreVerifiedAndRestored();
    void aDamagedDatabaseCanBeReplaced();
    void playbooksAreCheckedWithPlaces();
    void answersAreTakenFromAFile();
};

void TestCliDatabase::theExportEqualsTheSource_data()
{
    QTest::addColumn<QString>("sample");
    QTest::newRow("tidy") << tidy;
    QTest::newRow("real") << real;
}

void TestCliDatabase::theExportEqualsTheSource()
{
    QFETCH(QString, sample);
    const Workspace workspace(sample);
    QVERIFY(run({u"migrate"_s, workspace.path()}).exitCode != 1);
    const QString folder = workspace.outside(u"exported"_s);
    const Ran ran =
        run({u"export"_s, workspace.database(), u"--as-sources"_s, folder, u"--json"_s});
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    const QJsonArray files = ran.json().value("files"_L1).toArray();
    QVERIFY(files.size() >= 6);
    for (const QJsonValue file : files) {
        const QString name = file.toObject().value("file"_L1).toString();
        const QString difference = compareFiles(
            workspace.file(name), folder + u'/' + name,
            {.csv = name.endsWith(u".csv"_s),
             .leftOut = {u"/api_keys/*"_s, u"/api_keys/adzuna_app_id"_s,
                         u"/api_keys/adzuna_app_key"_s, u"/api_keys/huggingface_token"_s}});
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestCliDatabase::aTableIsExportedInEveryFormat()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    execute(workspace.database(),
            u"UPDATE applications SET notes = 'a \"quoted\",\nbroken line', lessons_learned = '',"
            " tech_pct = 0.1 + 0.2 WHERE id = 1"_s);
    const int rows = countOf(workspace.database(), u"applications"_s);
    const QStringList table{u"export"_s, workspace.database(), u"--table"_s, u"applications"_s};

    const Ran csv = run(table);
    QCOMPARE(csv.exitCode, 0);
    QVERIFY(csv.out.startsWith("id,profile_id,"));
    QVERIFY(csv.out.contains(",\"a \"\"quoted\"\",\nbroken line\",\"\","));
    QVERIFY(csv.out.contains(",0.30000000000000004,"));
    QCOMPARE(csv.out.count("\r\n"), rows + 1);

    const Ran json = run(table + QStringList{u"--format"_s, u"json"_s});
    const QJsonArray array = QJsonDocument::fromJson(json.out).array();
    QCOMPARE(array.size(), rows);
    QVERIFY(array[0].toObject().value("date_rejected"_L1).isNull());
    QCOMPARE(array[0].toObject().value("lessons_learned"_L1).toString(u"none"_s), QString());
    QVERIFY(json.out.contains("\"tech_pct\":0.30000000000000004"));

    const Ran lines = run(table + QStringList{u"--format"_s, u"jsonl"_s});
    QCOMPARE(lines.out.count('\n'), rows);
    QVERIFY(QJsonDocument::fromJson(lines.out.left(lines.out.indexOf('\n'))).isObject());

    const QString workbook = workspace.outside(u"applications.xlsx"_s);
    QCOMPARE(run(table + QStringList{u"-o"_s, workbook}).exitCode, 0);
    QVERIFY(read(workbook).startsWith("PK"));
    const QString file = workspace.outside(u"applications.csv"_s);
    QCOMPARE(run(table + QStringList{u"-o"_s, file}).exitCode, 0);
    QCOMPARE(read(file), csv.out);
    QCOMPARE(QDir(workspace.outside({})).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TestCliDatabase::savedViewsAreListedMovedAndExported()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const QString database = workspace.database();
    const Ran none = run({u"views"_s, database, u"list"_s});
    QCOMPARE(none.exitCode, 0);
    QVERIFY(none.out.contains("No view was saved"));

    const QString file = workspace.outside(u"views.json"_s);
    write(file, R"({"format":"waybill-views","version":1,"views":[
        {"page":"applications","table":"applications","name":"By status",
         "content":{"filters":[{"column":"status","kind":"not-empty"}],
                    "sort":[{"column":"id","order":"descending"}],
                    "columns":[{"column":"status"},{"column":"job_posting_id.company"},
                               {"column":"mood"}]}},
        {"page":"nowhere","table":"nowhere","name":"Lost","content":{}}]})");
    const Ran imported = run({u"views"_s, database, u"import"_s, file, u"--json"_s});
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
    QCOMPARE(imported.json().value("views"_L1).toInt(), 1);
    QCOMPARE(imported.json().value("left_out"_L1).toArray().first().toString(), u"Lost"_s);
    const QJsonObject listed = run({u"views"_s, database, u"list"_s, u"--json"_s}).json();
    const QJsonObject view = listed.value("views"_L1).toArray().first().toObject();
    QCOMPARE(view.value("name"_L1).toString(), u"By status"_s);
    QVERIFY(view.value("content"_L1).isObject());

    const QString out = workspace.outside(u"out.json"_s);
    QCOMPARE(run({u"views"_s, database, u"export"_s, u"-o"_s, out}).exitCode, 0);
    QCOMPARE(run({u"views"_s, database, u"import"_s, out}).exitCode, 0);
    replaceInFile(out, "not-empty", "empty");
    const Ran asked = run({u"views"_s, database, u"import"_s, out});
    QCOMPARE(asked.exitCode, 5);
    QVERIFY(asked.err.contains("By status"));
    const Ran shown =
        run({u"export"_s, database, u"--table"_s, u"applications"_s, u"--view"_s, u"by status"_s});
    QVERIFY2(shown.exitCode == 0, shown.err.constData());
    QVERIFY(shown.err.contains("mood"));
    QVERIFY2(shown.out.startsWith("Status,Company"), shown.out.left(80).constData());
    QCOMPARE(shown.out.count("\r\n"),
             queryText(database,
                       u"SELECT count(*) FROM applications"
                       " WHERE coalesce(status,'') <> ''"_s)
                     .toInt()
                 + 1);
    QCOMPARE(run({u"views"_s, database, u"import"_s, out, u"--replace"_s}).exitCode, 0);
    const Ran unknown =
        run({u"export"_s, database, u"--table"_s, u"applications"_s, u"--view"_s, u"Other"_s});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY(unknown.err.contains("By status"));
    QCOMPARE(run({u"verify"_s, database, u"--against"_s, workspace.path()}).exitCode, 0);
    QCOMPARE(run({u"undo"_s, database, u"--exact"_s, u"--yes"_s}).exitCode, 0);
}

/// The numbers are those of the database, and what is not among them is said.
void TestCliDatabase::aChartIsWrittenAsATable()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const QString database = workspace.database();
    const Ran chart = run({u"export"_s, database, u"--chart"_s, u"pipeline"_s});
    QVERIFY2(chart.exitCode == 0, chart.err.constData());
    QVERIFY2(chart.err.contains(" of "), chart.err.constData());
    const QByteArrayList lines = chart.out.trimmed().split('\n');
    QVERIFY(lines.size() > 1);
    qint64 counted = 0;
    for (const QByteArray &line : lines.mid(1)) {
        for (const QByteArray &cell : line.trimmed().split(',').mid(1))
            counted += cell.toInt();
    }
    QVERIFY(counted > 0);

    const Ran json =
        run({u"export"_s, database, u"--chart"_s, u"pipeline"_s, u"--format"_s, u"json"_s});
    QCOMPARE(QJsonDocument::fromJson(json.out).array().size(), lines.size() - 1);
    const Ran unknown = run({u"export"_s, database, u"--chart"_s, u"pipelin"_s});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.err.contains("pipeline"), unknown.err.constData());
}

void TestCliDatabase::theRecordOfAPeriodIsWritten()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const QString database = workspace.database();
    const QString first = queryText(database,
                                    u"SELECT min(date_applied) FROM applications"
                                    " WHERE length(date_applied) = 10"_s);
    const int there =
        queryText(database,
                  u"SELECT count(*) FROM applications WHERE date_applied = '%1'"_s.arg(first))
            .toInt();
    QVERIFY(there > 0);
    const auto activity = [&](const QString &from, const QString &to) {
        return run({u"export"_s, database, u"--activity"_s, u"--from"_s, from, u"--to"_s, to,
                    u"--name"_s, u"Ada Roe"_s});
    };
    const Ran day = activity(first, first);
    QVERIFY2(day.exitCode == 0, day.err.constData());
    QCOMPARE(day.out.trimmed().count('\n'), there);
    QVERIFY2(day.out.contains(first.toUtf8()), day.out.constData());
    QVERIFY2(day.err.contains("Ada Roe"), day.err.constData());
    const Ran before = activity(u"1999-01-01"_s, u"1999-12-31"_s);
    QCOMPARE(before.exitCode, 0);
    QCOMPARE(before.out.trimmed().count('\n'), 0);
    const Ran backwards = activity(u"2025-02-01"_s, u"2025-01-01"_s);
    QCOMPARE(backwards.exitCode, 2);
    QVERIFY2(backwards.err.contains("before it begins"), backwards.err.constData());
}

void TestCliDatabase::aMissingTableNamesThoseThereAre()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const Ran ran = run({u"export"_s, workspace.database(), u"--table"_s, u"aplications"_s});
    QCOMPARE(ran.exitCode, 2);
    QVERIFY2(ran.err.contains("applications, "), ran.err.constData());
}

void TestCliDatabase::nothingIsWrittenOverDatabasesAndSources()
{
    const Workspace workspace(tidy);
    const QString source = workspace.file(u"data/config_preferences.json"_s);
    const QByteArray content = read(source);
    const Ran reported = run({u"migrate"_s, workspace.path(), u"--report"_s,
                              workspace.file(u"data/../data/config_preferences.json"_s)});
    QCOMPARE(reported.exitCode, 2);
    QVERIFY(reported.err.contains("USAGE-07"));
    QVERIFY(!QFileInfo::exists(workspace.database()));
    QCOMPARE(read(source), content);

    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const QByteArray database = read(workspace.database());
    const Ran table = run({u"export"_s, workspace.database(), u"--table"_s, u"skills"_s, u"-o"_s,
                           workspace.database()});
    QCOMPARE(table.exitCode, 2);
    QVERIFY(table.err.contains("USAGE-07"));
    QCOMPARE(read(workspace.database()), database);

    const QByteArray edited = content + '\n'; // since the migration
    write(source, edited);
    const QStringList back{u"export"_s, workspace.database(), u"--as-sources"_s,
                           workspace.path() + u'/'};
    const Ran asked = run(back);
    QCOMPARE(asked.exitCode, 5);
    QVERIFY(asked.err.contains("ASK-06"));
    QCOMPARE(read(source), edited);
    QCOMPARE(run(back + QStringList{u"--yes"_s}).exitCode, 0);
    QVERIFY(read(source) != edited);
}

void TestCliDatabase::verifyPassesAndFindsChanges()
{
    const Workspace workspace(real);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 3);
    const Ran good = run({u"verify"_s, workspace.database(), u"--json"_s});
    QVERIFY2(good.exitCode == 0, good.err.constData());
    QVERIFY(good.json().value("values"_L1).toInt() > 1000);

    const QString tracker = workspace.file(u"job_applications_tracker.csv"_s);
    replaceInFile(tracker, "Bellweather", "Belweather");
    const Ran changed = run({u"verify"_s, workspace.database(), u"--json"_s});
    QCOMPARE(changed.exitCode, 4);
    QVERIFY(changed.json().value("differences"_L1).toInt() > 0);
    QVERIFY2(changed.err.contains("VERIFY-03") && changed.err.contains("RT-01"),
             changed.err.constData());
    QCOMPARE(run({u"verify"_s, workspace.database(), u"--against"_s,
                  onlyBackup(workspace, u"pre_migration"_s)})
                 .exitCode,
             4); // its files have no folders
    replaceInFile(tracker, "Belweather", "Bellweather");
    QCOMPARE(run({u"verify"_s, workspace.database(), u"--against"_s, workspace.path()}).exitCode,
             0);

    execute(workspace.database(), u"DROP INDEX idx_applications_status"_s);
    const Ran without = run({u"verify"_s, workspace.database()});
    QVERIFY2(without.exitCode == 4, without.out.constData());
}

void TestCliDatabase::verifyKnowsWhenTheFilesAreGone()
{
    const Workspace workspace(tidy);
    const QString database = workspace.outside(u"elsewhere.db"_s);
    QCOMPARE(run({u"migrate"_s, workspace.path(), u"--to"_s, database}).exitCode, 0);
    QVERIFY(QFile::remove(workspace.file(u"data/profile_skills.json"_s)));
    const Ran missing = run({u"verify"_s, database});
    QCOMPARE(missing.exitCode, 4);
    QVERIFY2(missing.err.contains("profile_skills.json"), missing.err.constData());
    QVERIFY(QDir(workspace.path()).removeRecursively());
    const Ran gone = run({u"verify"_s, database, u"--json"_s});
    QVERIFY2(gone.exitCode == 0, gone.err.constData());
    QVERIFY(gone.out.contains("\"skipped\""));
}

void TestCliDatabase::undoKeepsEditsUnlessToldOtherwise()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    execute(workspace.database(), u"UPDATE applications SET notes = 'mine' WHERE id = 3"_s);
    const QByteArray edited = read(workspace.database());

    const QStringList exact{u"undo"_s, workspace.database(), u"--exact"_s};
    const Ran refused = run(exact);
    QVERIFY2(refused.exitCode == 5, refused.err.constData());
    QVERIFY2(refused.err.contains("ASK-04"), refused.err.constData());
    QCOMPARE(queryText(workspace.database(), u"SELECT notes FROM applications WHERE id = 3"_s),
             u"mine"_s);

    const Ran kept = run({u"undo"_s, workspace.database(), u"--json"_s});
    QVERIFY2(kept.exitCode == 0, kept.err.constData());
    const QJsonObject report = kept.json();
    QCOMPARE(report.value("run"_L1).toInt(), 1);
    QCOMPARE(report.value("phases"_L1).toArray().size(), 3);
    QCOMPARE(report.value("removed_database"_L1).toBool(), false);
    QVERIFY(report.value("removed"_L1).toInt() > 100);
    const QJsonArray rows = report.value("kept"_L1).toArray();
    const bool hasEdited = std::any_of(rows.begin(), rows.end(), [](const QJsonValue &row) {
        return row.toObject().value("table"_L1).toString() == u"applications"_s
            && row.toObject().value("key"_L1).toString() == u"3"_s
            && row.toObject().value("reason"_L1).toString() == u"edited"_s;
    });
    QVERIFY2(hasEdited, kept.out.constData());
    QCOMPARE(countOf(workspace.database(), u"applications"_s), 1);
    QVERIFY(QFileInfo(report.value("safety_backup"_L1).toString()).isDir());
    QCOMPARE(run({u"undo"_s, workspace.database()}).exitCode, 1); // nothing is left to undo
}

void TestCliDatabase::undoTakesBackOnePhase()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const QStringList phase{u"undo"_s, workspace.database(), u"--phase"_s};
    const Ran early = run(phase + QStringList{u"002_migrate_profiles"_s});
    QVERIFY2(early.exitCode == 1 && early.err.contains("UNDO-03"), early.err.constData());
    const Ran latest = run(phase + QStringList{u"003_migrate_csv_tracker"_s});
    QVERIFY2(latest.exitCode == 0, latest.err.constData());
    QCOMPARE(countOf(workspace.database(), u"applications"_s), 0);
    QVERIFY(countOf(workspace.database(), u"skills"_s) > 0);
    QCOMPARE(run(phase + QStringList{u"002_migrate_profiles"_s}).exitCode, 0);
    QCOMPARE(countOf(workspace.database(), u"profiles"_s), 0);
}

void TestCliDatabase::undoExactlyGivesBackFilesAndDatabase()
{
    const Workspace workspace(tidy);
    const QString config = workspace.file(u"data/config_preferences.json"_s);
    const QByteArray before = read(config);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    write(config, "{}");
    execute(workspace.database(), u"UPDATE skills SET skill_name = 'mine' WHERE id = 1"_s);
    const Ran ran = run({u"undo"_s, workspace.database(), u"--exact"_s, u"--yes"_s, u"--json"_s});
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    QVERIFY(!QFileInfo::exists(workspace.database()));
    QCOMPARE(read(config), before);
    QVERIFY(read(ran.json().value("kept_file"_L1).toString()).contains("mine"));
}

void TestCliDatabase::setAsideRecordsAreListedAndExported()
{
    const Workspace workspace(real);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 3);
    const Ran list = run({u"aside"_s, workspace.database(), u"list"_s, u"--json"_s});
    QCOMPARE(list.exitCode, 0);
    const QJsonArray records = list.json().value("records"_L1).toArray();
    QCOMPARE(records.size(), 4);
    QCOMPARE(records[0].toObject().value("line"_L1).toInt(), 35);
    QVERIFY(list.out.contains("REQ-01"));

    const QString file = workspace.outside(u"aside.csv"_s);
    QCOMPARE(run({u"aside"_s, workspace.database(), u"export"_s, u"-o"_s, file}).exitCode, 0);
    const QByteArrayList lines =
        read(workspace.file(u"job_applications_tracker.csv"_s)).split('\n');
    QCOMPARE(read(file),
             lines[0] + '\n' + lines[34] + '\n' + lines[35] + '\n' + lines[36] + '\n' + lines[42]
                 + '\n');

    const Workspace nothing(tidy);
    QCOMPARE(run({u"migrate"_s, nothing.path()}).exitCode, 0);
    QVERIFY(run({u"aside"_s, nothing.database(), u"list"_s}).out.contains("Nothing is set aside"));
    QCOMPARE(run({u"aside"_s, nothing.database(), u"export"_s, u"-o"_s, nothing.outside(u"x"_s)})
                 .exitCode,
             2);
}

/// Exported, mended as in any editor, and tried again; the files are not touched.
void TestCliDatabase::setAsideRecordsAreMendedAndTriedAgain()
{
    const Workspace workspace(real);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 3);
    const QString database = workspace.database();
    const QByteArray tracker = read(workspace.file(u"job_applications_tracker.csv"_s));
    const QString counted = u"SELECT count(*) FROM applications"_s;
    const int before = queryText(database, counted).toInt();
    const QString file = workspace.outside(u"aside.csv"_s);
    QCOMPARE(run({u"aside"_s, database, u"export"_s, u"-o"_s, file}).exitCode, 0);
    const QStringList again{u"aside"_s, database, u"retry"_s, u"--from"_s, file};
    const Ran same = run(again);
    QVERIFY2(same.err.contains("ASIDE-02"), same.err.constData());

    const Ran list = run({u"aside"_s, database, u"list"_s, u"--json"_s});
    QVERIFY(list.out.contains("REQ-01"));
    QByteArrayList lines = read(file).split('\n');
    const qsizetype company = lines[0].split(',').indexOf("Company");
    QVERIFY(company >= 0);
    QByteArrayList cells = lines[1].split(',');
    QVERIFY(cells[company].isEmpty());
    cells[company] = "Fernway Labs";
    lines[1] = cells.join(',');
    write(file, lines.join('\n'));
    const Ran mended = run(again + QStringList{u"--json"_s});
    QVERIFY2(mended.exitCode == 3, mended.err.constData());
    QCOMPARE(queryText(database, counted).toInt(), before + 1);
    QCOMPARE(read(workspace.file(u"job_applications_tracker.csv"_s)), tracker);
    QCOMPARE(run({u"verify"_s, database, u"--against"_s, workspace.path()}).exitCode, 0);
    const Ran rest = run({u"aside"_s, database, u"list"_s, u"--json"_s});
    QCOMPARE(rest.json().value("records"_L1).toArray().size(), 3);
    QCOMPARE(run({u"undo"_s, database, u"--exact"_s, u"--yes"_s}).exitCode, 0);
    QCOMPARE(queryText(database, counted).toInt(), before);
}

/// Entered one by one, shown in the list, taken back, and tried together.
void TestCliDatabase::mendingsWaitUntilTheyAreTried()
{
    const Workspace workspace(real);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 3);
    const QString database = workspace.database();
    const auto aside = [&](const QStringList &more) {
        return run(QStringList{u"aside"_s, database} + more);
    };
    const auto items = [&](const QStringList &more) {
        return aside(QStringList{u"list"_s, u"--json"_s} + more).json().value("items"_L1).toArray();
    };
    const QJsonArray open = items({u"--reason"_s, u"constraint"_s});
    QVERIFY(!open.isEmpty());
    const QJsonObject first = open[0].toObject();
    QCOMPARE(first.value("code"_L1).toString(), u"REQ-01"_s);
    QCOMPARE(first.value("field"_L1).toString(), u"Company"_s);
    QVERIFY(first.value("missing"_L1).toBool());
    const QString line = QString::number(first.value("line"_L1).toInt());
    const QString last = QString::number(open.last().toObject().value("record"_L1).toInt());

    const QStringList mend{u"mend"_s, u"--at"_s, line, u"--field"_s, u"Company"_s, u"--as"_s};
    QCOMPARE(aside(mend + QStringList{u"Fernway Labs"_s}).exitCode, 0);
    const Ran again = aside(mend + QStringList{u"Ada Roe Ltd"_s, u"--json"_s});
    QCOMPARE(again.json().value("waiting"_L1).toInt(), 1); // in the place of the first one
    QCOMPARE(aside({u"leave-out"_s, u"--record"_s, last}).exitCode, 0);
    QCOMPARE(items({u"--state"_s, u"not-tried"_s}).size(), 2);
    QVERIFY(aside({u"list"_s}).out.contains("Ada Roe Ltd"));
    QCOMPARE(
        aside({u"mend"_s, u"--field"_s, u"Company"_s, u"--value"_s, u"nobody"_s, u"--as"_s, u"x"_s})
            .exitCode,
        2);

    const QString counted = u"SELECT count(*) FROM applications"_s;
    const int before = queryText(database, counted).toInt();
    const Ran tried = aside({u"retry"_s});
    QVERIFY2(tried.exitCode == 3, tried.err.constData());
    QCOMPARE(queryText(database, counted).toInt(), before + 1);
    QCOMPARE(items({u"--state"_s, u"not-tried"_s}).size(), 0);
    QCOMPARE(items({u"--state"_s, u"left-out"_s}).size(), 1);
    QCOMPARE(items({u"--state"_s, u"mended"_s}).size(), 1);
    QCOMPARE(run({u"verify"_s, database, u"--against"_s, workspace.path()}).exitCode, 0);
    QVERIFY(aside({u"retry"_s}).err.contains("ASIDE-02"));

    const Ran entered = aside({u"leave-out"_s, u"--reason"_s});
    QCOMPARE(entered.exitCode, 2);
    QCOMPARE(aside({u"take-back"_s, u"--all"_s}).exitCode, 2); // none waits
}

void TestCliDatabase::backupsAreVerifiedAndRestored()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const Ran made = run({u"backup"_s, u"create"_s, workspace.path()});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const QString backup = QString::fromUtf8(made.out).trimmed();
    QCOMPARE(run({u"backup"_s, u"verify"_s, backup}).exitCode, 0);
    const Ran list = run({u"backup"_s, u"list"_s, workspace.path(), u"--verify"_s, u"--json"_s});
    QCOMPARE(list.json().value("backups"_L1).toArray().size(), 2);

    const QString contact = workspace.file(u"data/profile_contact.json"_s);
    const QByteArray before = read(contact);
    write(contact, "{}");
    execute(workspace.database(), u"DELETE FROM documents"_s);
    const Ran restored = run({u"backup"_s, u"restore"_s, backup, u"--to"_s, workspace.path(),
                              u"--database"_s, u"--json"_s});
    QVERIFY2(restored.exitCode == 0, restored.err.constData());
    QCOMPARE(read(contact), before);
    QVERIFY(countOf(workspace.database(), u"documents"_s) > 0);
    const QString safety = restored.json().value("safety_backup"_L1).toString();
    QCOMPARE(run({u"backup"_s, u"verify"_s, safety}).exitCode, 0);

    write(backup + u"/profile_contact.json"_s, "{ }");
    const Ran damaged = run({u"backup"_s, u"verify"_s, backup});
    QCOMPARE(damaged.exitCode, 4);
    QVERIFY2(damaged.err.contains("profile_contact.json"), damaged.err.constData());
    const QByteArray now = read(contact);
    QCOMPARE(run({u"backup"_s, u"restore"_s, backup, u"--to"_s, workspace.path()}).exitCode, 1);
    QCOMPARE(read(contact), now);
}

void TestCliDatabase::aDamagedDatabaseCanBeReplaced()
{
    const Workspace workspace(tidy);
    QCOMPARE(run({u"migrate"_s, workspace.path()}).exitCode, 0);
    const Ran made = run({u"backup"_s, u"create"_s, workspace.database()});
    const QString backup = QString::fromUtf8(made.out).trimmed();
    write(workspace.database(), "this is no database");
    QCOMPARE(run({u"history"_s, workspace.database()}).exitCode, 1);
    const Ran restored = run({u"backup"_s, u"restore"_s, backup, u"--to"_s, workspace.path(),
                              u"--database"_s, u"--json"_s});
    QVERIFY2(restored.exitCode == 0, restored.err.constData());
    QCOMPARE(run({u"verify"_s, workspace.database()}).exitCode, 0);
    QCOMPARE(read(restored.json().value("damaged_database"_L1).toString()),
             QByteArray("this is no database"));
}

void TestCliDatabase::playbooksAreCheckedWithPlaces()
{
    const QString source = QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/resume-toolkit");
    const Ran sound = run({u"playbook"_s, u"lint"_s, source});
    QVERIFY2(sound.exitCode == 0, sound.err.constData());
    const Ran byName = run({u"playbook"_s, u"lint"_s, u"resume-toolkit"_s});
    QVERIFY2(byName.exitCode == 0, byName.err.constData());
    const Workspace workspace(tidy);
    const QString broken = workspace.outside(u"playbook.yaml"_s);
    write(broken, "format: 1\nid: broken\nnonsense: yes\n");
    const Ran found = run({u"playbook"_s, u"lint"_s, broken});
    QCOMPARE(found.exitCode, 1);
    QVERIFY2(found.err.contains("playbook.yaml:3:1"), found.err.constData());
    QCOMPARE(run({u"migrate"_s, workspace.path(), u"--playbook"_s, broken}).exitCode, 1);
    QVERIFY(run({u"playbook"_s, u"explain"_s, u"resume-toolkit"_s})
                .out.contains("job_applications_tracker.csv"));
}

void TestCliDatabase::answersAreTakenFromAFile()
{
    const Workspace workspace(real);
    const QString answers = workspace.outside(u"answers.yaml"_s);
    write(answers, "words:\n  status:\n    Ghosted: rejected\nsecrets: keychain\n");
    const Ran ran = run({u"migrate"_s, workspace.path(), u"--answers"_s, answers, u"--json"_s});
    QVERIFY2(ran.exitCode == 3, ran.err.constData());
    QVERIFY2(ran.err.contains("SEC-03"), ran.err.constData());
    QCOMPARE(countOf(workspace.database(), u"applications WHERE status = 'rejected'"_s),
             1 + read(workspace.file(u"job_applications_tracker.csv"_s)).count(",Rejected,"));
    // Decided once, it stays decided.
    const Ran again = run({u"migrate"_s, workspace.path(), u"--json"_s});
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY(again.json().value("unchanged"_L1).toBool());
    write(answers, "words: [1, 2]\n");
    const Ran wrong = run({u"migrate"_s, workspace.path(), u"--answers"_s, answers});
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY2(wrong.err.contains("ANS-01"), wrong.err.constData());
}

QTEST_GUILESS_MAIN(TestCliDatabase)

#include "tst_clidatabase.moc"
