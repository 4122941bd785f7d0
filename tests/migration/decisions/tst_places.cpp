// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/placerules.h"
#include "tests/support/learnerworkspace.h"
#include "tests/support/matchworkspace.h"
#include "tests/support/randomness.h"
#include "tests/support/resumeworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using namespace waybill::test;

namespace {

Inspection inspected(const MigrationRequest &request)
{
    auto inspection = inspectWorkspace(request.workspace, request.playbook, request.answers);
    if (!inspection)
        qFatal("%s", qPrintable(describe(inspection.error())));
    return *inspection;
}

const FieldFinding *find(const Inspection &inspection, const QString &field)
{
    for (const FieldFinding &found : inspection.fields) {
        if (found.field == field)
            return &found;
    }
    return nullptr;
}

std::string idOf(const FieldFinding &field)
{
    return placeId(field.source, field.field.toStdString());
}

/// Sends up to \a most fields to places that the rules allow.
Answers someRedirects(const MigrationRequest &request, const Inspection &inspection,
                      Randomness &random, int most)
{
    const auto rules = PlaceRules::of(request.playbook);
    Answers answers = request.answers;
    for (int i = 0; rules && i < most; ++i) {
        const FieldFinding &field = random.pick(inspection.fields);
        std::vector<std::string> allowed;
        for (const PlaceChoice &choice : rules->choices(field, inspection.fields, answers)) {
            if (choice.allowed())
                allowed.push_back(choice.answer);
        }
        for (const char *kept : {"extra", "left-out"}) {
            if (rules->obstacle(field, kept, inspection.fields, answers).isEmpty())
                allowed.push_back(kept);
        }
        if (!allowed.empty())
            answers[idOf(field)] = random.pick(allowed);
    }
    return answers;
}

QString text(const Answers &answers)
{
    return QString::fromStdString(writeAnswers(answers));
}

/// Every value is accounted for, and the database gives the files back; what was left out is
/// missing from them, and nothing else.
template<typename Workspace>
QString wrongWith(Workspace &workspace, const MigrationRequest &request, bool compares)
{
    const Report report = migrate(request);
    if (report.failure)
        return describe(*report.failure);
    if (!report.balance.even())
        return u"the balance is not even"_s;
    for (const CheckReport &check : report.checks) {
        if (check.status == CheckReport::Status::Fail)
            return check.title + u": "_s + check.found;
    }
    return compares ? workspace.exportAndCompare() : QString();
}

} // namespace

class tst_Places : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsReadAndWritten_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("isPlace");
        QTest::newRow("extra") << QByteArray("extra") << true;
        QTest::newRow("left out") << QByteArray("left-out") << true;
        QTest::newRow("field") << QByteArray("date_offer") << true;
        QTest::newRow("column") << QByteArray("applications.notes") << true;
        QTest::newRow("converter") << QByteArray("applications.score as integer:plus") << true;
        QTest::newRow("nothing") << QByteArray("") << false;
        QTest::newRow("no column") << QByteArray("applications.") << false;
        QTest::newRow("no converter") << QByteArray("applications.notes as ") << false;
    }
    void anAnswerIsReadAndWritten()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, isPlace);
        const auto place = parsePlace("Team", answer.toStdString());
        QCOMPARE(place.has_value(), isPlace);
        if (place)
            QCOMPARE(QByteArray::fromStdString(placeAnswer(*place)), answer);
    }

    void aFieldIsKeptOutOfItsColumn()
    {
        ResumeWorkspace workspace;
        workspace.application({{"Notes", "call Ada Roe"}, {"Benefits", "bicycle"}});
        MigrationRequest request = workspace.request();
        request.answers = {{"place/tracker/Notes", "extra"}};
        QCOMPARE(wrongWith(workspace, request, true), QString());
        QCOMPARE(workspace.value(u"SELECT count(*) FROM applications WHERE notes IS NOT NULL"_s),
                 u"0"_s);
    }

    void aFieldGoesToAColumnOfAnother()
    {
        ResumeWorkspace workspace;
        workspace.application({{"Remarks of mine", "call Ada Roe"}});
        MigrationRequest request = workspace.request();
        request.answers = {{"place/tracker/Remarks of mine", "notes"}};
        QCOMPARE(wrongWith(workspace, request, true), QString());
        QCOMPARE(workspace.value(u"SELECT notes FROM applications"_s), u"call Ada Roe"_s);
    }

    void aJsonFieldGoesToAnotherColumn()
    {
        ResumeWorkspace workspace;
        const Inspection found = inspected(workspace.request());
        const auto rules = PlaceRules::of(resumeToolkit());
        QVERIFY(rules);
        // Any field of a list that may go to a column of the row it belongs to.
        for (const FieldFinding &field : found.fields) {
            if (!field.field.startsWith(u'/') || field.values == 0)
                continue;
            for (const PlaceChoice &choice : rules->choices(field, found.fields, {})) {
                if (!choice.allowed() || choice.target == field.target)
                    continue;
                MigrationRequest request = workspace.request();
                request.answers = {{idOf(field), choice.answer}};
                QVERIFY2(wrongWith(workspace, request, true).isEmpty(),
                         qPrintable(text(request.answers)));
                const Inspection now = inspected(request);
                QCOMPARE(find(now, field.field)->target, choice.target);
                return;
            }
        }
        QFAIL("no field may go anywhere");
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("no table") << u"place/tracker/Notes"_s << u"planets.name"_s << u"PLACE-01"_s;
        QTest::newRow("no column")
            << u"place/tracker/Notes"_s << u"applications.mass"_s << u"PLACE-03"_s;
        QTest::newRow("a key") << u"place/tracker/Notes"_s << u"applications.id"_s << u"PLACE-03"_s;
        QTest::newRow("no field") << u"place/tracker/Notes"_s << u"mass"_s << u"PLACE-01"_s;
        QTest::newRow("no converter")
            << u"place/tracker/Notes"_s << u"applications.notes as magic"_s << u"PLACE-04"_s;
    }
    void whatCannotBeIsRefused()
    {
        QFETCH(QString, id);
        QFETCH(QString, answer);
        QFETCH(QString, code);
        ResumeWorkspace workspace;
        workspace.application({{"Notes", "one"}});
        MigrationRequest request = workspace.request();
        request.answers = {{id.toStdString(), answer.toStdString()}};
        const Report report = migrate(request);
        QVERIFY(report.failure);
        QCOMPARE(report.failure->code, code);
        QCOMPARE(report.failure->field, id);
        QVERIFY(!QFile::exists(workspace.database()));
        // Looking at the files goes on without the answer, and says so.
        const Inspection found = inspected(request);
        QVERIFY(std::any_of(found.problems.begin(), found.problems.end(),
                            [&](const Problem &problem) { return problem.code == code; }));
    }

    void whatIsNeededOrTakenIsSaid()
    {
        ResumeWorkspace workspace;
        workspace.application({{"Notes", "one"}, {"Remarks", "two"}});
        const MigrationRequest request = workspace.request();
        const Inspection found = inspected(request);
        const auto rules = PlaceRules::of(request.playbook);
        QVERIFY(rules);
        const auto obstacle = [&](const QString &field, const char *answer) {
            return rules->obstacle(*find(found, field), answer, found.fields, {});
        };
        QVERIFY(!obstacle(u"Company"_s, "extra").isEmpty());
        QVERIFY(obstacle(u"Remarks"_s, "notes").contains(u"Notes"_s));
        QVERIFY(obstacle(u"Notes"_s, "left-out").isEmpty());
    }

    void aNameSuggestsAPlace()
    {
        ResumeWorkspace workspace;
        workspace.application({{"culture fit", "calm"}, {"Shoe size", "44"}});
        const MigrationRequest request = workspace.request();
        const Inspection found = inspected(request);
        const auto rules = PlaceRules::of(request.playbook);
        QVERIFY(rules);
        const auto suggested = rules->suggestion(*find(found, u"culture fit"_s), found.fields, {});
        QVERIFY(suggested);
        QCOMPARE(suggested->answer, "culture_fit_notes");
        QVERIFY(!rules->suggestion(*find(found, u"Shoe size"_s), found.fields, {}));
    }

    void whateverIsAllowedComesBack_data()
    {
        QTest::addColumn<QString>("system");
        QTest::addColumn<int>("seed");
        for (const char *system : {"tracker", "matches", "learners"}) {
            for (int seed = 0; seed < 8; ++seed)
                QTest::newRow(
                    qPrintable(u"%1, seed %2"_s.arg(QString::fromLatin1(system)).arg(seed)))
                    << QString::fromLatin1(system) << seed;
        }
    }
    void whateverIsAllowedComesBack()
    {
        QFETCH(QString, system);
        QFETCH(int, seed);
        Randomness random(static_cast<std::uint64_t>(seed));
        const QString wrong = system == "tracker"_L1 ? wrongWithTracker(random)
            : system == "matches"_L1                 ? wrongWithMatches(random)
                                                     : wrongWithLearners(random);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

private:
    static QString wrongWithTracker(Randomness &random)
    {
        ResumeWorkspace workspace;
        workspace.application({{"Notes", "one"}, {"Status", "Pending"}, {"Odd", "1"}})
            .application({{"Notes", "two"}, {"Priority", "High"}, {"Odd", "x, \"y\""}});
        return wrongWithSome(workspace, random);
    }

    static QString wrongWithMatches(Randomness &random)
    {
        MatchWorkspace workspace;
        workspace
            .matches(1,
                     {MatchWorkspace::match(1, {R"("mood": "calm")"}),
                      MatchWorkspace::match(2, {R"("overall_match": 7)"})})
            .matches(2, {MatchWorkspace::match(3, {R"("mood": null)"})});
        return wrongWithSome(workspace, random);
    }

    static QString wrongWithLearners(Randomness &random)
    {
        LearnerWorkspace workspace;
        workspace.profiles({LearnerWorkspace::profile("Ada Roe", {R"("mood": "calm")"})})
            .cards({LearnerWorkspace::card(1), LearnerWorkspace::card(2)})
            .messages({LearnerWorkspace::message(1)});
        return wrongWithSome(workspace, random);
    }

    template<typename Workspace>
    static QString wrongWithSome(Workspace &workspace, Randomness &random)
    {
        MigrationRequest request = workspace.request();
        const Inspection found = inspected(request);
        request.answers = someRedirects(request, found, random, 5);
        // What was left out is missing from the files, and nothing else: the checks tell.
        const bool leavesOut =
            std::any_of(request.answers.begin(), request.answers.end(),
                        [](const auto &answer) { return answer.second == "left-out"; });
        const QString wrong = wrongWith(workspace, request, !leavesOut);
        return wrong.isEmpty() ? wrong : wrong + u'\n' + text(request.answers);
    }
};

QTEST_GUILESS_MAIN(tst_Places)
#include "tst_places.moc"
