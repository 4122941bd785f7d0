// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/answers.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Answers)

class tst_Answers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nestedMapsBecomeIds_data();
    void nestedMapsBecomeIds();
    void whatIsNoAnswerIsRefused_data();
    void whatIsNoAnswerIsRefused();
    void whatIsWrittenReadsTheSame_data();
    void whatIsWrittenReadsTheSame();
    void anyAnswersSurviveTheFile();
    void aMissingFileIsAProblem();
    void aFileIsRead();
};

void tst_Answers::nestedMapsBecomeIds_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<Answers>("expected");

    QTest::newRow("empty text") << QByteArray() << Answers{};
    QTest::newRow("empty map") << QByteArray("{}\n") << Answers{};
    QTest::newRow("nested") << QByteArray("words:\n  status:\n    Ghosted: rejected\n")
                            << Answers{{"words/status/Ghosted", "rejected"}};
    QTest::newRow("flat") << QByteArray("words/status/Ghosted: rejected\n")
                          << Answers{{"words/status/Ghosted", "rejected"}};
    QTest::newRow("numbers and flags stay text")
        << QByteArray("choices: {a: 007, b: yes, c: 1.50}\n")
        << Answers{{"choices/a", "007"}, {"choices/b", "yes"}, {"choices/c", "1.50"}};
    QTest::newRow("the blank word") << QByteArray("words: {status: {\"\": pending}}\n")
                                    << Answers{{"words/status/", "pending"}};
    QTest::newRow("an empty answer") << QByteArray("a: \"\"\n") << Answers{{"a", ""}};
}

void tst_Answers::nestedMapsBecomeIds()
{
    QFETCH(QByteArray, yaml);
    QFETCH(Answers, expected);
    const auto answers = parseAnswers(yaml.toStdString(), u"answers.yaml"_s);
    QVERIFY2(answers, qPrintable(answers ? QString() : describe(answers.error())));
    QCOMPARE(*answers, expected);
}

void tst_Answers::whatIsNoAnswerIsRefused_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");

    QTest::newRow("a list") << QByteArray("words:\n  status: [a, b]\n") << 2 << 11;
    QTest::newRow("nothing") << QByteArray("words:\n  status:\n") << 2 << 3;
    QTest::newRow("a single text") << QByteArray("yes\n") << 1 << 1;
    QTest::newRow("an anchor") << QByteArray("a: &x 1\n") << 1 << 4;
    QTest::newRow("an alias") << QByteArray("a: &x 1\nb: *x\n") << 1 << 4;
    QTest::newRow("a tag") << QByteArray("a: !!int 1\n") << 1 << 4;
    QTest::newRow("twice") << QByteArray("a: 1\na: 2\n") << 2 << 1;
    QTest::newRow("twice by another way") << QByteArray("a: {b: 1}\na/b: 2\n") << 2 << 6;
    QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 2\n") << 2 << 1;
    QTest::newRow("not closed") << QByteArray("a: {b: 1\n") << 2 << 1;
    QTest::newRow("not UTF-8") << QByteArray("a: \xff\n") << 1 << 4;
}

void tst_Answers::whatIsNoAnswerIsRefused()
{
    QFETCH(QByteArray, yaml);
    QFETCH(int, line);
    QFETCH(int, column);
    const auto answers = parseAnswers(yaml.toStdString(), u"answers.yaml"_s);
    QVERIFY(!answers);
    QCOMPARE(answers.error().code, u"ANS-01"_s);
    QCOMPARE(answers.error().file, u"answers.yaml"_s);
    QCOMPARE(answers.error().line, line);
    QCOMPARE(answers.error().column, column);
}

void tst_Answers::whatIsWrittenReadsTheSame_data()
{
    QTest::addColumn<Answers>("answers");

    QTest::newRow("none") << Answers{};
    QTest::newRow("nested") << Answers{{"words/status/Ghosted", "rejected"},
                                       {"secrets", "keychain"}};
    QTest::newRow("an answer that is a map too")
        << Answers{{"words/status/Applied", "submitted"}, {"words/status/Applied/Sent", "pending"}};
    QTest::newRow("odd slashes") << Answers{
        {"/", "a"}, {"//", "b"}, {"", "c"}, {"a/", "d"}, {"a//b", "e"}};
    QTest::newRow("odd words") << Answers{{"words/status/null", "~"},
                                          {"words/status/: #", "\"'\\"},
                                          {"words/status/<<", "- a\n\tb\r"},
                                          {"words/status/Größe…😀", "\u0085\u2028\ufeff"},
                                          {"words/status/ x ", std::string("\0\x04\x7f", 3)}};
}

void tst_Answers::whatIsWrittenReadsTheSame()
{
    QFETCH(Answers, answers);
    const std::string yaml = writeAnswers(answers);
    const auto again = parseAnswers(yaml, u"answers.yaml"_s);
    QVERIFY2(again, qPrintable(again ? QString() : describe(again.error())));
    QVERIFY2(*again == answers, yaml.c_str());
}

void tst_Answers::anyAnswersSurviveTheFile()
{
    const QString alphabet = u"ab/ /:#'\"\\-?,[]{}&*!|>%@`\n\t\u00e9\u20ac~"_s;
    QRandomGenerator random(20260101);
    const auto randomText = [&] {
        QString text;
        for (int left = random.bounded(8); left > 0; --left)
            text += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
        return text.toStdString();
    };
    for (int run = 0; run < 500; ++run) {
        Answers answers;
        for (int left = random.bounded(12); left > 0; --left)
            answers[randomText()] = randomText();
        const std::string yaml = writeAnswers(answers);
        const auto again = parseAnswers(yaml, u"answers.yaml"_s);
        QVERIFY2(again && *again == answers, yaml.c_str());
    }
}

void tst_Answers::aMissingFileIsAProblem()
{
    const QTemporaryDir folder;
    const auto answers = readAnswers(folder.filePath(u"none.yaml"_s));
    QVERIFY(!answers);
    QCOMPARE(answers.error().code, u"ANS-01"_s);
    QVERIFY(answers.error().file.endsWith("none.yaml"_L1));
    QVERIFY(!readAnswers(folder.path()));
}

void tst_Answers::aFileIsRead()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"answers.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("secrets: leave-out\n");
    file.close();
    const auto answers = readAnswers(file.fileName());
    QVERIFY(answers);
    QCOMPARE(answers->at("secrets"), std::string("leave-out"));
}

QTEST_GUILESS_MAIN(tst_Answers)
#include "tst_answers.moc"
