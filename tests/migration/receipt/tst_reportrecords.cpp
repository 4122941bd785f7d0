// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/reportrecords.h"
#include "migration/verify/rundifference.h"
#include "tests/support/resumeworkspace.h"

#include <QTest>

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
