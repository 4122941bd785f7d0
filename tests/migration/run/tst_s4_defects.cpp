// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/backup.h"
#include "migration/playbook/playbookparser.h"
#include "migration/undo/undo.h"
#include "migration/verify/masking.h"
#include "migration/verify/reportwriter.h"
#include "migration/workspace/workspace.h"
#include "tests/support/learnerworkspace.h"

#include <QtTest>

#include <stop_token>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::LearnerWorkspace;

namespace {

QByteArray ada(const QByteArrayList &members = {})
{
    return LearnerWorkspace::profile("Ada Roe", members);
}

const auto audit = u"SELECT table_name, record_id, action, changed_by FROM audit_log"
                   " WHERE id > 0 ORDER BY id"_s;

} // namespace

/// The defects of the reference procedure for learner profiles, and what else its document
/// promises.
class tst_S4_Defects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePlaybookIsSound();
    void s4_B01_anExistingDatabaseIsUpdatedNotOverwritten();
    void s4_B02_verificationComparesEveryValue();
    void s4_B03_whatFailsLeavesNothingBehind();
    void s4_B04_cancellingIsNoSuccess();
    void s4_B05_backupsAreVerifiedCopies();
    void s4_B06_eachRestoreKeepsWhatItReplaces();
    void s4_B07_deletingAProfileTakesItsWordsAlong();
    void theSchemaIsThatOfTheDocument();
    void everyChangeIsInTheAuditLog();
    void picturesAreNotCopiedIntoTheAuditLog();
    void reportsShowNothingOfPeople_data();
    void reportsShowNothingOfPeople();
    void theSampleComesBack();
};

void tst_S4_Defects::thePlaybookIsSound()
{
    const Problems problems = lintPlaybook(
        QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/learner-profiles/playbook.yaml"));
    QVERIFY2(problems.isEmpty(),
             qPrintable(problems.isEmpty() ? QString() : describe(problems.first())));
}

void tst_S4_Defects::s4_B01_anExistingDatabaseIsUpdatedNotOverwritten()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).migrate();
    QCOMPARE(workspace.migrate().outcome, RunOutcome::Unchanged);
    QCOMPARE(workspace.sql(u"UPDATE profiles SET school = 'Eastgate'"_s), QString());
    workspace.profiles({ada({"\"mastered_words\": \"\u4e00, \u4e8c, \u4e09\u89d2, \u6c34\""})});
    workspace.migrate({}, OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT school FROM profiles"_s), u"Eastgate"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM mastered_words WHERE language = 'zh'"_s),
             u"4"_s);
}

void tst_S4_Defects::s4_B02_verificationComparesEveryValue()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).cards({LearnerWorkspace::card(1)}).migrate();
    QVERIFY(workspace.report().ok());
    const auto roundTrip =
        std::find_if(workspace.report().checks.begin(), workspace.report().checks.end(),
                     [](const CheckReport &check) { return check.id == u"round-trip"_s; });
    QVERIFY(roundTrip != workspace.report().checks.end());
    QCOMPARE(roundTrip->status, CheckReport::Status::Pass);
    QCOMPARE(roundTrip->found, QString::number(workspace.report().balance.read));
}

void tst_S4_Defects::s4_B03_whatFailsLeavesNothingBehind()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()})
        .file(u"data/content_db/approved_cards.json"_s, "[{\"id\": \"1\", \"front\": ")
        .migrate();
    // The cards are set aside as a whole and said; nothing is half there.
    QCOMPARE(exitCode(workspace.report()), 3);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM approved_cards"_s), u"0"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());

    LearnerWorkspace none;
    MigrationRequest request = none.profiles({ada({R"("name":)"})}).request();
    request.maxSetAside = 0;
    const Report report = migrate(request);
    QVERIFY(report.failure.has_value());
    QVERIFY(!QFile::exists(none.database()));
}

void tst_S4_Defects::s4_B04_cancellingIsNoSuccess()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()});
    std::stop_source stop;
    stop.request_stop();
    const Report report = migrate(workspace.request(), {.stop = stop.get_token()});
    QCOMPARE(report.outcome, RunOutcome::Cancelled);
    QVERIFY(exitCode(report) != 0);
    QVERIFY(!QFile::exists(workspace.database()));
}

void tst_S4_Defects::s4_B05_backupsAreVerifiedCopies()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).cards({LearnerWorkspace::card(1)}).migrate();
    QVERIFY(QFile::exists(workspace.report().backup + u"/MANIFEST.json"_s));
    const auto verified = verifyBackup(workspace.report().backup);
    QVERIFY2(verified, verified ? "" : qPrintable(describe(verified.error())));
    QFile copy(workspace.report().backup + u"/child_profiles.json"_s);
    QVERIFY2(copy.open(QIODevice::ReadWrite), qPrintable(copy.fileName()));
    copy.write("x");
    copy.close();
    QVERIFY(!verifyBackup(workspace.report().backup));
}

void tst_S4_Defects::s4_B06_eachRestoreKeepsWhatItReplaces()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).migrate();
    const QString first = workspace.report().backup;
    workspace.profiles({ada({R"("school": "Eastgate")"})}).migrate({}, OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(workspace.report().backup != first);
    QVERIFY(QFile::exists(first + u"/MANIFEST.json"_s));
}

void tst_S4_Defects::s4_B07_deletingAProfileTakesItsWordsAlong()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).cards({LearnerWorkspace::card(1)}).migrate();
    QCOMPARE(workspace.sql(u"DELETE FROM profiles"_s), QString());
    for (const QString &table : {u"mastered_words"_s, u"mastered_grammar"_s, u"approved_cards"_s})
        QCOMPARE(workspace.value(u"SELECT count(*) FROM "_s + table), u"0"_s);
    // All of it is in the log, and comes back with it.
    QCOMPARE(workspace.value(u"SELECT count(*) FROM audit_log WHERE action = 'DELETE'"_s), u"9"_s);
}

void tst_S4_Defects::theSchemaIsThatOfTheDocument()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).migrate();
    QCOMPARE(workspace.table(u"SELECT name FROM sqlite_schema WHERE type = 'index'"
                             " AND name LIKE 'idx_%' ORDER BY name"_s),
             (QStringList{u"idx_approved_cards_profile"_s, u"idx_chat_messages_profile"_s,
                          u"idx_chat_messages_timestamp"_s, u"idx_mastered_grammar_profile"_s,
                          u"idx_mastered_words_language"_s, u"idx_mastered_words_profile"_s}));
    QVERIFY(!workspace
                 .sql(u"INSERT INTO mastered_words (profile_id, word, language)"
                      " SELECT profile_id, word, language FROM mastered_words LIMIT 1"_s)
                 .isEmpty());
}

void tst_S4_Defects::everyChangeIsInTheAuditLog()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).migrate();
    QCOMPARE(workspace.table(u"SELECT table_name, record_id, action, changed_by,"
                             " json_extract(new_value, '$.migrated_count') FROM audit_log"_s),
             QStringList{u"ALL | ALL | MIGRATE | migration | 8"_s});
    QCOMPARE(workspace.sql(u"INSERT INTO mastered_words (profile_id, word, language)"
                           " SELECT id, 'zero', 'zh' FROM profiles;"
                           "UPDATE mastered_words SET word = 'nought' WHERE word = 'zero';"
                           "DELETE FROM mastered_words WHERE word = 'nought'"_s),
             QString());
    QCOMPARE(workspace.table(audit),
             (QStringList{u"mastered_words | 6 | INSERT | system"_s,
                          u"mastered_words | 6 | UPDATE | system"_s,
                          u"mastered_words | 6 | DELETE | system"_s}));
    QCOMPARE(workspace.value(u"SELECT json_extract(old_value, '$.word'),"
                             " json_extract(new_value, '$.word') FROM audit_log"
                             " WHERE action = 'UPDATE'"_s),
             u"zero | nought"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
    const auto undone = undo({.database = workspace.database()});
    QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
}

void tst_S4_Defects::picturesAreNotCopiedIntoTheAuditLog()
{
    const QByteArray picture(500'000, 'Q');
    LearnerWorkspace workspace;
    workspace.profiles({ada()})
        .cards({LearnerWorkspace::card(1, {"\"image_data\": \"" + picture + '"'})})
        .migrate();
    QCOMPARE(workspace.sql(u"UPDATE approved_cards SET status = 'synced'"_s), QString());
    QCOMPARE(workspace.value(u"SELECT length(old_value) < 2000, length(new_value) < 2000,"
                             " json_extract(new_value, '$.content.characters') > 500000"
                             " FROM audit_log WHERE action = 'UPDATE'"_s),
             u"1 | 1 | 1"_s);
    // The edit of a column beside it is no change of the card itself.
    QCOMPARE(workspace.exportAndCompare(), QString());
    // What goes is kept.
    QCOMPARE(workspace.sql(u"UPDATE approved_cards SET content = '{}'"_s), QString());
    QCOMPARE(workspace.value(u"SELECT length(json_extract(old_value, '$.content')) > 500000"
                             " FROM audit_log ORDER BY id DESC LIMIT 1"_s),
             u"1"_s);
    QVERIFY(workspace.exported(u"data/content_db/approved_cards.json"_s).contains("{}"));
}

void tst_S4_Defects::reportsShowNothingOfPeople_data()
{
    QTest::addColumn<bool>("asked");
    QTest::newRow("by default") << false;
    QTest::newRow("when asked") << true;
}

void tst_S4_Defects::reportsShowNothingOfPeople()
{
    QFETCH(bool, asked);
    LearnerWorkspace workspace;
    workspace
        .profiles({ada({"\"mastered_english_words\": \"Quixotic, Quixotic, quixotic\"",
                        R"("mental_age": "Quixotic")", R"("dob": "Quixotic")"}),
                   LearnerWorkspace::profile("Quixotic Roe")})
        .cards({LearnerWorkspace::card(1, {R"("created_at": "Quixotic")"})})
        .migrate({{"choices/card-owner", "Quixotic Roe"}});
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(workspace.count(u"DUP-06"_s) > 0);
    const Report report = shownReport(workspace.report(), asked);
    const auto says = [asked](const char *format, const QByteArray &text) {
        QVERIFY2(text.contains("DUP-06"), format);
        QVERIFY2(text.toLower().contains("quixotic") == asked, format);
    };
    says("text", reportAsText(report, false).toUtf8());
    says("HTML", reportAsHtml(report));
    says("JSON", reportAsJson(report));
    says("Markdown", reportAsMarkdown(report));
    QVERIFY(asked || !reportAsJUnit(report).toLower().contains("quixotic"));
    // The database itself has all of it.
    QCOMPARE(workspace.value(u"SELECT count(*) > 0 FROM waybill_problems"
                             " WHERE found = 'Quixotic'"_s),
             u"1"_s);
}

void tst_S4_Defects::theSampleComesBack()
{
    LearnerWorkspace workspace;
    const QDir sample(QStringLiteral(WAYBILL_SOURCE_DIR "/resources/samples/learner-profiles"));
    for (const QString &name :
         {u"data/profiles/child_profiles.json"_s, u"data/content_db/approved_cards.json"_s,
          u"data/content_db/chat_history.json"_s}) {
        QFile file(sample.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        workspace.file(name, file.readAll());
    }
    workspace.migrate(
        {{"choices/card-owner", "Bo Roe"}, {"choices/message-owner", "mentioned, else Bo Roe"}});
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(exitCode(workspace.report()), 0);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

QTEST_GUILESS_MAIN(tst_S4_Defects)
#include "tst_s4_defects.moc"
