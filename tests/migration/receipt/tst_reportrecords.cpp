// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/reportrecords.h"
#include "migration/verify/rundifference.h"
#include "tests/support/resumeworkspace.h"

#include <QTest>

#include <memory>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace {

/// "file:line field: was -> stored", one by one, however small the parts they come in.
QStringList records(const ResumeWorkspace &workspace, const QString &what, qint64 run = 1)
{
    QStringList all;
    ReportRecordsRequest request{
        .database = workspace.database(), .run = run, .what = what, .limit = 1};
    for (bool more = true; more;) {
        const auto found = readReportRecords(request);
        if (!found)
            return {describe(found.error())};
        for (const ReportRecord &one : found->records)
            all << u"%1:%2 %3: %4 -> %5"_s.arg(one.file).arg(one.line).arg(one.field, one.was,
                                                                           one.stored);
        request.after = found->next;
        more = found->next.has_value();
    }
    return all;
}

} // namespace

class tst_ReportRecords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNumberHasItsRecords();
    void everyPartLeadsToItsRecords_data();
    void everyPartLeadsToItsRecords();
    void twoRunsAreCompared();
};

void tst_ReportRecords::everyNumberHasItsRecords()
{
    ResumeWorkspace workspace;
    workspace.application(
        {{"Company", "Alder"}, {"Role", "A"}, {"Priority", "High"}, {"Colour", "red"}});
    workspace.application(
        {{"Company", "Birch"}, {"Role", "B"}, {"Priority", "Low"}, {"Colour", "blue"}});
    const Report &report = workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    // As many as the report says, for each rule and each table.
    for (const RuleReport &rule : report.rules) {
        qint64 count = 0;
        for (const RuleReport &one : report.rules)
            count += one.code == rule.code ? one.count : 0;
        const QStringList found = records(workspace, rule.code);
        QVERIFY2(found.size() == count, qPrintable(rule.code + u'\n' + found.join(u'\n')));
    }
    for (const TableReport &table : report.tables)
        QCOMPARE(records(workspace, table.table).size(), table.inserted);
    const QStringList extras = records(workspace, u"extra"_s);
    QCOMPARE(extras.size(), report.balance.extra);
    QVERIFY2(extras.contains(u"job_applications_tracker.csv:2 Colour: red -> "_s),
             qPrintable(extras.join(u'\n')));
    QVERIFY(records(workspace, u"WORD-02"_s)
                .contains(u"job_applications_tracker.csv:2 Priority: High -> high"_s)
            || !records(workspace, u"WORD-02"_s).isEmpty());
    QVERIFY(records(workspace, u"nothing"_s).first().contains(u"REP-02"_s));
}

void tst_ReportRecords::everyPartLeadsToItsRecords_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("found"); ///< place, field, state, code, table and row
    const auto row = [](const char *what, const QStringList &found) {
        QTest::newRow(what) << QString::fromLatin1(what) << found;
    };
    const QString csv = u"job_applications_tracker.csv:"_s;
    row("check:years-range", {u"data/profile_contact.json:1 years_experience   profiles/1"_s});
    row("check:salary-order", {csv + u"2    job_postings/1"_s});
    row("check:foreign-keys", {});
    row("check:links", {u"REP-03"_s});
    row("check:one-profile", {u"data/profile_contact.json:1    profiles/1"_s});
    row("check:no-such", {u"REP-03"_s});
    row("remark:URL-01", {csv + u"3 Application URL stored URL-01 job_postings/2"_s});
    row("remark:REQ-01", {csv + u"4 company set-aside REQ-01 "_s});
    row("remark:XYZ-01", {});
    row("file:job_applications_tracker.csv",
        {csv + u"2  stored  job_postings/1"_s, csv + u"3  stored  job_postings/2"_s,
         csv + u"4  set-aside  "_s});
    row("file:no-such.csv", {u"REP-02"_s});
    row("extra:Application URL", {csv + u"3 Application URL  URL-01 "_s});
    row("extra:tracker/Application URL", {csv + u"3 Application URL  URL-01 "_s});
    row("extra:other/Application URL", {});
    row("set-aside:job_applications_tracker.csv", {csv + u"4 Role  REQ-01 "_s});
    row("set-aside:data/profile_contact.json", {});
    row("WORD-02:Priority", {csv + u"2 Priority  WORD-02 applications/1"_s});
    row("changed:Priority", {csv + u"2 Priority  WORD-02 applications/1"_s});
    row("WORD-02:Status", {});
    row("record:job_applications_tracker.csv:4",
        {csv + u"4  set-aside  "_s, csv + u"4 Role  REQ-01 "_s});
    row("record:job_applications_tracker.csv:x", {u"REP-02"_s});
}

void tst_ReportRecords::everyPartLeadsToItsRecords()
{
    QFETCH(QString, what);
    QFETCH(QStringList, found);
    static const std::unique_ptr<ResumeWorkspace> workspace = [] {
        auto made = std::make_unique<ResumeWorkspace>();
        made->application({{"Company", "Alder"}, {"Role", "A"}, {"Priority", "High"}});
        made->application({{"Company", "Birch"}, {"Role", "B"}, {"Application URL", "Link"}});
        made->application({{"Company", ""}, {"Role", "C"}});
        made->migrate();
        made->sql(
            u"UPDATE profiles SET years_experience = 99; UPDATE job_postings SET salary_min = 9,"
            " salary_max = 1 WHERE id = 1"_s);
        return made;
    }();
    QCOMPARE(workspace->failure(), QString());
    const auto records =
        readReportRecords({.database = workspace->database(), .run = 1, .what = what});
    QStringList all;
    if (records) {
        for (const ReportRecord &one : records->records)
            all << u"%1:%2 %3 %4 %5 %6"_s.arg(one.file).arg(one.line).arg(
                one.field, one.state, one.code,
                one.table.isEmpty() ? QString() : one.table + u'/' + one.key);
    } else {
        all << records.error().code;
    }
    QCOMPARE(all, found);
}

void tst_ReportRecords::twoRunsAreCompared()
{
    ResumeWorkspace workspace;
    workspace.tracker("Company,Role,Notes\nAlder,A,n1\nBirch,B,n2\n");
    workspace.migrate();
    workspace.tracker("Company,Role,Notes\nAlder,A,n1\nBirch,B,other\nCedar,C,n3\n");
    workspace.remove(u"data/profile_education.json"_s);
    workspace.migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    const auto difference = compareRuns(workspace.database(), 1, 2);
    QVERIFY2(difference, difference ? "" : qPrintable(describe(difference.error())));
    QStringList files;
    for (const FileInRuns &file : difference->files) {
        if (file.state != FileInRuns::State::Same)
            files << file.file + u' ' + fileStateName(file.state);
    }
    QCOMPARE(files,
             QStringList({u"data/profile_education.json gone"_s,
                          u"job_applications_tracker.csv changed"_s}));
    QCOMPARE(difference->newRecords, 1);
    QCOMPARE(difference->changedRecords, 1);
    QCOMPARE(difference->goneRecords, 1);
    QStringList records;
    for (const RecordInRuns &record : difference->records)
        records << u"%1 %2:%3 %4"_s.arg(recordStateName(record.state), record.file)
                       .arg(record.line)
                       .arg(record.table);
    QVERIFY2(records.contains(u"changed job_applications_tracker.csv:3 job_postings"_s),
             qPrintable(records.join(u'\n')));
    QVERIFY2(records.contains(u"new job_applications_tracker.csv:4 job_postings"_s),
             qPrintable(records.join(u'\n')));
    const auto same = compareRuns(workspace.database(), 2, 2);
    QVERIFY(same && same->records.isEmpty());
}

QTEST_GUILESS_MAIN(tst_ReportRecords)
#include "tst_reportrecords.moc"
