// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspection.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using test::ResumeWorkspace;

/// What the reference scripts lost of the JSON files, and that it is not lost here.
class tst_S0_Profile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void s0_L19_contactDetailsWithoutAColumnAreKept();
    void s0_L19_anAddressStandsInForTheLocation();
    void s0_L20_everythingElseAboutTheCandidateIsKept();
    void s0_L21_whatIsMissingIsNotEmptyAndNotZero();
    void s0_L22_titleAndDatesOfAnExperienceAreRead();
    void s0_L23_experiencesKeepTheirOrder();
    void s0_L24_skillsOfEveryShapeAreRead();
    void s0_L24_skillsBelowOneKeyAreRead();
    void s0_L24_withoutASkillsFileTheCandidateIsAsked();
    void s0_L25_skillsKeepDoublesLevelsAndYears();
    void s0_L26_educationIsReadWithAllItsKeys();
    void s0_L26_anEmptyEducationFileIsNotSilent_data();
    void s0_L26_anEmptyEducationFileIsNotSilent();
    void s0_L26_educationWithoutADegreeIsSetAside();
    void s0_L26_aDegreeThatCannotBeStoredStopsNothing();
    void s0_L27_emptyObjectsAndEqualPathsOfTheSettingsSurvive();
    void s0_L27_secretsAreNowhereInClear();
    void s0_L28_filesThatAreNotReadAreNamed();
};

void tst_S0_Profile::s0_L19_contactDetailsWithoutAColumnAreKept()
{
    ResumeWorkspace workspace;
    workspace
        .contact(R"({"name": "Ina Falk", "email": "ina.falk@example.test", "location": "Eastgate",
                     "alternate_email": "ina@falk.test", "address": "1 Mill Lane",
                     "location_statement": "Near Eastgate"})")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT location FROM profiles"_s), u"Eastgate"_s);
    for (const auto &key : {u"/alternate_email"_s, u"/address"_s, u"/location_statement"_s})
        QVERIFY2(workspace.balance(u"contact"_s, key).extra == 1, qPrintable(key));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L19_anAddressStandsInForTheLocation()
{
    ResumeWorkspace workspace;
    workspace
        .contact(R"({"name": "Ina Falk", "email": "ina.falk@example.test",
                     "address": "1 Mill Lane", "location_statement": "1 Mill Lane"})")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT location FROM profiles"_s), u"1 Mill Lane"_s);
    QCOMPARE(workspace.places(u"MAP-01"_s).size(), 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L20_everythingElseAboutTheCandidateIsKept()
{
    ResumeWorkspace workspace;
    workspace
        .candidate(R"({"degree": "BSc Physics", "professional_summary": "Builds test stands.",
            "location": "Elsewhere", "alternative_summaries": ["One", "Two"], "awards": ["Prize"],
            "achievements": ["Halved the test time"], "skills": ["Fixtures"],
            "additional_education": [{"degree": "MSc", "estimated_graduation": "03/04/2026"}],
            "military_service": {"branch": "Navy", "responsibilities": ["Radar"]},
            "interests": [], "title": null})")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    // The skills and education files have data, so the candidate's own lists are extras.
    QCOMPARE(workspace.table(u"SELECT skill_name FROM skills ORDER BY id"_s),
             (QStringList{u"C++"_s, u"Listening"_s}));
    QCOMPARE(workspace.value(u"SELECT degree, summary FROM profiles"_s),
             u"BSc Physics | Builds test stands."_s);
    const Balance whole = workspace.report().sources[1].balance;
    QCOMPARE(workspace.report().sources[1].source, u"candidate"_s);
    QVERIFY(whole.even());
    QCOMPARE(whole.setAside + whole.leftOut, 0);
    QCOMPARE(whole.asIs + whole.changed, 2);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L21_whatIsMissingIsNotEmptyAndNotZero()
{
    ResumeWorkspace missing;
    missing.contact(R"({"name": "Ina Falk", "email": "ina.falk@example.test", "github": ""})")
        .candidate(R"({"travel_ok": false})")
        .migrate();
    QCOMPARE(missing.failure(), QString());
    const QString query = u"SELECT phone, github, years_experience, relocation_ok, travel_ok"
                          " FROM profiles"_s;
    QCOMPARE(missing.value(query), u"NULL |  | NULL | NULL | 0"_s);
    QCOMPARE(missing.exportAndCompare(), QString());

    ResumeWorkspace zero;
    zero.contact(R"({"name": "Ina Falk", "email": "ina.falk@example.test", "phone": ""})")
        .candidate(R"({"years_experience": 0, "relocation_ok": true, "travel_ok": null})")
        .migrate();
    QCOMPARE(zero.failure(), QString());
    QCOMPARE(zero.value(query), u" | NULL | 0 | 1 | NULL"_s);
    QCOMPARE(zero.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L22_titleAndDatesOfAnExperienceAreRead()
{
    ResumeWorkspace workspace;
    workspace
        .experience(R"json([
            {"company": "Fernway", "title": "Test Lead",
             "dates": "Jan 2019 – Mar 2021 (overlaps with Jun 2019 – Jul 2022)", "bullets": []
},
            {"company": "Harrow", "title": "Technician", "dates": "Apr 2021 - Present",
             "bullets": ["Moved 3 lines"]}])json")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT company, role, start_date, end_date FROM experiences"
                             " ORDER BY id"_s),
             (QStringList{u"Fernway | Test Lead | 2019-01 | 2021-03"_s,
                          u"Harrow | Technician | 2021-04 | NULL"_s}));
    const QStringList rules = workspace.rules(u"/dates"_s);
    QVERIFY2(rules.join(u'\n').contains(u"overlaps with"_s), qPrintable(rules.join(u'\n')));
    QVERIFY2(rules.join(u'\n').contains(u"Present"_s), qPrintable(rules.join(u'\n')));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L23_experiencesKeepTheirOrder()
{
    ResumeWorkspace workspace;
    QByteArray json;
    QStringList expected;
    for (int i = 0; i < 12; ++i) {
        const QByteArray number = QByteArray::number((i * 7) % 12);
        json += (i > 0 ? "," : "") + QByteArray(R"({"company": "C)") + number
            + R"(", "role": "R", "bullets": ["second", "first"]})";
        expected << u"C"_s + QString::fromLatin1(number);
    }
    workspace.experience('[' + json + ']').migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT company FROM experiences ORDER BY id"_s), expected);
    QCOMPARE(workspace.table(u"SELECT bullet_text, display_order FROM experience_bullets"
                             " WHERE experience_id = 1 ORDER BY display_order"_s),
             (QStringList{u"second | 0"_s, u"first | 1"_s}));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L24_skillsOfEveryShapeAreRead()
{
    ResumeWorkspace workspace;
    workspace
        .skills(R"({"technical_skills": ["C++", {"name": "RF", "level": "Advanced"}],
                    "tools": "Multimeter", "methodologies": ["FMEA"], "leadership_skills": ["Calm"],
                    "cooking": ["Bread"], "certifications": ["Solder class 2"]})")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT skill_name, skill_type FROM skills ORDER BY id"_s),
             (QStringList{u"C++ | technical"_s, u"RF | technical"_s, u"FMEA | methodology"_s,
                          u"Calm | soft"_s, u"Bread | technical"_s, u"Multimeter | technical"_s}));
    QCOMPARE(workspace.value(u"SELECT degree FROM education WHERE institution IS NULL"_s),
             u"Solder class 2"_s);
    // The key that is not known is named.
    const QStringList unknown = workspace.places(u"WORD-03"_s);
    QVERIFY2(unknown.size() == 1 && unknown[0].contains(u"cooking"_s),
             qPrintable(unknown.join(u'\n')));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L24_skillsBelowOneKeyAreRead()
{
    ResumeWorkspace workspace;
    workspace
        .skills(R"({"skills": {"technical": ["C++", {"name": "RF", "level": "Advanced"}],
                               "soft": ["Calm"], "languages": ["Danish"],
                               "certifications": ["Solder class 2"]}})")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT skill_name, skill_type FROM skills ORDER BY id"_s),
             (QStringList{u"C++ | technical"_s, u"RF | technical"_s, u"Calm | soft"_s,
                          u"Danish | technical"_s}));
    QCOMPARE(workspace.value(u"SELECT degree FROM education WHERE institution IS NULL"_s),
             u"Solder class 2"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L24_withoutASkillsFileTheCandidateIsAsked()
{
    ResumeWorkspace workspace;
    workspace.remove(u"data/profile_skills.json"_s)
        .candidate(R"({"skills": ["Fixtures"], "technologies": ["CAN"], "methodologies": ["DOE"],
                       "technical_skills_categories": {"Lab": ["Scope"]},
                       "certifications": ["Solder class 2"]})")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT skill_name, skill_type FROM skills ORDER BY id"_s),
             (QStringList{u"Fixtures | technical"_s, u"CAN | technical"_s, u"Scope | technical"_s,
                          u"DOE | methodology"_s}));
    QCOMPARE(workspace.places(u"SRC-01"_s).size(), 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L25_skillsKeepDoublesLevelsAndYears()
{
    ResumeWorkspace workspace;
    workspace
        .skills(R"([{"name": "C++", "proficiency": "Expert", "years": 9}, "C++", "C++",
                    {"skill": "RF", "level": "Basic", "years_experience": 2}])")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT skill_name, proficiency_level, years_experience FROM skills"
                             " ORDER BY id"_s),
             (QStringList{u"C++ | expert | 9"_s, u"C++ | NULL | NULL"_s, u"C++ | NULL | NULL"_s,
                          u"RF | beginner | 2"_s}));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L26_educationIsReadWithAllItsKeys()
{
    ResumeWorkspace workspace;
    workspace
        .education(
            R"([{"degree": "BSc", "university": "Northmoor", "graduation": "2015", "gpa": 3.7,
                        "honors": "Dean's list"},
                       {"degree": "MSc", "institution": "Seaview", "estimated_graduation": "2026"}])")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT degree, institution, graduation_date, gpa, honors"
                             " FROM education ORDER BY id"_s),
             (QStringList{u"BSc | Northmoor | 2015 | 3.7 | Dean's list"_s,
                          u"MSc | Seaview | 2026 | NULL | NULL"_s}));
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L26_anEmptyEducationFileIsNotSilent_data()
{
    QTest::addColumn<QByteArray>("education");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("an empty list") << QByteArray("[]\n");
}

void tst_S0_Profile::s0_L26_anEmptyEducationFileIsNotSilent()
{
    QFETCH(QByteArray, education);
    ResumeWorkspace workspace;
    workspace.education(education)
        .candidate(R"({"degree": "BSc Physics", "university": "Northmoor",
                       "graduation_dates": "2011 – 2015",
                       "additional_education": [{"degree": "MSc", "university": "Seaview"}]})")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.table(u"SELECT degree, institution, graduation_date FROM education"
                             " ORDER BY id"_s),
             (QStringList{u"BSc Physics | Northmoor | 2011 – 2015"_s, u"MSc | Seaview | NULL"_s}));
    QCOMPARE(workspace.exportAndCompare(), QString());

    // It is a question, and the answer is in the report.
    QVERIFY(workspace.undo(UndoKind::Exact));
    workspace.migrate({{"choices/candidate-education", "leave"}});
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(*) FROM education"_s), u"0"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L26_educationWithoutADegreeIsSetAside()
{
    ResumeWorkspace workspace;
    workspace.education(R"([{"degree": "BSc"}, {"institution": "Seaview", "gpa": 3.1}])").migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT degree FROM education"_s), u"BSc"_s);
    QCOMPARE(workspace.places(u"REQ-01"_s).size(), 1);
    QCOMPARE(workspace.report().balance.setAside, 2);
    QCOMPARE(exitCode(workspace.report()), 3);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L26_aDegreeThatCannotBeStoredStopsNothing()
{
    ResumeWorkspace workspace;
    workspace.candidate(R"({"degree": "\u0000BSc"})").education("[]").migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(*) FROM profiles"_s), u"1"_s);
    QCOMPARE(workspace.value(u"SELECT count(*) FROM education"_s), u"0"_s);
    QCOMPARE(workspace.places(u"REQ-01"_s).size(), 1);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L27_emptyObjectsAndEqualPathsOfTheSettingsSurvive()
{
    ResumeWorkspace workspace;
    workspace
        .config(R"({"ui": {}, "a.b": 1, "a": {"b": 2, "c": []}, "min_salary": "90000",
                    "simple_mode": true, "a.b": 3, "": null})")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT value FROM config WHERE key = 'a.b'"_s), u"1"_s);
    QCOMPARE(workspace.value(u"SELECT value FROM config WHERE key = 'min_salary'"_s),
             u"\"90000\""_s);
    QCOMPARE(workspace.value(u"SELECT value FROM config WHERE key = 'simple_mode'"_s), u"true"_s);
    QVERIFY(!workspace.places(u"DUP-01"_s).isEmpty());
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L27_secretsAreNowhereInClear()
{
    const QByteArray secret = "canary-5f3a91";
    ResumeWorkspace workspace;
    workspace
        .config(R"({"api_keys": {"adzuna_app_id": ")" + secret + R"(1", "huggingface_token": ")"
                + secret + R"(2"}, "nested": {"my_password": ")" + secret + R"(3"}, "ui": 1})")
        .migrate();
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.report().balance.leftOut, 3);
    QCOMPARE(workspace.places(u"SEC-01"_s).size(), 3);
    const auto files = test::filesIn(workspace.path());
    for (auto file = files.begin(); file != files.end(); ++file) {
        const bool isCopy = file.key().endsWith(u"config_preferences.json"_s);
        QVERIFY2(isCopy || !file.value().contains(secret), qPrintable(file.key()));
    }
    for (const Problem &problem : workspace.report().problems)
        QVERIFY(!describe(problem).contains(QString::fromLatin1(secret)));
    QCOMPARE(workspace.value(u"SELECT value FROM config WHERE key = 'ui'"_s), u"1"_s);
    QCOMPARE(workspace.exportAndCompare(), QString());
}

void tst_S0_Profile::s0_L28_filesThatAreNotReadAreNamed()
{
    ResumeWorkspace workspace;
    workspace.file(u"data/user_profile.json"_s, "{}")
        .file(u"data/profile_candidate_BACKUP.json"_s, R"({"degree": "BSc"})")
        .file(u"salary_reference.csv"_s, "Role,Salary\n");
    const auto inspection = inspectWorkspace(workspace.path(), test::resumeToolkit(), {});
    QVERIFY(inspection);
    QStringList notRead;
    for (const FileFinding &file : inspection->files) {
        if (file.state == FileFinding::State::NotRead)
            notRead << file.file;
    }
    notRead.sort();
    QCOMPARE(notRead,
             (QStringList{u"data/profile_candidate_BACKUP.json"_s, u"data/user_profile.json"_s,
                          u"salary_reference.csv"_s}));
}

QTEST_GUILESS_MAIN(tst_S0_Profile)
#include "tst_s0_profile.moc"
