// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/decisions/decisionlist.h"
#include "migration/playbook/playbooklibrary.h"
#include "models/database/datasession.h"
#include "models/decisions/decisionlistmodel.h"
#include "models/findings/fieldplacemodel.h"
#include "ui/decisions/decisionsdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/valuetable.h"
#include "ui/wizard/migrationwizard.h"

#include <QAction>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Where each piece goes, and what was decided: changed in the wizard and afterwards.
class MappingPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aFieldIsSentElsewhereAndBack();
    void theResultIsAPlaybookOfOnesOwn();
    void decisionsAreChangedInTheWindow();
    void whatIsOtherwiseIsShown();

private:
    bool goToMapping();
    MigrationWizard *wizard() const { return m_window->wizard(); }
    /// The place of a field, as it is shown.
    QModelIndex place(const QString &field) const;
    bool choose(const QModelIndex &index, const QString &answer) const;
    void write(const QString &name, const QByteArray &before, const QByteArray &after) const;

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void MappingPageTest::init()
{
    m_desk = std::make_unique<test::Desk>();
    // The playbooks of one's own are in the data folder.
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_desk->workspace() + u"/../own"_s));
    m_window = std::make_unique<MainWindow>();
    m_window->show();
}

void MappingPageTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

bool MappingPageTest::goToMapping()
{
    m_window->startImport(m_desk->workspace());
    while (wizard()->currentStep() < MigrationWizard::Mapping) {
        const int step = wizard()->currentStep();
        if (!test::press(wizard(), "next")
            || !QTest::qWaitFor([&] { return wizard()->currentStep() > step; }, 30000))
            return false;
    }
    return true;
}

QModelIndex MappingPageTest::place(const QString &field) const
{
    const QAbstractItemModel *model = wizard()->findChild<ValueTable *>(u"fieldPlaces"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 1).data().toString() == field)
            return model->index(row, FieldPlaceModel::placeColumn);
    }
    return {};
}

bool MappingPageTest::choose(const QModelIndex &index, const QString &answer) const
{
    auto *model = const_cast<QAbstractItemModel *>(index.model());
    return model && model->setData(index, answer, Qt::EditRole);
}

void MappingPageTest::write(const QString &name, const QByteArray &before,
                            const QByteArray &after) const
{
    QFile file(m_desk->workspace() + u'/' + name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll().replace(before, after);
    file.resize(0);
    file.seek(0);
    file.write(bytes);
}

void MappingPageTest::aFieldIsSentElsewhereAndBack()
{
    QVERIFY(goToMapping());
    QVERIFY(place(u"Notes"_s).data().toString().endsWith(u".notes"_s));
    // What a record cannot be without stays.
    QVERIFY(!choose(place(u"Company"_s), u"extra"_s));
    QVERIFY(choose(place(u"Notes"_s), u"left-out"_s));
    QCOMPARE(wizard()->state().request.answers.at("place/tracker/Notes"), "left-out");
    QCOMPARE(place(u"Notes"_s).data().toString(), u"left out"_s);
    auto *table = wizard()->findChild<ValueTable *>(u"fieldPlaces"_s);
    QVERIFY(table->isVisible());
    wizard()->activateWindow();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    QTest::keySequence(table, QKeySequence::Undo);
    QTRY_VERIFY(!wizard()->state().request.answers.contains("place/tracker/Notes"));
    QVERIFY(place(u"Notes"_s).data().toString().endsWith(u".notes"_s));
    QTest::keySequence(table, QKeySequence::Redo);
    QTRY_VERIFY(wizard()->state().request.answers.contains("place/tracker/Notes"));
}

void MappingPageTest::theResultIsAPlaybookOfOnesOwn()
{
    QVERIFY(goToMapping());
    QVERIFY(choose(place(u"Notes"_s), u"extra"_s));
    QVERIFY(test::press(wizard(), "savePlaybook"));
    QInputDialog *dialog = nullptr;
    QTRY_VERIFY(dialog = wizard()->findChild<QInputDialog *>(u"playbookName"_s));
    dialog->setTextValue(u"Fernway tracker"_s);
    dialog->accept();
    const auto mine = [] {
        const auto found = findPlaybook(u"fernway-tracker"_s);
        return found ? found->decisions : std::map<std::string, std::string>();
    };
    QTRY_COMPARE(mine().size(), 1);
    QCOMPARE(mine().at("place/tracker/Notes"), "extra");
    QTRY_VERIFY(std::any_of(
        wizard()->state().playbooks.begin(), wizard()->state().playbooks.end(),
        [](const Playbook &playbook) { return playbook.name == "Fernway tracker"_L1; }));
}

void MappingPageTest::decisionsAreChangedInTheWindow()
{
    QVERIFY(goToMapping());
    QVERIFY(choose(place(u"Notes"_s), u"extra"_s));
    QVERIFY(test::walkThrough(*wizard()));
    wizard()->accept();
    QTRY_VERIFY(m_window->session() && m_window->session()->writable());
    auto *action = m_window->findChild<QAction *>(u"decisions"_s);
    QTRY_VERIFY(action->isEnabled());
    action->trigger();
    DecisionsDialog *dialog = nullptr;
    QTRY_VERIFY(dialog = m_window->findChild<DecisionsDialog *>());
    auto *model = dialog->findChild<DecisionListModel *>();
    QTRY_VERIFY(model->rowCount() > 0);
    QCOMPARE(model->value(0)->question.id, "place/tracker/Notes");
    // What nobody has decided follows.
    QVERIFY(model->rowCount() > 1);
    for (int row = 1; row < model->rowCount(); ++row)
        QCOMPARE(model->value(row)->state, KeptDecision::State::Default);
    QVERIFY(model->setData(model->index(0, DecisionListModel::answerColumn), u"left-out"_s,
                           Qt::EditRole));
    QTRY_COMPARE(model->value(0)->answer, "left-out");
    QCOMPARE(model->value(0)->state, KeptDecision::State::Changed);
    m_window->session()->undoStack().undo();
    QTRY_COMPARE(model->value(0)->answer, "extra");
    QTRY_COMPARE(model->value(0)->state, KeptDecision::State::Applied);
    QVERIFY(test::press(dialog, "forgetDecision"));
    QTRY_COMPARE(model->value(0)->state, KeptDecision::State::Forgotten);
    dialog->reject();
}

void MappingPageTest::whatIsOtherwiseIsShown()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    write(u"job_applications_tracker.csv"_s, "Notes", "Remarks");
    QVERIFY(goToMapping());
    const auto strips = wizard()->findChildren<QFrame *>(u"differences"_s);
    QTRY_VERIFY(std::any_of(strips.begin(), strips.end(),
                            [](const QFrame *strip) { return strip->isVisible(); }));
    const auto *strip = *std::find_if(strips.begin(), strips.end(),
                                      [](const QFrame *one) { return one->isVisible(); });
    const QString text = strip->findChild<QLabel *>(u"differencesText"_s)->text();
    QVERIFY2(text.contains(u"column"_s), qPrintable(text));
    QVERIFY(test::press(const_cast<QFrame *>(strip), "showDifferences"));
    QTRY_VERIFY(strip->findChild<ValueTable *>()->isVisible());
}

QTEST_MAIN(MappingPageTest)
#include "tst_mappingpage.moc"
