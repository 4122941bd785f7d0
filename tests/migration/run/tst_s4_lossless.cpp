// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspection.h"
#include "tests/support/learnerworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::LearnerWorkspace;

namespace {

const auto owners = u"SELECT p.name || ': ' || c.front FROM approved_cards c"
                    " JOIN profiles p ON p.id = c.profile_id ORDER BY c.id"_s;
const auto words = u"SELECT word FROM mastered_words WHERE language = 'zh' ORDER BY id"_s;

QByteArray ada(const QByteArrayList &members = {})
{
    return LearnerWorkspace::profile("Ada Roe", members);
}

QByteArray bo(const QByteArrayList &members = {})
{
    return LearnerWorkspace::profile("Bo Roe", QByteArrayList{R"("id": "p-bo")"} + members);
}

} // namespace

/// What the reference procedure loses of learner profiles, point by point, is all there.
class tst_S4_Lossless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void s4_L01_theTypeOfACardIsItsCardType_data();
    void s4_L01_theTypeOfACardIsItsCardType();
    void s4_L02_timeAndStatusAreColumns_data();
    void s4_L02_timeAndStatusAreColumns();
    void s4_L03_oneProfileOwnsEverything();
    void s4_L03_withSeveralItIsAsked_data();
    void s4_L03_withSeveralItIsAsked();
    void s4_L03_anAnswerNamesTheOwner_data();
    void s4_L03_anAnswerNamesTheOwner();
    void s4_L03_anAnswerThatNamesNobodyIsRefused();
    void s4_L03_messagesMayGoToWhomTheyMention();
    void s4_L04_messagesKeepTimeIdAndMentions_data();
    void s4_L04_messagesKeepTimeIdAndMentions();
    void s4_L05_everySeparatorParts_data();
    void s4_L05_everySeparatorParts();
    void s4_L06_aWordThatIsThereTwiceStopsNothing();
    void s4_L06_withoutProfilesNothingIsDone_data();
    void s4_L06_withoutProfilesNothingIsDone();
    void s4_L07_wordsThatLookAlikeAreTold();
    void s4_L08_anIdIsNoName();
    void s4_L09_nullIsNoText();
    void s4_L10_aMissingNameSetsOneAside();
    void s4_L11_mentalAgeIsANumber_data();
    void s4_L11_mentalAgeIsANumber();
    void s4_L12_theOrderOfLearningIsKept();
    void s4_L13_unknownKeysAreKept();
    void s4_L14_filesThatAreNotReadAreNamed();
    void picturesAreStoredOnce();
    void everyShapeComesBack();
};

void tst_S4_Lossless::s4_L01_theTypeOfACardIsItsCardType_data()
{
    QTest::addColumn<QByteArrayList>("members");
    QTest::addColumn<QString>("type");
    QTest::newRow("card_type") << QByteArrayList{R"("card_type": "interactive_cloze")"}
                               << u"interactive_cloze"_s;
    QTest::newRow("type") << QByteArrayList{R"("card_type":)", R"("type": "cloze")"} << u"cloze"_s;
    QTest::newRow("both") << QByteArrayList{R"("type": "cloze")"} << u"basic"_s;
    QTest::newRow("neither") << QByteArrayList{R"("card_type":)"} << u"unknown"_s;
    QTest::newRow("null") << QByteArrayList{R"("card_type": null)"} << u"unknown"_s;
}

void tst_S4_Lossless::s4_L01_theTypeOfACardIsItsCardType()
{
    QFETCH(QByteArrayList, members);
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).cards({LearnerWorkspace::card(1, members)}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QTEST(workspace.value(u"SELECT card_type FROM approved_cards"_s), "type");
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L02_timeAndStatusAreColumns_data()
{
    QTest::addColumn<QByteArrayList>("members");
    QTest::addColumn<QString>("row");
    QTest::newRow("approved") << QByteArrayList() << u"2025-03-01 10:00:00.123456 | approved"_s;
    QTest::newRow("synced, with a space and an offset")
        << QByteArrayList{R"("status": "synced")", R"("created_at": "2025-03-01 10:00:00+02:00")"}
        << u"2025-03-01 08:00:00Z | synced"_s;
    QTest::newRow("pending is not approved")
        << QByteArrayList{R"("status": "pending")"} << u"NULL | pending"_s;
    QTest::newRow("rejected") << QByteArrayList{R"("status": "rejected")"} << u"NULL | rejected"_s;
    QTest::newRow("nothing said") << QByteArrayList{R"("status":)"} << u"NULL | NULL"_s;
}

void tst_S4_Lossless::s4_L02_timeAndStatusAreColumns()
{
    QFETCH(QByteArrayList, members);
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).cards({LearnerWorkspace::card(1, members)}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QTEST(workspace.value(u"SELECT approved_at, status FROM approved_cards"_s), "row");
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L03_oneProfileOwnsEverything()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()})
        .cards({LearnerWorkspace::card(1), LearnerWorkspace::card(2)})
        .messages({LearnerWorkspace::message(1)})
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(*) FROM approved_cards c JOIN profiles p"
                             " ON p.id = c.profile_id"_s),
             u"2"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM chat_messages m JOIN profiles p"
                             " ON p.id = m.profile_id"_s),
             u"1"_s);
    // A second child makes it a question, whatever was so before.
    workspace.profiles({ada(), bo()}).migrate();
    QCOMPARE(exitCode(workspace.report()), 5);
}

void tst_S4_Lossless::s4_L03_withSeveralItIsAsked_data()
{
    QTest::addColumn<bool>("cards");
    QTest::addColumn<Answers>("answers");
    QTest::addColumn<QString>("field");
    QTest::newRow("cards") << true << Answers() << u"choices/card-owner/approved_cards.json"_s;
    QTest::newRow("messages") << false << Answers() << u"choices/message-owner/chat_history.json"_s;
    QTest::newRow("the other is answered") << false << Answers{{"choices/card-owner", "p-bo"}}
                                           << u"choices/message-owner/chat_history.json"_s;
}

void tst_S4_Lossless::s4_L03_withSeveralItIsAsked()
{
    QFETCH(bool, cards);
    QFETCH(Answers, answers);
    LearnerWorkspace workspace;
    workspace.profiles({ada(), bo()});
    if (cards)
        workspace.cards({LearnerWorkspace::card(1)});
    else
        workspace.messages({LearnerWorkspace::message(1)});
    workspace.migrate(answers);
    QVERIFY(workspace.report().failure.has_value());
    QCOMPARE(workspace.report().failure->code, u"ASK-01"_s);
    QTEST(workspace.report().failure->field, "field");
    QCOMPARE(exitCode(workspace.report()), 5);
    QVERIFY(!QFile::exists(workspace.database()));
}

void tst_S4_Lossless::s4_L03_anAnswerNamesTheOwner_data()
{
    QTest::addColumn<Answers>("answers");
    QTest::addColumn<QStringList>("cards");
    const QString one = u"<b>front 1</b>"_s;
    const QString two = u"<b>front 2</b>"_s;
    QTest::newRow("by id") << Answers{{"choices/card-owner", "p-bo"}}
                           << QStringList{u"Bo Roe: "_s + one, u"Bo Roe: "_s + two};
    QTest::newRow("by name") << Answers{{"choices/card-owner", "ada roe"}}
                             << QStringList{u"Ada Roe: "_s + one, u"Ada Roe: "_s + two};
    QTest::newRow("one card is another's")
        << Answers{{"choices/card-owner", "Ada Roe"},
                   {"choices/card-owner/approved_cards.json/record 2", "Bo Roe"}}
        << QStringList{u"Ada Roe: "_s + one, u"Bo Roe: "_s + two};
}

void tst_S4_Lossless::s4_L03_anAnswerNamesTheOwner()
{
    QFETCH(Answers, answers);
    LearnerWorkspace workspace;
    workspace.profiles({ada(), bo()})
        .cards({LearnerWorkspace::card(1), LearnerWorkspace::card(2)})
        .migrate(answers);
    QCOMPARE(workspace.failure(), QString());
    QTEST(workspace.table(owners), "cards");
    QCOMPARE(workspace.exportAndCompare(), QString());
    workspace.migrate(answers);
    QCOMPARE(workspace.report().outcome, RunOutcome::Unchanged);
}

void tst_S4_Lossless::s4_L03_anAnswerThatNamesNobodyIsRefused()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada(), bo()}).cards({LearnerWorkspace::card(1)});
    for (const char *answer : {"Cy Roe", "mentioned", ""}) {
        workspace.migrate({{"choices/card-owner", answer}});
        QVERIFY(workspace.report().failure.has_value());
        QCOMPARE(workspace.report().failure->code, u"ASK-02"_s);
        QCOMPARE(exitCode(workspace.report()), 5);
    }
}

void tst_S4_Lossless::s4_L03_messagesMayGoToWhomTheyMention()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada(), bo()})
        .messages({LearnerWorkspace::message(1, {R"("mentions": ["Bo Roe"])"}),
                   LearnerWorkspace::message(2, {R"("content": "what does @Ada Roe know?")"}),
                   LearnerWorkspace::message(3),
                   LearnerWorkspace::message(4, {R"("mentions": ["Bo Roe", "Ada Roe"])"})});
    const auto whose = u"SELECT p.name FROM chat_messages m JOIN profiles p ON p.id = m.profile_id"
                       " ORDER BY m.id"_s;
    workspace.migrate({{"choices/message-owner", "mentioned, else Bo Roe"}});
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(whose),
             (QStringList{u"Bo Roe"_s, u"Ada Roe"_s, u"Bo Roe"_s, u"Bo Roe"_s}));
    QCOMPARE(workspace.exportAndCompare(), QString());

    LearnerWorkspace strict;
    strict.profiles({ada(), bo()})
        .messages({LearnerWorkspace::message(1, {R"("mentions": ["Bo Roe"])"}),
                   LearnerWorkspace::message(2)})
        .migrate({{"choices/message-owner", "mentioned"}});
    QCOMPARE(strict.table(whose), QStringList{u"Bo Roe"_s});
    QCOMPARE(strict.report().recordsSetAside, 1);
    QCOMPARE(strict.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L04_messagesKeepTimeIdAndMentions_data()
{
    QTest::addColumn<QByteArrayList>("members");
    QTest::addColumn<QString>("row");
    QTest::newRow("as usual") << QByteArrayList{R"("mentions": ["Ada Roe"])"}
                              << u"2025-03-01 10:00:00 | m1 | [\"Ada Roe\"] | user"_s;
    QTest::newRow("UTC") << QByteArrayList{R"("timestamp": "2025-03-01T10:00:00Z")"}
                         << u"2025-03-01 10:00:00Z | m1 | [] | user"_s;
    QTest::newRow("a space, a role, null")
        << QByteArrayList{R"("timestamp": "2025-03-01 10:00:00.5")", R"("role": "assistant")",
                          R"("mentions": null)"}
        << u"2025-03-01 10:00:00.5 | m1 | NULL | assistant"_s;
    QTest::newRow("little is said")
        << QByteArrayList{R"("timestamp":)", R"("role":)", R"("id":)", R"("mentions":)"}
        << u"NULL | NULL | NULL | user"_s;
}

void tst_S4_Lossless::s4_L04_messagesKeepTimeIdAndMentions()
{
    QFETCH(QByteArrayList, members);
    LearnerWorkspace workspace;
    workspace.profiles({ada()}).messages({LearnerWorkspace::message(1, members)}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QTEST(workspace.value(u"SELECT timestamp, message_id, mentions, role FROM chat_messages"_s),
          "row");
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L05_everySeparatorParts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("comma and space") << QByteArray("\"\u4e00, \u4e8c, \u4e09\"");
    QTest::newRow("comma") << QByteArray("\"\u4e00,\u4e8c,\u4e09\"");
    QTest::newRow("wide comma") << QByteArray("\"\u4e00\uff0c\u4e8c\uff0c \u4e09\"");
    QTest::newRow("enumeration comma") << QByteArray("\"\u4e00\u3001\u4e8c\u3001\u4e09\"");
    QTest::newRow("semicolon") << QByteArray("\"\u4e00; \u4e8c;\u4e09;\"");
    QTest::newRow("lines") << QByteArray(R"("\u4e00\n\u4e8c\r\n\u4e09\n")");
    QTest::newRow("a list") << QByteArray(R"(["\u4e00", "\u4e8c", "\u4e09"])");
}

void tst_S4_Lossless::s4_L05_everySeparatorParts()
{
    QFETCH(QByteArray, text);
    LearnerWorkspace workspace;
    workspace.profiles({ada({"\"mastered_words\": " + text})}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(words), (QStringList{u"\u4e00"_s, u"\u4e8c"_s, u"\u4e09"_s}));
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L06_aWordThatIsThereTwiceStopsNothing()
{
    LearnerWorkspace workspace;
    workspace
        .profiles({ada({"\"mastered_words\": \"\u4e00, \u4e8c, \u4e00\"",
                        R"("mastered_grammar": "http://a.example/1,http://a.example/1")"}),
                   bo()})
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(*) FROM profiles"_s), u"2"_s);
    QCOMPARE(workspace.count(u"DUP-06"_s), 2);
    QCOMPARE(workspace.first(u"DUP-06"_s).field, u"/mastered_words"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L06_withoutProfilesNothingIsDone_data()
{
    QTest::addColumn<QByteArray>("profiles");
    QTest::addColumn<int>("exit");
    QTest::newRow("no file") << QByteArray() << 3;
    QTest::newRow("a pointer to a large file")
        << QByteArray("version https://git-lfs.example/spec/v1\noid sha256:"
                      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
                      "size 78456\n")
        << 3;
    QTest::newRow("an empty list") << QByteArray("[]") << 5;
}

void tst_S4_Lossless::s4_L06_withoutProfilesNothingIsDone()
{
    QFETCH(QByteArray, profiles);
    LearnerWorkspace workspace;
    workspace.cards({LearnerWorkspace::card(1)});
    if (!profiles.isEmpty())
        workspace.file(u"data/profiles/child_profiles.json"_s, profiles);
    workspace.migrate();
    QVERIFY(workspace.report().failure.has_value());
    QVERIFY(exitCode(workspace.report()) != 0);
    QVERIFY(!QFile::exists(workspace.database()));
    if (profiles.startsWith("version"))
        QVERIFY2(workspace.report().failure->message.contains(u"pointer"_s),
                 qPrintable(workspace.report().failure->message));
}

void tst_S4_Lossless::s4_L07_wordsThatLookAlikeAreTold()
{
    LearnerWorkspace workspace;
    workspace
        .profiles({ada({"\"mastered_english_words\":"
                        " \"Apple, apple, caf\u00e9, cafe\u0301, \uff34-shirt, T-shirt\""})})
        .migrate();
    QCOMPARE(
        workspace.table(u"SELECT word FROM mastered_words WHERE language = 'en'"_s),
        (QStringList{u"Apple"_s, u"apple"_s, u"caf\u00e9"_s, u"\uff34-shirt"_s, u"T-shirt"_s}));
    QCOMPARE(workspace.count(u"DUP-06"_s), 1); // one word in two normal forms
    QCOMPARE(workspace.count(u"DUP-07"_s), 2); // by case, by width
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L08_anIdIsNoName()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada(), ada({R"("dob": "2018-01-01")"})}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(DISTINCT id), count(*) FROM profiles"_s), u"2 | 2"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM profiles WHERE id = name"_s), u"0"_s);
    QCOMPARE(workspace.count(u"MAP-01"_s), 2);
    const QString ids = workspace.value(u"SELECT id FROM profiles ORDER BY id"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());

    LearnerWorkspace again; // the same children get the same ids
    again.profiles({ada({R"("dob": "2018-01-01")"}), ada()}).migrate();
    QCOMPARE(again.value(u"SELECT id FROM profiles ORDER BY id"_s), ids);

    LearnerWorkspace asBefore;
    asBefore.profiles({ada()}).migrate({{"choices/profile-id", "name"}});
    QCOMPARE(asBefore.value(u"SELECT id FROM profiles"_s), u"Ada Roe"_s);
    QCOMPARE(asBefore.exportAndCompare(), QString());

    LearnerWorkspace same; // nothing tells them apart: said, not merged
    same.profiles({ada(), ada({R"("school": "Eastgate")"})}).migrate();
    QCOMPARE(same.report().recordsSetAside, 1);
    QCOMPARE(same.count(u"DUP-04"_s), 1);
    QCOMPARE(same.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L09_nullIsNoText()
{
    LearnerWorkspace workspace;
    workspace
        .profiles(
            {ada({R"("extracted_data": null)", R"("interests": null)", R"("character_roster":)"})})
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT extracted_data, interests, character_roster FROM profiles"_s),
             u"NULL | NULL | NULL"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L10_aMissingNameSetsOneAside()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada({R"("name":)"}), bo()}).migrate();
    QCOMPARE(exitCode(workspace.report()), 3);
    QCOMPARE(workspace.value(u"SELECT name FROM profiles"_s), u"Bo Roe"_s);
    QCOMPARE(workspace.first(u"REQ-01"_s).field, u"/name"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L11_mentalAgeIsANumber_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("stored");
    QTest::newRow("number") << QByteArray("6.5") << u"6.5 | real"_s;
    QTest::newRow("text") << QByteArray("\"6.5\"") << u"6.5 | real"_s;
    QTest::newRow("null") << QByteArray("null") << u"NULL | null"_s;
    QTest::newRow("absent") << QByteArray() << u"NULL | null"_s;
    QTest::newRow("words") << QByteArray("\"about six\"") << u"NULL | null"_s;
}

void tst_S4_Lossless::s4_L11_mentalAgeIsANumber()
{
    QFETCH(QByteArray, written);
    LearnerWorkspace workspace;
    workspace.profiles({ada({"\"mental_age\":" + written})}).migrate();
    QCOMPARE(workspace.failure(), QString());
    QTEST(workspace.value(u"SELECT mental_age, typeof(mental_age) FROM profiles"_s), "stored");
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L12_theOrderOfLearningIsKept()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada({"\"mastered_words\": \"\u4e09, \u4e00, \u4e8c\""})}).migrate();
    QCOMPARE(workspace.table(words), (QStringList{u"\u4e09"_s, u"\u4e00"_s, u"\u4e8c"_s}));
    QCOMPARE(workspace.sql(u"UPDATE mastered_words SET word = 'zero' WHERE id = 2"_s), QString());
    QVERIFY(workspace.exported(u"data/profiles/child_profiles.json"_s)
                .contains("\"\u4e09, zero, \u4e8c\""));
}

void tst_S4_Lossless::s4_L13_unknownKeysAreKept()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada({R"("favourite": {"colour": "blue"})", R"("level": 3)"})})
        .cards({LearnerWorkspace::card(
            1, {R"("field__Remarks": "r")", R"("field__Remarks_annotations": ["x", "y"])"})})
        .messages({LearnerWorkspace::message(1, {R"("config": {"cards": 3})"})})
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(workspace.report().balance.even());
    QVERIFY(workspace.value(u"SELECT content FROM approved_cards"_s)
                .contains(u"\"field__Remarks_annotations\": [\"x\", \"y\"]"_s));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::s4_L14_filesThatAreNotReadAreNamed()
{
    LearnerWorkspace workspace;
    workspace.profiles({ada()})
        .file(u"data/profiles/anki_profiles.json"_s, R"([{"name": "a", "deck_name": "d"}])")
        .file(u"data/child_profiles/ada.json"_s, R"({"child_name": "Ada Roe", "quest_cards": {}})");
    const auto inspection = inspectWorkspace(workspace.path(), test::learnerProfiles(), {});
    QVERIFY(inspection);
    QStringList unread;
    for (const FileFinding &file : inspection->files) {
        if (file.state == FileFinding::State::NotRead)
            unread << file.file;
    }
    QVERIFY2(unread.contains(u"data/profiles/anki_profiles.json"_s), qPrintable(unread.join(u' ')));
    workspace.migrate();
    QCOMPARE(workspace.value(u"SELECT count(*) FROM profiles"_s), u"1"_s);
}

/// A picture is the bulk of its card, and of the database.
void tst_S4_Lossless::picturesAreStoredOnce()
{
    constexpr qsizetype size = 2'000'000;
    const QByteArray picture(size, 'Q');
    LearnerWorkspace workspace;
    workspace.profiles({ada()})
        .cards({LearnerWorkspace::card(1, {"\"image_data\": \"" + picture + '"'})})
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(QFileInfo(workspace.database()).size() < size * 3 / 2);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S4_Lossless::everyShapeComesBack()
{
    LearnerWorkspace workspace;
    workspace
        .profiles({LearnerWorkspace::profile("\u963f\u8fbe\uff08Ada)", {R"("mental_age":)"}),
                   bo({R"("mastered_words": "")", R"("mastered_grammar": null)",
                       R"("mastered_english_words":)"})})
        .cards({LearnerWorkspace::card(1, {R"("tags": "a, b")"}),
                LearnerWorkspace::card(2, {R"("tags": null)"}),
                LearnerWorkspace::card(3, {R"("tags": {"a": 1.50})"}),
                LearnerWorkspace::card(4, {R"("generated_image": {"data": "QUJD"})"})})
        .messages({LearnerWorkspace::message(1, {R"("content": "")"}),
                   LearnerWorkspace::message(2, {R"("content":)"})})
        .migrate({{"choices/card-owner", "p-bo"}, {"choices/message-owner", "p-bo"}});
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(workspace.report().balance.even());
    QCOMPARE(workspace.value(u"SELECT count(*) FROM mastered_words WHERE profile_id = 'p-bo'"_s),
             u"0"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

QTEST_GUILESS_MAIN(tst_S4_Lossless)
#include "tst_s4_lossless.moc"
