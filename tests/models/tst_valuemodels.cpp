// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/fieldplacemodel.h"
#include "models/findings/filefindingmodel.h"
#include "models/findings/problemmodel.h"
#include "models/findings/questionmodel.h"
#include "models/history/backupmodel.h"
#include "models/history/phasemodel.h"
#include "models/history/runmodel.h"
#include "models/report/reportmodels.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

class ValueModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModelKeepsTheRulesOfModels();
    void aQuestionTakesOneOfItsAnswers();
    void aQuestionWithoutDefaultCountsAsUnanswered();
    void anAnswerForAllCountsForEach();
    void aTypedAnswerIsCheckedAndTakenBack();
    void sortingUsesNumbersNotTexts();
};

namespace {

template<typename Model, typename T>
void checkModel(const T &value)
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setValues({value, value});
    QCOMPARE(model.rowCount(), 2);
    for (int i = 0; i < model.columnCount(); ++i) {
        QVERIFY(!model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(model.index(1, i).data(Qt::AccessibleTextRole).isValid());
    }
    model.setValues({});
    QCOMPARE(model.rowCount(), 0);
}

Question question(const std::string &fallback)
{
    Question made;
    made.id = "words/status/Ghosted";
    made.text = u"What does Ghosted mean?"_s;
    made.options = {{"rejected", u"Rejected"_s}, {"extra", u"Keep the word"_s}};
    made.fallback = fallback;
    return made;
}

} // namespace

void ValueModelsTest::everyModelKeepsTheRulesOfModels()
{
    checkModel<FileFindingModel>(FileFinding());
    checkModel<FieldPlaceModel>(FieldFinding());
    checkModel<ProblemModel>(Problem());
    checkModel<QuestionModel>(question("extra"));
    checkModel<RunModel>(RunRecord());
    checkModel<PhaseModel>(PhaseReport());
    checkModel<BackupModel>(BackupInfo());
    checkModel<TableReportModel>(TableReport());
    checkModel<SourceReportModel>(SourceReport());
    checkModel<FieldBalanceModel>(FieldBalance());
    checkModel<RuleModel>(RuleReport());
    checkModel<CheckModel>(CheckReport());
    checkModel<DecisionModel>(Decision());
}

void ValueModelsTest::aQuestionTakesOneOfItsAnswers()
{
    QuestionModel model;
    model.setValues({question("extra")});
    QSignalSpy answered(&model, &QuestionModel::answered);
    const QModelIndex index = model.index(0, QuestionModel::answerColumn);
    QCOMPARE(index.data().toString(), u"Default: Keep the word"_s);
    QVERIFY(model.setData(index, u"rejected"_s, Qt::EditRole));
    QCOMPARE(answered.count(), 1);
    QCOMPARE(index.data().toString(), u"Rejected"_s);
    QCOMPARE(model.answers().at("words/status/Ghosted"), std::string("rejected"));
    QVERIFY(!model.setData(model.index(0, 0), u"rejected"_s, Qt::EditRole));
}

void ValueModelsTest::aQuestionWithoutDefaultCountsAsUnanswered()
{
    QuestionModel model;
    model.setValues({question({}), question("extra")});
    QCOMPARE(model.unanswered(), 1);
    model.setAnswers({{"words/status/Ghosted", "rejected"}});
    QCOMPARE(model.unanswered(), 0);
}

void ValueModelsTest::anAnswerForAllCountsForEach()
{
    QuestionModel model;
    Question all{.id = "choices/term", .kind = Question::Kind::Text, .optional = true};
    Question one{.id = "choices/term/a.json",
                 .kind = Question::Kind::Text,
                 .general = "choices/term",
                 .suggestion = "garden"};
    model.setValues({all, one});
    QCOMPARE(model.unanswered(), 1);
    const QModelIndex general = model.index(0, QuestionModel::answerColumn);
    const QModelIndex own = model.index(1, QuestionModel::answerColumn);
    QCOMPARE(general.data().toString(), u"No answer"_s);
    QCOMPARE(own.data().toString(), u"Please type"_s);
    QVERIFY(own.data(QuestionModel::TypedRole).toBool());
    QCOMPARE(own.data(Qt::EditRole).toString(), QString()); // what is hinted at is no answer
    QCOMPARE(own.data(QuestionModel::SuggestionRole).toString(), u"garden"_s);
    QVERIFY(model.setData(general, u"field"_s, Qt::EditRole));
    QCOMPARE(model.unanswered(), 0);
    QCOMPARE(own.data().toString(), u"As for all: field"_s);
    QVERIFY(model.setData(own, u"wood"_s, Qt::EditRole));
    QCOMPARE(own.data().toString(), u"wood"_s);
}

void ValueModelsTest::aTypedAnswerIsCheckedAndTakenBack()
{
    QuestionModel model;
    model.setValues({Question{.id = "choices/term", .kind = Question::Kind::Text}});
    model.setCheck([](const Question &, const std::string &answer) {
        return answer == "no" ? u"a word"_s : QString();
    });
    QSignalSpy refused(&model, &QuestionModel::refused);
    const QModelIndex index = model.index(0, QuestionModel::answerColumn);
    QVERIFY(!model.setData(index, u"no"_s, Qt::EditRole));
    QCOMPARE(refused.count(), 1);
    QCOMPARE(model.unanswered(), 1);
    QVERIFY(model.setData(index, u"yes"_s, Qt::EditRole));
    QCOMPARE(model.unanswered(), 0);
    QVERIFY(model.setData(index, QString(), Qt::EditRole));
    QCOMPARE(model.unanswered(), 1);
}

void ValueModelsTest::sortingUsesNumbersNotTexts()
{
    TableReportModel model;
    model.setValues({TableReport{.table = u"a"_s, .inserted = 9},
                     TableReport{.table = u"b"_s, .inserted = 10}});
    QVERIFY(model.index(0, 1).data(SortRole).toLongLong()
            < model.index(1, 1).data(SortRole).toLongLong());
}

QTEST_MAIN(ValueModelsTest)
#include "tst_valuemodels.moc"
