// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/converter.h"
#include "migration/playbook/explain.h"
#include "migration/playbook/fielduses.h"
#include "migration/playbook/playbookparser.h"

#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

class tst_Explain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPartIsSaid_data();
    void everyPartIsSaid();
    void everyColumnOfThePlaybookIsNamed_data();
    void everyColumnOfThePlaybookIsNamed();
    void everyQuestionAndCheckIsNamed();
    void aFieldWithoutAColumnIsKept();
    void relativePathsAreWrittenOut();

private:
    Playbook m_plants;
    Playbook m_toolkit;
};

void tst_Explain::initTestCase()
{
    auto plants = readPlaybook(
        QStringLiteral(WAYBILL_SOURCE_DIR "/tests/migration/playbook/data/plants/playbook.yaml"));
    auto toolkit = readPlaybook(
        QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/resume-toolkit/playbook.yaml"));
    QVERIFY(plants && toolkit);
    m_plants = *plants;
    m_toolkit = *toolkit;
}

void tst_Explain::everyPartIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("name") << u"Plant shop 1.0.0 (plants)"_s;
    QTest::newRow("database") << u"data/plants.db"_s;
    QTest::newRow("source")
        << u"Plants: plants.json (JSON). Each element of its list is a record. It must be there."_s;
    QTest::newRow("field") << u"/name becomes plants.name. The text without the space around it"_s;
    QTest::newRow("required") << u"Without a value the plant is set aside."_s;
    QTest::newRow("second choice") << u"/default becomes plants.name."_s;
    QTest::newRow("limit") << u"Not when it is longer than 9 characters."_s;
    QTest::newRow("remark") << u"Then the report says: \"Height.\""_s;
    QTest::newRow("header") << u"Plant (header \"Plant\" or \"Name\")"_s;
    QTest::newRow("copy") << u"(header \"Day\") also goes into sales.day."_s;
    QTest::newRow("secret") << u"/keys/* is secret"_s;
    QTest::newRow("row") << u"One tag in tags for each /tags/{kind !old}/* or /tags."_s;
    QTest::newRow("condition")
        << u"Only if there is no data in Sales, and there is data in Plants."_s;
    QTest::newRow("answer") << u"the answer to tags is keep"_s;
    QTest::newRow("row id") << u"plant_id leads to the plant."_s;
    QTest::newRow("index") << u"position is the position, from 0."_s;
    QTest::newRow("key") << u"kind is the key {kind} (text)."_s;
    QTest::newRow("constant") << u"price is always 3.5."_s;
    QTest::newRow("template") << u"note is made as \"{name}!\"."_s;
    QTest::newRow("default") << u"tag is \"?\" when there is no value."_s;
    QTest::newRow("find") << u"None when there is one with the same name already."_s;
    QTest::newRow("blank word") << u"open is stored for \"Open\", a blank value."_s;
    QTest::newRow("another word") << u"open is stored for another word, and that is reported."_s;
    QTest::newRow("question") << u"When nobody answers: keep."_s;
    QTest::newRow("check") << u"None is too high (height): a warning otherwise"_s;
    QTest::newRow("table") << u"Sales: a table of sales."_s;
    QTest::newRow("calculated") << u"Reminder is worked out from state and not stored."_s;
    QTest::newRow("board") << u"Also as a board: a lane for each state."_s;
    QTest::newRow("page") << u"Also as a page: one plant with what belongs to it."_s;
    QTest::newRow("section")
        << u"Sales, by plant_id, grouped by state, in an order you choose (price)."_s;
    QTest::newRow("need") << u"It says when this is missing: No height."_s;
    QTest::newRow("the rest") << u"Everything else in it is kept in the extra details."_s;
}

void tst_Explain::everyPartIsSaid()
{
    QFETCH(QString, line);
    const QString text = explainPlaybook(m_plants);
    QVERIFY2(text.contains(line), qPrintable(text));
}

void tst_Explain::everyColumnOfThePlaybookIsNamed_data()
{
    QTest::addColumn<int>("use");
    const int count = static_cast<int>(fieldUses(m_toolkit).size());
    QVERIFY(count > 100);
    for (int i = 0; i < count; ++i)
        QTest::newRow(qPrintable(QString::number(i))) << i;
}

void tst_Explain::everyColumnOfThePlaybookIsNamed()
{
    QFETCH(int, use);
    const FieldUse field = fieldUses(m_toolkit)[static_cast<std::size_t>(use)];
    const auto converter = makeConverter(field.input->converter, m_toolkit.words);
    QVERIFY(converter);
    const QString text = explainSource(m_toolkit, *m_toolkit.source(field.source));
    const QString target =
        QString::fromStdString(field.row->table + '.' + field.column->column + ". ");
    QVERIFY2(text.contains(target + (*converter)->explanation()), qPrintable(target));
}

void tst_Explain::everyQuestionAndCheckIsNamed()
{
    const QString text = explainPlaybook(m_toolkit);
    for (const QuestionSpec &question : m_toolkit.questions)
        QVERIFY(text.contains(question.text));
    for (const CheckSpec &check : m_toolkit.checks)
        QVERIFY(text.contains(check.title));
    for (const PhaseSpec &phase : m_toolkit.phases)
        QVERIFY(text.contains(phase.title));
}

void tst_Explain::aFieldWithoutAColumnIsKept()
{
    Playbook playbook = m_plants;
    playbook.sources.back().fields.push_back({"weather", u"Weather"_s, {"Weather"}});
    QVERIFY(explainPlaybook(playbook).contains(
        "Weather (header \"Weather\") is kept in the extra details."_L1));
}

void tst_Explain::relativePathsAreWrittenOut()
{
    const QString text = explainSource(m_toolkit, *m_toolkit.source("experience"));
    QVERIFY2(text.contains("/bullets/*/text becomes experience_bullets.bullet_text."_L1),
             qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_Explain)
#include "tst_explain.moc"
