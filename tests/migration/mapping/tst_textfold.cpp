// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/source/utf8.h"

#include <QTest>

#include <unicode/uchar.h>

using namespace waybill;

class tst_TextFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreFolded_data();
    void textsAreFolded();
    void everyWhiteSpaceOfUnicodeIsTrimmed();
};

void tst_TextFold::textsAreFolded_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("trimmedText");
    QTest::addColumn<QByteArray>("foldedText");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char *name, const char *text, const char *trimmedText,
                        const char *foldedText, const char *key) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(trimmedText) << QByteArray(foldedText)
                            << QByteArray(key);
    };
    row("nothing", "", "", "", "");
    row("blank", " \t\r\n", "", "", "");
    row("wide blank", "\u00a0\u3000\u2003", "", "", "");
    row("inner spaces", "  Acme \t Corp ", "Acme \t Corp", "acme corp", "acme corp");
    row("no-break space inside", "Acme\u00a0Corp", "Acme\u00a0Corp", "acme corp", "acme corp");
    row("hyphen and underscore", "Phone-Screen_2", "Phone-Screen_2", "phone-screen_2",
        "phone screen 2");
    row("hyphens at the ends", "-Offer-", "-Offer-", "-offer-", "offer");
    row("spaced hyphen", "On - Site", "On - Site", "on - site", "on site");
    row("nothing but a hyphen", " - ", "-", "-", "-");
    row("nothing but underscores", "__", "__", "__", "__");
    row("umlaut", "ÄRZTE", "ÄRZTE", "ärzte", "ärzte");
    row("umlaut in two characters", "A\u0308RZTE", "A\u0308RZTE", "ärzte", "ärzte");
    row("sharp s", "Straße", "Straße", "strasse", "strasse");
    row("final sigma", "ΟΔΟΣ", "ΟΔΟΣ", "οδοσ", "οδοσ");
    row("no locale's i", "I", "I", "i", "i");
    row("zero width space stays", "\u200bx", "\u200bx", "\u200bx", "\u200bx");
}

void tst_TextFold::textsAreFolded()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, trimmedText);
    QFETCH(const QByteArray, foldedText);
    QFETCH(const QByteArray, key);
    const std::string bytes = text.toStdString();
    QCOMPARE(QByteArray::fromStdString(std::string(trimmed(bytes))), trimmedText);
    QCOMPARE(isBlank(bytes), trimmedText.isEmpty());
    QCOMPARE(QByteArray::fromStdString(folded(bytes)), foldedText);
    QCOMPARE(QByteArray::fromStdString(folded(folded(bytes))), foldedText);
    QCOMPARE(QByteArray::fromStdString(compareKey(bytes)), key);
    QCOMPARE(QByteArray::fromStdString(compareKey(compareKey(bytes))), key);
}

void tst_TextFold::everyWhiteSpaceOfUnicodeIsTrimmed()
{
    for (char32_t character = 1; character < 0x10000; ++character) {
        if (character >= 0xd800 && character < 0xe000)
            continue;
        std::string text;
        utf8::append(text, character);
        QVERIFY2(isBlank(text) == bool(u_isUWhiteSpace(UChar32(character))),
                 QByteArray::number(uint(character), 16).constData());
    }
}

QTEST_GUILESS_MAIN(tst_TextFold)
#include "tst_textfold.moc"
