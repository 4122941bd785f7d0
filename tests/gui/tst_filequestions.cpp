// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "models/findings/questionmodel.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/valuetable.h"
#include "ui/wizard/migrationwizard.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// What a playbook asks about each file, answered in the wizard.
class FileQuestionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void oneAnswerServesAllFiles();
    void anAnswerThatIsNoneIsNotTaken();

private:
    bool goToQuestions();
    QModelIndex answerTo(const QString &question) const; ///< the first one that is asked so
    bool answer(const QString &question, const QString &text);
    QPushButton *next() const { return m_window->wizard()->findChild<QPushButton *>(u"next"_s); }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void FileQuestionsTest::init()
{
    m_desk = std::make_unique<test::Desk>(u"job-matches"_s);
    m_window = std::make_unique<MainWindow>();
    m_window->show();
}

void FileQuestionsTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

bool FileQuestionsTest::goToQuestions()
{
    m_window->startImport(m_desk->workspace());
    MigrationWizard *wizard = m_window->wizard();
    while (wizard->currentStep() < MigrationWizard::Mapping) {
        const int step = wizard->currentStep();
        if (!test::press(wizard, "next")
            || !QTest::qWaitFor([&] { return wizard->currentStep() > step; }, 30000))
            return false;
    }
    return true;
}

QModelIndex FileQuestionsTest::answerTo(const QString &question) const
{
    auto *table = m_window->wizard()->findChild<ValueTable *>(u"questions"_s);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data().toString().startsWith(question))
            return table->model()->index(row, QuestionModel::answerColumn);
    }
    return {};
}

/// As somebody types it.
bool FileQuestionsTest::answer(const QString &question, const QString &text)
{
    auto *table = m_window->wizard()->findChild<ValueTable *>(u"questions"_s);
    const QModelIndex index = answerTo(question);
    if (!index.isValid())
        return false;
    table->setCurrentIndex(index);
    auto *line = table->findChild<QLineEdit *>();
    if (!line) {
        table->edit(index);
        line = table->findChild<QLineEdit *>();
    }
    if (!line || line->accessibleName().isEmpty() || line->placeholderText().isEmpty())
        return false;
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
    QCoreApplication::processEvents(); // the view stores it a moment later, and closes the editor
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return true;
}

void FileQuestionsTest::oneAnswerServesAllFiles()
{
    QVERIFY(goToQuestions());
    QVERIFY(!next()->isEnabled());
    QVERIFY(answer(u"Which search term"_s, u"Ingenieur"_s));
    QVERIFY(!next()->isEnabled());
    QVERIFY(answer(u"Which CV"_s, u"input/ada_roe_2025.pdf"_s));
    QTRY_VERIFY(next()->isEnabled());
    QVERIFY(test::walkThrough(*m_window->wizard()));
    const QString database = m_desk->workspace() + "/instance/jobsearchai.db"_L1;
    QCOMPARE(test::countRows(database, "SELECT count(*) FROM job_matches"), 6);
    QCOMPARE(test::countRows(database, "SELECT count(*) FROM cv_versions"), 1);
    QCOMPARE(
        test::countRows(database, "SELECT count(*) FROM waybill_problems WHERE code = 'DUP-04'"),
        1);
    QVERIFY(test::press(m_window->wizard(), "next"));
    QTRY_VERIFY(!m_window->wizard());
    QVERIFY(test::showTable(*m_window, u"matches"_s));
}

void FileQuestionsTest::anAnswerThatIsNoneIsNotTaken()
{
    QVERIFY(goToQuestions());
    QVERIFY(answer(u"Which CV"_s, u"0123456789abcde"_s));
    auto *message = m_window->wizard()->findChild<MessageBar *>(u"answerMistake"_s);
    QVERIFY(message);
    QTRY_VERIFY(message->isVisible());
    QVERIFY2(message->text().contains(u"16"_s), qPrintable(message->text()));
    QCOMPARE(answerTo(u"Which CV"_s).data().toString(), u"No answer"_s);
}

QTEST_MAIN(FileQuestionsTest)
#include "tst_filequestions.moc"
