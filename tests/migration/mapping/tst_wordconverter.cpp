// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/mapping/conversions.h"

using namespace waybill;
using test::addConversion;
using test::addText;

class tst_WordConverter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreConverted_data();
    void wordsAreConverted() { test::checkConversion(); }
    void theConverterFindsWhatTheMapFinds();
    void onlyAMapWithABlankSpellingTakesBlanks();
};

void tst_WordConverter::wordsAreConverted_data()
{
    test::addConversionColumns();
    const auto stored = [](const char *spec, const char *text, const char *code,
                           const QByteArray &word, const char *back) {
        addText(spec, text, QByteArray("changed ") + code + " '" + word + "'", back);
    };
    stored("words:status", "Pending", "WORD-02", "pending", "Pending");
    stored("words:status", "not applied", "WORD-02", "pending", "Pending");
    stored("words:status", "0", "WORD-02", "pending", "Pending");
    stored("words:status", "Phone Screen", "WORD-02", "phone_screen", "Phone Screen");
    stored("words:status", " phone-screen ", "WORD-02", "phone_screen", "Phone Screen");
    stored("words:status", "phone_screen", "WORD-02", "phone_screen", "Phone Screen");
    stored("words:status", "PHONE  SCREEN", "WORD-02", "phone_screen", "Phone Screen");
    stored("words:status", "Interview 2+", "WORD-02", "interview", "Interview");
    stored("words:status", "accepted", "WORD-02", "offer", "offer");
    addText("words:status", "offer", "as-is 'offer'", "offer");
    addText("words:status", "closed", "as-is 'closed'", "closed");
    stored("words:status", "Closed", "WORD-02", "closed", "closed");
    stored("words:status", "", "WORD-04", "pending", "Pending");
    stored("words:status", " \t", "WORD-04", "pending", "Pending");
    for (const char *const text : {"Ghosted", "-", "Interview 3", "1", "pendin"})
        addText("words:status", text, "undecided WORD-01");
    addConversion("words:status", NodeKind::Number, "0", "changed WORD-02 'pending'", "pending");
    addConversion("words:status", NodeKind::Bool, "true", "undecided WORD-01");
    addText("words:kind", "technical", "as-is 'technical'", "technical");
    stored("words:kind", "Soft-Skills", "WORD-02", "soft", "Soft");
    stored("words:kind", "certifications", "WORD-03", "technical", "technical");
    addText("words:kind", " ", "empty");
    addConversion("words:kind", NodeKind::Null, "null", "empty");
    stored("words:overlap", "same", "WORD-02", "a", "same");
    stored("words:overlap", "b", "WORD-02", "a", "same");
    stored("words:overlap", "two", "WORD-02", "b", "two");
}

void tst_WordConverter::theConverterFindsWhatTheMapFinds()
{
    for (const auto &[name, map] : test::wordMaps()) {
        const auto converter = test::converter(QByteArray::fromStdString("words:" + name));
        for (const char *const text : {"Pending", "PHONE_screen", "two", "b", "same", "soft skills",
                                       "tools", "closed", "unknown", "", "-"}) {
            const WordMap::Entry *const entry = map.find(text);
            const Conversion conversion = converter->forward({NodeKind::Text, text});
            const bool known = conversion.taken() && std::string_view(conversion.code) != "WORD-03";
            QVERIFY2(known == (entry != nullptr), text);
            if (entry != nullptr)
                QVERIFY2(conversion.value == Value(entry->word), text);
        }
    }
}

void tst_WordConverter::onlyAMapWithABlankSpellingTakesBlanks()
{
    QVERIFY(test::converter("words:status")->takesEmpty());
    QVERIFY(!test::converter("words:kind")->takesEmpty());
    QCOMPARE(test::converter("words:kind")->expectation(),
             QStringLiteral("one of: Technical, Soft"));
}

QTEST_GUILESS_MAIN(tst_WordConverter)
#include "tst_wordconverter.moc"
