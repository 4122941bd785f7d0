// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/linecounter.h"
#include "migration/source/textdecoder.h"
#include "migration/source/textencoder.h"
#include "migration/source/utf8.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

struct Decoded
{
    std::string text;
    QString problem; ///< code@line:column message, empty when all went well
    bool byteOrderMark = false;

    friend bool operator==(const Decoded &, const Decoded &) = default;
};

/// Decodes \a bytes in the pieces that \a cuts make of them.
Decoded decode(const std::string &encoding, const QByteArray &bytes,
               const QList<qsizetype> &cuts = {})
{
    Decoded decoded;
    Result<TextDecoder> decoder = TextDecoder::create(encoding, u"file"_s);
    if (!decoder)
        return {{}, decoder.error().code, false};
    qsizetype from = 0;
    QList<qsizetype> ends = cuts;
    ends << bytes.size();
    for (qsizetype i = 0; i < ends.size(); ++i) {
        const std::string_view piece(bytes.constData() + from, std::size_t(ends[i] - from));
        from = ends[i];
        const Result<void> result = decoder->append(piece, i + 1 == ends.size(), decoded.text);
        if (!result) {
            const Problem &problem = result.error();
            decoded.problem = u"%1@%2:%3 %4"_s.arg(problem.code)
                                  .arg(problem.line)
                                  .arg(problem.column)
                                  .arg(problem.message);
            break;
        }
    }
    decoded.byteOrderMark = decoder->byteOrderMark();
    return decoded;
}

Result<QByteArray> encode(const std::string &encoding, bool mark, const std::string &text,
                          std::size_t cut)
{
    Result<TextEncoder> encoder = TextEncoder::create(encoding, mark);
    if (!encoder)
        return encoder.error();
    std::string bytes;
    const std::string_view all = text;
    if (Result<void> result = encoder->append(all.substr(0, cut), false, bytes); !result)
        return result.error();
    if (Result<void> result = encoder->append(all.substr(cut), true, bytes); !result)
        return result.error();
    return QByteArray::fromStdString(bytes);
}

const char *const sampleText = "\n"
                               "a\xc3\xa9\r\n"
                               "\xe2\x82\xac\xf0\x9f\x98\x80\r"
                               "z";

} // namespace

class tst_TextCoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strictUtf8_data();
    void strictUtf8();
    void decodingDoesNotDependOnTheCuts_data();
    void decodingDoesNotDependOnTheCuts();
    void aProblemSaysWhere_data();
    void aProblemSaysWhere();
    void decodingAndEncodingIsIdentity_data();
    void decodingAndEncodingIsIdentity();
    void everyByteOfASingleByteEncodingComesBack_data();
    void everyByteOfASingleByteEncodingComesBack();
    void everyCharacterSurvivesUnicode_data();
    void everyCharacterSurvivesUnicode();
    void aCharacterThatDoesNotExistIsNotReplaced();
    void anUnknownEncodingIsRefused();
    void linesAndColumnsDoNotDependOnTheCuts();
};

void tst_TextCoding::strictUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("valid"); // how many bytes at the front are good
    const auto row = [](const char *name, const QByteArray &bytes, int valid) {
        QTest::newRow(name) << bytes << valid;
    };
    row("empty", "", 0);
    row("ascii", "abc", 3);
    row("two", "\xc3\xa9", 2);
    row("three", "\xe2\x82\xac", 3);
    row("four", "\xf0\x9f\x98\x80", 4);
    row("the last character", "\xf4\x8f\xbf\xbf", 4);
    row("beyond the last", "\xf4\x90\x80\x80", 0);
    row("before the surrogates", "\xed\x9f\xbf", 3);
    row("a surrogate", "a\xed\xa0\x80", 1);
    row("after the surrogates", "\xee\x80\x80", 3);
    row("overlong slash", "\xc0\xaf", 0);
    row("overlong two", "\xc1\xbf", 0);
    row("overlong three", "\xe0\x9f\xbf", 0);
    row("shortest three", "\xe0\xa0\x80", 3);
    row("overlong four", "\xf0\x8f\xbf\xbf", 0);
    row("shortest four", "\xf0\x90\x80\x80", 4);
    row("continuation alone", "ab\x80", 2);
    row("lead alone", "ab\xc3", 2);
    row("lead before ascii", "ab\xc3z", 2);
    row("five bytes", "\xf8\x88\x80\x80\x80", 0);
    row("ff", "\xff", 0);
    row("a noncharacter is a character", "\xef\xbf\xbf", 3);
}

void tst_TextCoding::strictUtf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, valid);
    const std::string_view text(bytes.constData(), std::size_t(bytes.size()));
    QCOMPARE(int(utf8::firstInvalid(text)), valid);
    const Decoded decoded = decode("UTF-8", bytes);
    QCOMPARE(decoded.problem.isEmpty(), valid == bytes.size());
    QCOMPARE(QByteArray::fromStdString(decoded.text), bytes.first(valid));
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QVERIFY(decode("UTF-8", bytes, {cut}) == decoded);
}

void tst_TextCoding::decodingDoesNotDependOnTheCuts_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const char *encoding, const QByteArray &bytes) {
        QTest::newRow(name) << QString::fromLatin1(encoding) << bytes;
    };
    const QByteArray text = sampleText;
    row("UTF-8", "UTF-8", text);
    row("UTF-8 with mark", "UTF-8", "\xef\xbb\xbf" + text);
    row("two marks: one is text", "UTF-8", "\xef\xbb\xbf\xef\xbb\xbf" + text);
    row("UTF-8, broken", "UTF-8", text + "\xe2\x82" + text);
    row("UTF-8, cut off", "UTF-8", text + "\xf0\x9f\x98");
    row("UTF-16LE", "UTF-16LE", QByteArray("a\0\xe9\0\x3d\xd8\x00\xde\n\0", 10));
    row("UTF-16 with mark", "UTF-16", QByteArray("\xff\xfe\x61\0\xe9\0\x3d\xd8\x00\xde", 10));
    row("UTF-16 big endian", "UTF-16", QByteArray("\xfe\xff\0a\0\n\0b", 8));
    row("UTF-16LE, half a pair", "UTF-16LE", QByteArray("a\0\n\0\x3d\xd8z\0", 8));
    row("UTF-16LE, odd end", "UTF-16LE", QByteArray("a\0\n\0b", 5));
    row("UTF-16LE, cut in a pair", "UTF-16LE", QByteArray("a\0\n\0\x3d\xd8", 6));
    row("UTF-32LE", "UTF-32LE", QByteArray("\xff\xfe\0\0a\0\0\0\x00\xf6\x01\0", 12));
    row("UTF-32LE, too large", "UTF-32LE", QByteArray("a\0\0\0\0\0\x11\0", 8));
    row("windows-1252", "windows-1252", "caf\xe9 \x93quoted\x94\r\n\x81");
    row("macintosh", "macintosh", "caf\x8e\r\xd2x\xd3");
    row("Shift_JIS", "Shift_JIS", "\x83\x65\x83\x58\x83\x67\n");
    row("Shift_JIS, broken", "Shift_JIS", "\x83\x65\n\x83\x20z");
}

void tst_TextCoding::decodingDoesNotDependOnTheCuts()
{
    QFETCH(QString, encoding);
    QFETCH(QByteArray, bytes);
    const std::string name = encoding.toStdString();
    const Decoded whole = decode(name, bytes);
    for (qsizetype a = 0; a <= bytes.size(); ++a) {
        for (qsizetype b = a; b <= bytes.size(); ++b) {
            const Decoded cut = decode(name, bytes, {a, b});
            QCOMPARE(QString::fromStdString(cut.text), QString::fromStdString(whole.text));
            QCOMPARE(cut.problem, whole.problem);
            QCOMPARE(cut.byteOrderMark, whole.byteOrderMark);
        }
    }
    QList<qsizetype> everywhere;
    for (qsizetype i = 1; i < bytes.size(); ++i)
        everywhere << i;
    QVERIFY(decode(name, bytes, everywhere) == whole);
}

void tst_TextCoding::aProblemSaysWhere_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *encoding, const QByteArray &bytes,
                        const QString &problem) {
        QTest::newRow(name) << QString::fromLatin1(encoding) << bytes << problem;
    };
    row("first byte", "UTF-8", "\xff", u"ENC-01@1:1 file is not valid UTF-8 at byte 0."_s);
    row("third line", "UTF-8", "a\r\nb\n\xc3\xa9-\xe9x",
        u"ENC-01@3:3 file is not valid UTF-8 at byte 8."_s);
    row("after the mark", "UTF-8", "\xef\xbb\xbfz\xff",
        u"ENC-01@1:2 file is not valid UTF-8 at byte 4."_s);
    row("cut off", "UTF-8", "ab\xe2\x82",
        u"ENC-01@1:3 file ends in the middle of a UTF-8 character, at byte 2."_s);
    row("UTF-16 cut off", "UTF-16LE", QByteArray("a\0b", 3),
        u"ENC-01@1:2 file ends in the middle of a UTF-16LE character, at byte 2."_s);
    row("half a pair", "UTF-16LE", QByteArray("a\0\n\0\x3d\xd8z\0", 8),
        u"ENC-01@2:1 file is not valid UTF-16LE at byte 4."_s);
}

void tst_TextCoding::aProblemSaysWhere()
{
    QFETCH(QString, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    QCOMPARE(decode(encoding.toStdString(), bytes).problem, problem);
}

void tst_TextCoding::decodingAndEncodingIsIdentity_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("mark");
    for (const char *name : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
        QTest::addRow("%s", name) << QString::fromLatin1(name) << false;
        QTest::addRow("%s with mark", name) << QString::fromLatin1(name) << true;
    }
    QTest::newRow("GB18030") << u"GB18030"_s << false;
}

void tst_TextCoding::decodingAndEncodingIsIdentity()
{
    QFETCH(QString, encoding);
    QFETCH(bool, mark);
    const std::string name = encoding.toStdString();
    const std::string text = sampleText;
    const Result<QByteArray> whole = encode(name, mark, text, 0);
    QVERIFY(whole);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        const Result<QByteArray> bytes = encode(name, mark, text, cut);
        QVERIFY(bytes);
        QCOMPARE(*bytes, *whole);
    }
    const Decoded back = decode(name, *whole);
    QCOMPARE(back.problem, QString());
    QCOMPARE(back.byteOrderMark, mark);
    QCOMPARE(QByteArray::fromStdString(back.text), QByteArray::fromStdString(text));
}

void tst_TextCoding::everyByteOfASingleByteEncodingComesBack_data()
{
    QTest::addColumn<QString>("encoding");
    for (const char *name : {"windows-1252", "macintosh", "ISO-8859-1", "ISO-8859-15", "IBM850"})
        QTest::addRow("%s", name) << QString::fromLatin1(name);
}

void tst_TextCoding::everyByteOfASingleByteEncodingComesBack()
{
    QFETCH(QString, encoding);
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte)
        bytes += char(byte);
    const Decoded decoded = decode(encoding.toStdString(), bytes);
    QCOMPARE(decoded.problem, QString());
    const Result<QByteArray> back = encode(encoding.toStdString(), false, decoded.text, 100);
    QVERIFY(back);
    QCOMPARE(*back, bytes);
}

void tst_TextCoding::everyCharacterSurvivesUnicode_data()
{
    QTest::addColumn<QString>("encoding");
    for (const char *name : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
        QTest::addRow("%s", name) << QString::fromLatin1(name);
}

void tst_TextCoding::everyCharacterSurvivesUnicode()
{
    QFETCH(QString, encoding);
    std::string text = "x"; // so that the first character is no mark
    for (char32_t character = 0; character <= 0x10ffff; character += character < 0x11000 ? 1 : 97) {
        if (character < 0xd800 || character > 0xdfff)
            utf8::append(text, character);
    }
    const Result<QByteArray> bytes = encode(encoding.toStdString(), false, text, 4321);
    QVERIFY(bytes);
    const Decoded back = decode(encoding.toStdString(), *bytes, {33333, 33334});
    QCOMPARE(back.problem, QString());
    QVERIFY(back.text == text);
}

void tst_TextCoding::aCharacterThatDoesNotExistIsNotReplaced()
{
    const Result<QByteArray> euro = encode("windows-1252", false, "5 \xe2\x82\xac", 0);
    QVERIFY(euro);
    QCOMPARE(*euro, QByteArray("5 \x80"));
    for (const char *text : {"\xe2\x9c\x85", "\xf0\x9f\x98\x80", "\xc4\x81", "\xef\xbc\xa1"}) {
        const Result<QByteArray> bytes = encode("windows-1252", false, text, 0);
        QVERIFY2(!bytes, text);
        QCOMPARE(bytes.error().code, u"ENC-02"_s);
        QVERIFY(bytes.error().message.contains(QString::fromUtf8(text)));
    }
    QCOMPARE(encode("UTF-8", false, "a\xff", 0).error().code, u"ENC-02"_s);
}

void tst_TextCoding::anUnknownEncodingIsRefused()
{
    QCOMPARE(decode("x-none-such", "a").problem, u"ENC-04"_s);
    QCOMPARE(decode("", "a").problem, u"ENC-04"_s);
    QCOMPARE(encode("x-none-such", false, "a", 0).error().code, u"ENC-04"_s);
}

void tst_TextCoding::linesAndColumnsDoNotDependOnTheCuts()
{
    const std::string text = "a\r\n\r\n\xc3\xa9\n\n\rz\r\r\nxy";
    const auto place = [&text](std::size_t a, std::size_t b) {
        LineCounter counter;
        const std::string_view all = text;
        counter.advance(all.substr(0, a));
        counter.advance(all.substr(a, b - a));
        counter.advance(all.substr(b));
        return std::pair(counter.line(), counter.column());
    };
    // 1 a, 2 empty, 3 é, 4 empty, 5 empty, 6 z, 7 empty, 8 xy
    QCOMPARE(place(0, 0), std::pair(std::int64_t(8), std::int64_t(3)));
    for (std::size_t a = 0; a <= text.size(); ++a) {
        for (std::size_t b = a; b <= text.size(); ++b)
            QCOMPARE(place(a, b), place(0, 0));
    }
}

QTEST_GUILESS_MAIN(tst_TextCoding)
#include "tst_textcoding.moc"
