// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspection.h"
#include "tests/support/toolkitfolder.h"

#include <QtTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::resumeToolkit;
using test::ToolkitFolder;

namespace {

const QString tracker = u"job_applications_tracker.csv"_s;

constexpr auto header = "Company,Position,Location,Date Applied,Status,Priority,Overall Match %";

Inspection inspect(const ToolkitFolder &folder, const Answers &answers = {})
{
    auto inspection = inspectWorkspace(folder.path(), resumeToolkit(), answers);
    if (!inspection)
        qFatal("%s", qPrintable(describe(inspection.error())));
    return *inspection;
}

/// A folder whose tracker has these lines.
std::unique_ptr<ToolkitFolder> withTracker(const QByteArray &lines)
{
    auto folder = std::make_unique<ToolkitFolder>();
    folder->write(tracker, lines);
    return folder;
}

std::optional<Question> question(const Inspection &inspection, const std::string &id)
{
    for (const Question &asked : inspection.questions) {
        if (asked.id == id)
            return asked;
    }
    return std::nullopt;
}

FieldFinding field(const Inspection &inspection, const std::string &source, const QString &name)
{
    for (const FieldFinding &found : inspection.fields) {
        if (found.source == source && found.field == name)
            return found;
    }
    return {};
}

FileFinding file(const Inspection &inspection, const QString &name)
{
    for (const FileFinding &found : inspection.files) {
        if (found.file == name)
            return found;
    }
    return {};
}

std::vector<std::string> values(const Question &asked)
{
    std::vector<std::string> all;
    for (const Question::Option &option : asked.options)
        all.push_back(option.value);
    return all;
}

bool offers(const Question &asked, const std::string &value)
{
    const auto all = values(asked);
    return std::find(all.begin(), all.end(), value) != all.end();
}

} // namespace

class tst_Inspection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsListed()
    {
        const ToolkitFolder folder(u"resume-toolkit-real"_s);
        const Inspection found = inspect(folder);
        QVERIFY(found.canRun);
        const FileFinding contact = file(found, u"data/profile_contact.json"_s);
        QCOMPARE(contact.state, FileFinding::State::Ready);
        QVERIFY(contact.required);
        QCOMPARE(contact.records, 1);
        QCOMPARE(contact.sha256.size(), 64);
        QCOMPARE(file(found, u"data/profile_skills.json"_s).state, FileFinding::State::Missing);
        QCOMPARE(file(found, u"data/profile_education.json"_s).state, FileFinding::State::Empty);
        const FileFinding table = file(found, tracker);
        QCOMPARE(table.records, 42);
        QCOMPARE(table.family, u"36 of 49 columns have a place"_s);
        QVERIFY(table.problems > 0);
        QCOMPARE(table.bytes, folder.read(tracker).size());
        QCOMPARE(table.dialect.delimiter, ',');
        QCOMPARE(table.encodings.candidates.first().name, std::string("UTF-8"));
    }

    /// S0-L28
    void filesThatAreNotReadAreNamed()
    {
        const ToolkitFolder folder;
        folder.write(u"data/user_profile.json"_s, "{}");
        folder.write(u"old.csv"_s, "a,b\n");
        folder.write(u"data/sheet.XLSX"_s, "x");
        folder.write(u"data/readme.txt"_s, "x");
        folder.write(u"data/deeper/other.json"_s, "{}");
        QStringList names;
        for (const FileFinding &found : inspect(folder).files) {
            if (found.state == FileFinding::State::NotRead)
                names << found.file;
        }
        names.sort();
        QCOMPARE(names,
                 QStringList({u"data/sheet.XLSX"_s, u"data/user_profile.json"_s, u"old.csv"_s}));
    }

    void nothingIsWritten()
    {
        const ToolkitFolder folder(u"resume-toolkit-real"_s);
        const auto entries = [&] {
            QStringList all;
            QDirIterator each(folder.path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                              QDirIterator::Subdirectories);
            while (each.hasNext())
                all << each.next();
            all.sort();
            return all;
        };
        const QStringList before = entries();
        inspect(folder);
        QCOMPARE(entries(), before);
    }

    void withoutARequiredFileNothingCanRun_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("state");
        QTest::newRow("missing") << QByteArray() << int(FileFinding::State::Missing);
        QTest::newRow("broken") << QByteArray("{\"name\": ") << int(FileFinding::State::Unreadable);
        QTest::newRow("error") << QByteArray("{\"error\": \"no\"}")
                               << int(FileFinding::State::Unreadable);
    }
    void withoutARequiredFileNothingCanRun()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, state);
        const ToolkitFolder folder;
        const QString name = u"data/profile_contact.json"_s;
        if (content.isEmpty())
            folder.remove(name);
        else
            folder.write(name, content);
        const Inspection found = inspect(folder);
        QVERIFY(!found.canRun);
        QCOMPARE(int(file(found, name).state), state);
        QVERIFY(std::any_of(found.problems.begin(), found.problems.end(),
                            [&](const Problem &problem) { return problem.file == name; }));
    }

    void fieldsSayWhereTheyGoAndHow()
    {
        const auto folder = withTracker(QByteArray(header)
                                        + ",Mood\n"
                                          "Acme,Tester,Here,2025-02-01,Applied,High,80%,good\n"
                                          "Borealis,Tester,,2025-02-02,Applied,Low,90,good\n"
                                          "Corvid,Tester,There,soon,,,n/a,bad\n");
        const Inspection found = inspect(*folder);
        const FieldFinding company = field(found, "tracker", u"Company"_s);
        QCOMPARE(company.target, u"job_postings.company"_s);
        QCOMPARE(company.fate, FieldFinding::Fate::AsIs);
        QCOMPARE(company.samples, QStringList({u"Acme"_s, u"Borealis"_s, u"Corvid"_s}));
        QVERIFY(!company.how.isEmpty());

        const FieldFinding location = field(found, "tracker", u"Location"_s);
        QCOMPARE(location.values, 2);
        QCOMPARE(location.blank, 1);

        const FieldFinding match = field(found, "tracker", u"Overall Match %"_s);
        QCOMPARE(match.target, u"applications.overall_match_pct"_s);
        QCOMPARE(match.fate, FieldFinding::Fate::Changed);
        QCOMPARE(match.changed, 1);
        QCOMPARE(match.refused, 1);

        QCOMPARE(field(found, "tracker", u"Date Applied"_s).refused, 1);

        const FieldFinding mood = field(found, "tracker", u"Mood"_s);
        QCOMPARE(mood.target, QString());
        QCOMPARE(mood.fate, FieldFinding::Fate::Extra);
        QCOMPARE(mood.samples, QStringList({u"good"_s, u"bad"_s}));
    }

    void columnsWithoutRecordsAreListedToo()
    {
        const auto folder = withTracker(QByteArray(header) + '\n');
        const FieldFinding company = field(inspect(*folder), "tracker", u"Company"_s);
        QCOMPARE(company.target, u"job_postings.company"_s);
        QCOMPARE(company.values, 0);
    }

    void anUnknownWordIsAskedOnceWithItsCount()
    {
        const auto folder = withTracker(QByteArray(header)
                                        + "\nA,T,H,2025-02-01,Ghosted,High,1\n"
                                          "B,T,H,2025-02-01,ghosted ,High,1\n"
                                          "C,T,H,2025-02-01,Submited,High,1\n");
        const Inspection found = inspect(*folder);
        const auto ghosted = question(found, "words/status/Ghosted");
        QVERIFY(ghosted);
        QCOMPARE(ghosted->kind, Question::Kind::Word);
        QCOMPARE(ghosted->count, 2);
        QCOMPARE(ghosted->fallback, std::string("keep"));
        QCOMPARE(ghosted->suggestion, std::string());
        QVERIFY(offers(*ghosted, "rejected"));
        QVERIFY(offers(*ghosted, "keep"));
        const auto slip = question(found, "words/status/Submited");
        QVERIFY(slip);
        QCOMPARE(slip->suggestion, std::string("submitted"));
        QCOMPARE(field(found, "tracker", u"Status"_s).fate, FieldFinding::Fate::NeedsAnswer);
    }

    void anAnswerIsAppliedAndNotAskedAgain_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("refused");
        QTest::newRow("a word") << u"rejected"_s << 0;
        QTest::newRow("keep") << u"keep"_s << 2;
    }
    void anAnswerIsAppliedAndNotAskedAgain()
    {
        QFETCH(QString, answer);
        QFETCH(int, refused);
        const auto folder = withTracker(QByteArray(header)
                                        + "\nA,T,H,2025-02-01,Ghosted,High,1\n"
                                          "B,T,H,2025-02-01,GHOSTED,High,1\n");
        const Inspection found = inspect(*folder, {{"words/status/Ghosted", answer.toStdString()}});
        QVERIFY(!question(found, "words/status/Ghosted"));
        QVERIFY(!question(found, "words/status/GHOSTED"));
        const FieldFinding status = field(found, "tracker", u"Status"_s);
        QCOMPARE(status.refused, refused);
        QVERIFY(status.fate != FieldFinding::Fate::NeedsAnswer);
    }

    void anAmbiguousDateIsAskedOncePerColumn_data()
    {
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<QString>("suggestion");
        QTest::newRow("nothing to go by") << QByteArray("2025-02-01") << QString();
        QTest::newRow("the day comes first") << QByteArray("25/02/2025") << u"dmy"_s;
        QTest::newRow("the month comes first") << QByteArray("02/25/2025") << u"mdy"_s;
    }
    void anAmbiguousDateIsAskedOncePerColumn()
    {
        QFETCH(QByteArray, other);
        QFETCH(QString, suggestion);
        const auto folder = withTracker(QByteArray(header) + "\nA,T,H,03/04/2025,Applied,High,1\n"
                                        + "B,T,H,05/06/2025,Applied,High,1\n" + "C,T,H," + other
                                        + ",Applied,High,1\n");
        const std::string id = "dates/tracker/date_applied";
        const auto asked = question(inspect(*folder), id);
        QVERIFY(asked);
        QCOMPARE(asked->kind, Question::Kind::DateOrder);
        QCOMPARE(asked->count, 2);
        QCOMPARE(values(*asked), std::vector<std::string>({"dmy", "mdy", "keep"}));
        QCOMPARE(asked->fallback, std::string("keep"));
        QCOMPARE(QString::fromStdString(asked->suggestion), suggestion);
        for (const char *answer : {"dmy", "mdy", "keep"}) {
            const Inspection again = inspect(*folder, {{id, answer}});
            QVERIFY(!question(again, id));
            QCOMPARE(field(again, "tracker", u"Date Applied"_s).refused,
                     std::string_view(answer) == "keep" ? 2 : 0);
        }
    }

    void aColumnWithoutAPlaceMayTakeAFreeField()
    {
        const auto folder =
            withTracker(QByteArray(header)
                        + ",Recruter Email,Mood,Empty,,Mood\n"
                          "A,T,H,2025-02-01,Applied,High,1,a@example.test,x,,y,z\n");
        const Inspection found = inspect(*folder);
        const auto mail = question(found, "columns/tracker/Recruter Email");
        QVERIFY(mail);
        QCOMPARE(mail->kind, Question::Kind::Column);
        QCOMPARE(mail->fallback, std::string("extra"));
        QCOMPARE(mail->suggestion, std::string("recruiter_email"));
        QVERIFY(offers(*mail, "leave-out"));
        QVERIFY(offers(*mail, "notes"));
        QVERIFY(!offers(*mail, "company"));
        // An answer goes by the header: not for one that is there twice, or not at all.
        const auto columns = std::count_if(
            found.questions.begin(), found.questions.end(),
            [](const Question &asked) { return asked.kind == Question::Kind::Column; });
        QCOMPARE(columns, 1);

        const Inspection placed =
            inspect(*folder, {{"columns/tracker/Recruter Email", "recruiter_email"}});
        QCOMPARE(field(placed, "tracker", u"Recruter Email"_s).target,
                 u"applications.recruiter_email"_s);
        QVERIFY(!question(placed, "columns/tracker/Recruter Email"));
        const Inspection left = inspect(*folder, {{"columns/tracker/Recruter Email", "leave-out"}});
        QCOMPARE(field(left, "tracker", u"Recruter Email"_s).fate, FieldFinding::Fate::LeftOut);
    }

    void namesThatAreOnlyAlikeAreNotSuggested()
    {
        const auto folder = withTracker(QByteArray(header)
                                        + ",Rejection Reason\n"
                                          "A,T,H,2025-02-01,Applied,High,1,too far\n");
        const auto asked = question(inspect(*folder), "columns/tracker/Rejection Reason");
        QVERIFY(asked);
        QCOMPARE(asked->suggestion, std::string());
    }

    void anotherEncodingIsAskedAndTriedMeanwhile()
    {
        const auto folder = withTracker(QByteArray(header)
                                        + "\nCaf\xe9 Lumi\xe8re,Tester,Z\xfcrich,2025-02-01,"
                                          "Applied,High,1\n");
        const Inspection found = inspect(*folder);
        const auto asked = question(found, "encodings/tracker");
        QVERIFY(asked);
        QCOMPARE(asked->kind, Question::Kind::Encoding);
        QCOMPARE(asked->fallback, asked->options.first().value);
        QVERIFY(offers(*asked, "windows-1252"));
        QCOMPARE(field(found, "tracker", u"Company"_s).samples, QStringList(u"Café Lumière"_s));
        const Inspection again = inspect(*folder, {{"encodings/tracker", "windows-1252"}});
        QVERIFY(!question(again, "encodings/tracker"));
        QCOMPARE(field(again, "tracker", u"Company"_s).samples, QStringList(u"Café Lumière"_s));
    }

    void unicodeIsNotAskedAbout_data()
    {
        QTest::addColumn<QByteArray>("mark");
        QTest::addColumn<int>("unit");
        QTest::newRow("UTF-8") << QByteArray() << 1;
        QTest::newRow("marked UTF-8") << QByteArray("\xef\xbb\xbf") << 1;
        QTest::newRow("marked UTF-16") << QByteArray("\xff\xfe") << 2;
    }
    void unicodeIsNotAskedAbout()
    {
        QFETCH(QByteArray, mark);
        QFETCH(int, unit);
        const QString text =
            QLatin1StringView(header) + u"\nCafé,T,H,2025-02-01,Applied,High,1\n"_s;
        const auto folder =
            withTracker(mark
                        + (unit == 1 ? text.toUtf8()
                                     : QByteArray(reinterpret_cast<const char *>(text.utf16()),
                                                  text.size() * 2)));
        const Inspection found = inspect(*folder);
        QVERIFY(!question(found, "encodings/tracker"));
        QCOMPARE(field(found, "tracker", u"Company"_s).samples, QStringList(u"Café"_s));
    }

    void garbledTextMayBeRepaired()
    {
        const auto folder =
            withTracker(QByteArray(header)
                        + QString(u"\nCafÃ© Lumière,T,H,2025-02-01,Applied,High,1\n"_s).toUtf8());
        const auto asked = question(inspect(*folder), "repair/tracker");
        QVERIFY(asked);
        QCOMPARE(asked->kind, Question::Kind::Repair);
        QCOMPARE(asked->fallback, std::string("no"));
        QVERIFY(asked->detail.contains(u"CafÃ©"_s));
        QVERIFY(asked->detail.contains(u"Café"_s));
        const Inspection again = inspect(*folder, {{"repair/tracker", asked->suggestion}});
        QVERIFY(!question(again, "repair/tracker"));
        QCOMPARE(field(again, "tracker", u"Company"_s).changed, 1);
    }

    void secretsAreNeverShown()
    {
        const ToolkitFolder folder;
        const QByteArray key = "sk-not-a-real-key-0123456789";
        folder.write(u"data/config_preferences.json"_s,
                     R"({"api_keys": {"one": ")" + key + R"(", "two": ""}, "theme": "dark"})");
        folder.write(tracker,
                     QByteArray(header)
                         + ",Portal Password\n"
                           "A,T,H,2025-02-01,Applied,High,1,"
                         + key + "\n");
        const Inspection found = inspect(folder);
        const auto asked = question(found, "secrets");
        QVERIFY(asked);
        QCOMPARE(asked->kind, Question::Kind::Secret);
        QCOMPARE(asked->count, 2);
        QCOMPARE(asked->fallback, std::string("leave-out"));
        QCOMPARE(values(*asked), std::vector<std::string>({"leave-out", "keychain", "store"}));
        QCOMPARE(field(found, "config", u"/api_keys/one"_s).fate, FieldFinding::Fate::Secret);
        QCOMPARE(field(found, "tracker", u"Portal Password"_s).fate, FieldFinding::Fate::Secret);
        QVERIFY(!question(found, "columns/tracker/Portal Password"));
        QString shown;
        for (const FieldFinding &each : found.fields)
            shown += each.samples.join(u' ');
        for (const Question &each : found.questions)
            shown += QString::fromStdString(each.id) + each.text + each.detail;
        for (const Problem &each : found.problems)
            shown += describe(each);
        QVERIFY(!shown.contains(QString::fromUtf8(key)));
        QVERIFY(!question(inspect(folder, {{"secrets", "leave-out"}}), "secrets"));
    }

    void aChoiceIsAskedOnlyWhereItMatters()
    {
        const Inspection tidy = inspect(ToolkitFolder());
        QVERIFY(!question(tidy, "choices/certifications"));
        QVERIFY(!question(tidy, "choices/candidate-education"));
        const ToolkitFolder real(u"resume-toolkit-real"_s);
        const auto asked = question(inspect(real), "choices/certifications");
        QVERIFY(asked);
        QCOMPARE(asked->kind, Question::Kind::Choice);
        QCOMPARE(asked->fallback, std::string("education"));
        QVERIFY(question(inspect(real), "choices/candidate-education"));
        QVERIFY(!question(inspect(real, {{"choices/certifications", "extra"}}),
                          "choices/certifications"));
        QVERIFY(question(inspect(real, {{"choices/certifications", "nonsense"}}),
                         "choices/certifications"));
    }

    void everyFallbackIsOneOfTheOptions()
    {
        const Inspection found = inspect(ToolkitFolder(u"resume-toolkit-real"_s));
        QVERIFY(found.questions.size() > 5);
        for (const Question &asked : found.questions) {
            QVERIFY2(offers(asked, asked.fallback), asked.id.c_str());
            if (!asked.suggestion.empty())
                QVERIFY2(offers(asked, asked.suggestion), asked.id.c_str());
            QVERIFY(!asked.text.isEmpty());
        }
    }

    void manyDifferentWordsStayWithinBounds()
    {
        QByteArray lines = QByteArray(header) + '\n';
        for (int i = 0; i < 3000; ++i) {
            const QByteArray number = QByteArray::number(i);
            lines += "A" + number + ",T,H,2025-02-01,word" + number + ",High,1\n";
        }
        const Inspection found = inspect(*withTracker(lines));
        QVERIFY(found.questions.size() <= 1000);
        QCOMPARE(field(found, "tracker", u"Status"_s).refused, 3000);
    }

    void itCanBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto found = inspectWorkspace(ToolkitFolder().path(), resumeToolkit(), {},
                                            {.stop = stop.get_token()});
        QVERIFY(!found);
        QCOMPARE(found.error().code, u"CANCELLED"_s);
    }

    void aFolderThatIsNotThereIsAProblem()
    {
        const auto found = inspectWorkspace(u"/nowhere/at/all"_s, resumeToolkit(), {});
        QVERIFY(!found);
        QCOMPARE(found.error().code, u"WS-01"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Inspection)
#include "tst_inspection.moc"
