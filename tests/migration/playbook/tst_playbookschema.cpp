// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/mistakes.h"
#include "migration/playbook/playbookparser.h"
#include "migration/playbook/schemacheck.h"

#include <QFile>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace {

/// Mistakes whose code speaks of the shape, but which only show when two places are compared.
const QStringList beyondTheSchema = {
    u"a range upside down"_s,
    u"a needed value may be missing"_s,
    u"a needed column is not filled"_s,
    u"many records beside a record"_s,
    u"a column from many places"_s,
    u"rows from another source"_s,
    u"a path where a field belongs"_s,
    u"a path without slash"_s,
    u"exact without find"_s,
};

/// Names, scripts and converters are looked up, which a schema cannot do.
bool speaksOfShape(const QString &code, const QString &name)
{
    return name == "a script elsewhere"_L1 || code == "PB-03"_L1 || code == "PB-04"_L1
        || code == "PB-05"_L1 || code == "PB-06"_L1 || code == "PB-08"_L1 || code == "PB-09"_L1;
}

QByteArray goodYaml()
{
    QFile file(
        QStringLiteral(WAYBILL_SOURCE_DIR "/tests/migration/playbook/data/plants/playbook.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Problems schemaProblems(const QByteArray &yaml)
{
    Problems problems;
    const auto root = parseYaml(yaml.toStdString(), u"playbook.yaml"_s, "PB-02", problems);
    return root ? checkAgainstSchema(*root, playbookSchema(), u"playbook.yaml"_s) : problems;
}

} // namespace

/// The schema is what editors go by: what it refuses the parser refuses, and what is wrong in shape
/// alone it refuses too.
class tst_PlaybookSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodPlaybooksPass_data();
    void goodPlaybooksPass();
    void schemaAndParserAgree_data();
    void schemaAndParserAgree();
    void aProblemOfTheSchemaHasAPlace();
    void anUnusableSchemaIsAProblem();
};

void tst_PlaybookSchema::goodPlaybooksPass_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("the sample") << QStringLiteral(
        WAYBILL_SOURCE_DIR "/tests/migration/playbook/data/plants/playbook.yaml");
    QTest::newRow("Resume Toolkit") << u":/playbooks/resume-toolkit/playbook.yaml"_s;
    QTest::newRow("Job matches") << u":/playbooks/job-matches/playbook.yaml"_s;
    QTest::newRow("Learner profiles") << u":/playbooks/learner-profiles/playbook.yaml"_s;
}

void tst_PlaybookSchema::goodPlaybooksPass()
{
    QFETCH(QString, path);
    QVERIFY(!playbookSchema().isEmpty());
    const Problems problems = lintPlaybook(path);
    QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(describe(problems.first())));
}

void tst_PlaybookSchema::schemaAndParserAgree_data()
{
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("spoilt");
    QTest::addColumn<bool>("shape");
    for (const SampleMistake &mistake : sampleMistakes) {
        if (QString::fromLatin1(mistake.code) == "PB-02"_L1)
            continue;
        const QString name = QString::fromLatin1(mistake.name);
        const bool shape = speaksOfShape(QString::fromLatin1(mistake.code), name)
            && !beyondTheSchema.contains(name);
        QTest::newRow(mistake.name)
            << QByteArray(mistake.good) << QByteArray(mistake.spoilt).replace("§", "") << shape;
    }
}

void tst_PlaybookSchema::schemaAndParserAgree()
{
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, spoilt);
    QFETCH(bool, shape);
    QByteArray yaml = goodYaml();
    yaml.replace(good, spoilt);
    const Problems problems = schemaProblems(yaml);
    // tst_playbookparser proves that the parser refuses every one of them.
    QVERIFY2(problems.isEmpty() != shape,
             problems.isEmpty() ? "the schema takes it" : qPrintable(describe(problems.first())));
}

void tst_PlaybookSchema::aProblemOfTheSchemaHasAPlace()
{
    QByteArray yaml = goodYaml();
    yaml.replace("hidden: true", "hidden: perhaps");
    const Problems problems = schemaProblems(yaml);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().field, u"views.plants.columns[1].hidden"_s);
    QVERIFY(problems.first().line > 0);
}

void tst_PlaybookSchema::anUnusableSchemaIsAProblem()
{
    Problems none;
    const auto root = parseYaml("a: b", u"playbook.yaml"_s, "PB-02", none);
    const QByteArray schema = R"({"$ref": "#/definitions/nowhere"})";
    QCOMPARE(checkAgainstSchema(*root, schema, u"playbook.yaml"_s).size(), 1);
}

QTEST_GUILESS_MAIN(tst_PlaybookSchema)
#include "tst_playbookschema.moc"
