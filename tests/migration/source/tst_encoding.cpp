// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/encoding.h"
#include "tests/migration/source/reading.h"

using namespace Qt::StringLiterals;
using namespace waybill;
using test::OneFile;

namespace {

Result<EncodingReport> detect(const QByteArray &bytes)
{
    const OneFile file(bytes);
    return detectEncoding(file.path());
}

QByteArray utf16le(const QString &text)
{
    QByteArray bytes;
    for (const QChar c : text) {
        bytes += char(c.unicode() & 0xff);
        bytes += char(c.unicode() >> 8);
    }
    return bytes;
}

QByteArray swapped(QByteArray bytes)
{
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        std::swap(bytes[i], bytes[i + 1]);
    return bytes;
}

bool hasCandidate(const EncodingReport &report, const char *name)
{
    return std::any_of(report.candidates.begin(), report.candidates.end(),
                       [&](const EncodingCandidate &candidate) { return candidate.name == name; });
}

} // namespace

class tst_Encoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBestCandidate_data();
    void theBestCandidate();
    void utf8IsCheckedToTheEnd();
    void westernEncodingsAreAlwaysOffered();
    void theGuessLooksAtTheFirstTextBeyondAscii();
    void whatCannotBeReadIsAProblem();
    void misreadTextIsFound_data();
    void misreadTextIsFound();
    void misreadTextIsCountedInTheWholeFile();
    void misreadTextIsRepaired_data();
    void misreadTextIsRepaired();
    void properTextIsLeftAlone_data();
    void properTextIsLeftAlone();
    void everyCharacterMisreadOnceIsRepaired();
};

void tst_Encoding::theBestCandidate_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("mark");
    QTest::addColumn<QString>("preview"); // must be part of it
    const auto row = [](const char *title, const QByteArray &bytes, const char *name, bool mark,
                        const QString &preview) {
        QTest::newRow(title) << bytes << QString::fromLatin1(name) << mark << preview;
    };
    const QString cafe = u"{\"place\": \"Café Müller\"}\n"_s;
    row("empty", "", "UTF-8", false, {});
    row("ascii", "hello", "UTF-8", false, u"hello"_s);
    row("utf-8", cafe.toUtf8(), "UTF-8", false, u"Café"_s);
    row("utf-8 with mark", "\xef\xbb\xbf" + cafe.toUtf8(), "UTF-8", true, u"Café"_s);
    row("utf-16le with mark", "\xff\xfe" + utf16le(cafe), "UTF-16LE", true, u"Café"_s);
    row("utf-16be with mark", "\xfe\xff" + swapped(utf16le(cafe)), "UTF-16BE", true, u"Café"_s);
    row("utf-16le", utf16le(cafe), "UTF-16LE", false, u"Café"_s);
    row("utf-16be", swapped(utf16le(cafe)), "UTF-16BE", false, u"Café"_s);
    row("utf-16le, ascii only", utf16le(u"a,b\n1,2\n"_s), "UTF-16LE", false, u"a,b"_s);
    row("utf-32le with mark", QByteArray("\xff\xfe\0\0a\0\0\0\xe9\0\0\0", 12), "UTF-32LE", true,
        u"aé"_s);
    row("utf-32be with mark", QByteArray("\0\0\xfe\xff\0\0\0a\0\0\0\xe9", 12), "UTF-32BE", true,
        u"aé"_s);
    row("windows-1252", "name,city\nRen\xe9,M\xfcnchen\nZo\xeb,\x93K\xf6ln\x94\n", "windows-1252",
        false, u"René"_s);
    row("macintosh", "name,city\nRen\x8e,M\x9fnchen\nZo\x91,\xd2K\x9aln\xd3\n", "macintosh", false,
        u"René"_s);
    row("one word is enough", "{\"a\": \"caf\xe9\"}", "windows-1252", false, u"café"_s);
    row("Polish",
        "imi\xea,miasto\nMicha\xb3,\xa3\xf3"
        "d\xbc\nWies\xb3"
        "aw,Wa\xb3"
        "brzych\n",
        "ISO-8859-2", false, u"imię"_s);
    row("Russian",
        "\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0 \xf3 \xf2\xe5\xe1\xff "
        "\xf1\xe5\xe3\xee\xe4\xed\xff, \xf7\xf2\xee \xed\xee\xe2\xee\xe3\xee\n",
        "windows-1251", false, u"Привет"_s);
    row("a few zeros are text", QByteArray("a,b\n1,\0\n2,3 and some more text\n", 31), "UTF-8",
        false, u"a,b"_s);
}

void tst_Encoding::theBestCandidate()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(bool, mark);
    QFETCH(QString, preview);
    const Result<EncodingReport> report = detect(bytes);
    QVERIFY(report);
    QVERIFY(!report->candidates.isEmpty());
    const EncodingCandidate &best = report->candidates.first();
    QCOMPARE(QString::fromStdString(best.name), name);
    QCOMPARE(best.byteOrderMark, mark);
    QVERIFY2(best.preview.contains(preview), qPrintable(best.preview));
    QVERIFY(report->misread.isEmpty());
}

void tst_Encoding::utf8IsCheckedToTheEnd()
{
    QByteArray bytes(1000000, 'a');
    bytes += "caf\xc3\xa9";
    QCOMPARE(detect(bytes)->candidates.first().name, std::string("UTF-8"));
    bytes += " caf\xe9";
    QVERIFY(!hasCandidate(*detect(bytes), "UTF-8"));
}

void tst_Encoding::westernEncodingsAreAlwaysOffered()
{
    const Result<EncodingReport> report = detect("Ren\xe9 \x81\xff\xfe\xfd");
    QVERIFY(report);
    QVERIFY(hasCandidate(*report, "windows-1252"));
    QVERIFY(hasCandidate(*report, "macintosh"));
    QVERIFY(hasCandidate(*report, "ISO-8859-1"));
    for (qsizetype i = 1; i < report->candidates.size(); ++i)
        QVERIFY(report->candidates[i - 1].confidence >= report->candidates[i].confidence);
}

void tst_Encoding::theGuessLooksAtTheFirstTextBeyondAscii()
{
    QByteArray bytes = QByteArray("plain text\n").repeated(50000);
    bytes += "Ren\x8e lives in M\x9fnchen\n";
    const EncodingCandidate best = detect(bytes)->candidates.first();
    QCOMPARE(best.name, std::string("macintosh"));
    QVERIFY(best.preview.contains(u"René"));
}

void tst_Encoding::whatCannotBeReadIsAProblem()
{
    const OneFile file("x");
    QCOMPARE(detectEncoding(file.path() + u".missing"_s).error().code, u"SRC-01"_s);
    QCOMPARE(detectEncoding(file.folder()).error().code, u"SRC-02"_s);
}

void tst_Encoding::misreadTextIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("misreadAs"); // empty: looks right
    QTest::addColumn<int>("places");
    QTest::addColumn<QString>("after");
    QTest::newRow("accent") << u"CafÃ© au lait"_s << u"windows-1252"_s << 1 << u"Café au lait"_s;
    QTest::newRow("dash") << u"2019â€“2021, 2022â€“2023"_s << u"windows-1252"_s << 2
                          << u"2019–2021, 2022–2023"_s;
    QTest::newRow("tick") << u"‚úÖ done"_s << u"macintosh"_s << 1 << u"✅ done"_s;
    QTest::newRow("proper") << u"Café – „Spaß“ «été» ✅"_s << QString() << 0 << QString();
    QTest::newRow("ascii") << u"plain"_s << QString() << 0 << QString();
}

void tst_Encoding::misreadTextIsFound()
{
    QFETCH(QString, text);
    QFETCH(QString, misreadAs);
    QFETCH(int, places);
    QFETCH(QString, after);
    const Result<EncodingReport> report = detect(text.toUtf8());
    QVERIFY(report);
    if (misreadAs.isEmpty()) {
        QVERIFY(report->misread.isEmpty());
        return;
    }
    QCOMPARE(report->misread.size(), 1);
    const MisreadText &misread = report->misread.first();
    QCOMPARE(QString::fromStdString(misread.misreadAs), misreadAs);
    QCOMPARE(misread.places, qint64(places));
    QCOMPARE(misread.before, text);
    QCOMPARE(misread.after, after);
}

void tst_Encoding::misreadTextIsCountedInTheWholeFile()
{
    // One line of three megabytes, then many short ones.
    QByteArray bytes = (u"padding padding padding Ã©"_s).toUtf8().repeated(100000);
    bytes += (u"\nâ€“ x"_s).toUtf8().repeated(1000);
    const Result<EncodingReport> report = detect(bytes);
    QVERIFY(report);
    QCOMPARE(report->misread.first().misreadAs, std::string("windows-1252"));
    QCOMPARE(report->misread.first().places, qint64(101000));
}

void tst_Encoding::misreadTextIsRepaired_data()
{
    QTest::addColumn<QString>("misreadAs");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &misreadAs, const QString &before,
                        const QString &after) {
        QTest::newRow(name) << misreadAs << before << after;
    };
    const QString windows = u"windows-1252"_s;
    const QString mac = u"macintosh"_s;
    row("accent", windows, u"CafÃ©"_s, u"Café"_s);
    row("quotes", windows, u"â€œwordâ€\u009d and â€œwordâ€\u009d"_s, u"“word” and “word”"_s);
    row("undefined byte", windows, u"Ã\u0081gnes"_s, u"Ágnes"_s);
    row("control characters", windows, u"\u00e2\u0080\u0093"_s, u"–"_s);
    row("emoji", windows, u"ðŸ˜€"_s, u"😀"_s);
    row("space", windows, u"10Â\u00a0km"_s, u"10\u00a0km"_s);
    row("Greek", windows, u"Î±Î²Î³"_s, u"αβγ"_s);
    row("Polish", windows, u"MichaÅ‚"_s, u"Michał"_s);
    row("mixed with proper text", windows, u"é Ã© ü"_s, u"é é ü"_s);
    row("tick", mac, u"‚úÖ"_s, u"✅"_s);
    row("accent, mac", mac, u"Caf√©"_s, u"Café"_s);
    row("dash, mac", mac, u"2019‚Äì2021"_s, u"2019–2021"_s);
    row("Russian, mac", mac, u"–ü—Ä–∏–≤–µ—Ç"_s, u"Привет"_s);
    row("unknown encoding", u"KOI8-R"_s, u"CafÃ©"_s, u"CafÃ©"_s);
    row("empty", windows, QString(), QString());
}

void tst_Encoding::misreadTextIsRepaired()
{
    QFETCH(QString, misreadAs);
    QFETCH(QString, before);
    QFETCH(QString, after);
    const std::string repaired = repairMisread(before.toStdString(), misreadAs.toStdString());
    QCOMPARE(QString::fromStdString(repaired), after);
}

void tst_Encoding::properTextIsLeftAlone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"Café", "„Spaß“", "“enchanté…”", "«été»", "… état – été",
                             "naïve façade", "Ångström", "100 € – 200 £", "привет мир", "日本語",
                             "ÀÉÎÕÜ", "résumé – “état”", "✅ 😀", "ß“", "\xff is not UTF-8"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
}

void tst_Encoding::properTextIsLeftAlone()
{
    QFETCH(QString, text);
    for (const char *misreadAs : {"windows-1252", "macintosh"})
        QCOMPARE(QString::fromStdString(repairMisread(text.toStdString(), misreadAs)), text);
}

void tst_Encoding::everyCharacterMisreadOnceIsRepaired()
{
    // As ISO 8859-1 every byte is the character of the same number.
    for (char32_t character = 0xa0; character < 0x3000; ++character) {
        const QString twice = QString::fromUcs4(&character, 1) + QString::fromUcs4(&character, 1);
        const QString misread = QString::fromLatin1(twice.toUtf8());
        QCOMPARE(QString::fromStdString(repairMisread(misread.toStdString(), "windows-1252")),
                 twice);
    }
}

QTEST_GUILESS_MAIN(tst_Encoding)
#include "tst_encoding.moc"
