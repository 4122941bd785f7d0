// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/tables/formulaguard.h"
#include "tests/migration/source/reading.h"
#include "tests/support/hostilevalues.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Guarded, a text is never run as a formula, and it can always be had back.
class FormulaGuardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsRunIsGuarded_data();
    void onlyWhatIsRunIsGuarded();
    void everyTextComesBack();
};

void FormulaGuardTest::onlyWhatIsRunIsGuarded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("guarded");
    const auto same = [](const QString &text) {
        QTest::newRow(qPrintable("same: "_L1 + test::visible(text.toStdString()))) << text << text;
    };
    const auto guard = [](const QString &text) {
        QTest::newRow(qPrintable("guarded: "_L1 + test::visible(text.toStdString())))
            << text << QString(u'\'' + text);
    };
    for (const QString &text : {u""_s, u"Fernway Labs"_s, u"a=1"_s, u" =1"_s, u"'quoted'"_s, u"'"_s,
                                u"007"_s, u"1-2"_s, u"“=”"_s})
        same(text);
    for (const QString &text :
         {u"=1+1"_s, u"+41 44"_s, u"-"_s, u"-1"_s, u"@sum"_s, u"\tx"_s, u"\rx"_s, u"\nx"_s,
          u"＝1"_s, u"＋1"_s, u"－1"_s, u"＠x"_s, u"'=1"_s, u"''=1"_s})
        guard(text);
}

void FormulaGuardTest::onlyWhatIsRunIsGuarded()
{
    QFETCH(QString, text);
    QFETCH(QString, guarded);
    QCOMPARE(QString::fromStdString(guardedText(text.toStdString())), guarded);
    QCOMPARE(QString::fromStdString(unguardedText(guarded.toStdString())), text);
}

/// With every start that matters put before every text that may stand there.
void FormulaGuardTest::everyTextComesBack()
{
    test::Randomness random(20240314);
    for (int i = 0; i < 20000; ++i) {
        std::string text = random.chance(50) ? test::hostileText(random) : test::anyLine(random);
        for (int more = random.between(0, 3); more > 0; --more)
            text = random.pick({"'", "=", "+", "-", "@", "\t", "\n", "", "＝", "a"}) + text;
        const std::string guarded = guardedText(text);
        QVERIFY2(unguardedText(guarded) == text, text.c_str());
        QVERIFY2(guarded.empty()
                     || std::string_view("=+-@\t\r\n").find(guarded[0]) == std::string::npos,
                 guarded.c_str());
    }
}

QTEST_GUILESS_MAIN(FormulaGuardTest)
#include "tst_formulaguard.moc"
