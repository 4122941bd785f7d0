// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/wizard/draftdialog.h"
#include "ui/wizard/drafttree.h"
#include "ui/wizard/migrationwizard.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// "Something else" in the wizard: from files that no playbook knows to a database.
class DraftDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void unknownFilesBecomeADatabase();
    void aFileIsLeftOut();
    void aPlaybookThatIsThereIsNotReplacedUnasked();
    void nothingToDraftFromIsSaid();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    DraftDialog *openDialog() const;
    static bool isShown(const DraftDialog &dialog);

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void DraftDialogTest::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    QVERIFY(QDir(data + u"/waybill/playbooks"_s).removeRecursively());
    write(u"people.json"_s,
          R"([{"id": "p1", "name": "Ada Roe"}, {"id": "p2", "name": "Ben Oak"}])");
    write(u"loans.csv"_s, "loan no,person id,since\n1,p1,2025-01-02\n2,p1,2025-01-03\n");
}

void DraftDialogTest::cleanup()
{
    m_window.reset();
    m_folder.reset();
    m_desk.reset();
}

void DraftDialogTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

DraftDialog *DraftDialogTest::openDialog() const
{
    m_window->startImport(m_folder->path());
    if (!test::press(m_window->wizard(), "somethingElse"))
        return nullptr;
    return m_window->wizard()->findChild<DraftDialog *>();
}

bool DraftDialogTest::isShown(const DraftDialog &dialog)
{
    return QTest::qWaitFor(
        [&] { return dialog.findChild<QPushButton *>(u"useDraft"_s)->isEnabled(); }, 30000);
}

void DraftDialogTest::unknownFilesBecomeADatabase()
{
    DraftDialog *dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(isShown(*dialog));
    auto *tree = dialog->findChild<DraftTree *>();
    QCOMPARE(tree->topLevelItemCount(), 2);
    QStringList kinds;
    for (int i = 0; i < tree->topLevelItem(0)->childCount(); ++i)
        kinds << tree->topLevelItem(0)->child(i)->text(1);
    QCOMPARE(kinds, (QStringList{u"Key, whole number"_s, u"Refers to People"_s, u"Date"_s}));
    dialog->findChild<QLineEdit *>(u"draftName"_s)->setText(u"My library"_s);
    QVERIFY(test::press(dialog, "useDraft"));

    MigrationWizard *wizard = m_window->wizard();
    QTRY_COMPARE(wizard->currentStep(), int(MigrationWizard::Findings));
    QCOMPARE(wizard->state().request.playbook.name, u"My library"_s);
    QVERIFY(test::walkThrough(*wizard));
    QVERIFY(wizard->state().report && wizard->state().report->ok());
    QCOMPARE(test::countRows(m_folder->filePath(u"my-library.db"_s),
                             "SELECT count(*) FROM loans JOIN people ON source_id = person_id"),
             2);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    QVERIFY(QFile::exists(data + u"/waybill/playbooks/my-library/playbook.yaml"_s));
}

void DraftDialogTest::aFileIsLeftOut()
{
    DraftDialog *dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(isShown(*dialog));
    auto *files = dialog->findChild<QTreeWidget *>(u"draftFiles"_s);
    auto *again = dialog->findChild<QPushButton *>(u"draftAgain"_s);
    auto *use = dialog->findChild<QPushButton *>(u"useDraft"_s);
    QVERIFY(!again->isEnabled());
    QCOMPARE(files->topLevelItem(0)->text(0), u"loans.csv"_s);
    files->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    // What is shown does not hold for the files that are chosen now.
    QVERIFY(!use->isEnabled());
    QVERIFY(again->isEnabled());
    again->click();
    QVERIFY(isShown(*dialog));
    QCOMPARE(dialog->findChild<DraftTree *>()->topLevelItemCount(), 1);
    QCOMPARE(files->topLevelItemCount(), 2);
    dialog->reject();
}

void DraftDialogTest::aPlaybookThatIsThereIsNotReplacedUnasked()
{
    DraftDialog *dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(isShown(*dialog));
    dialog->findChild<QLineEdit *>(u"draftName"_s)->setText(u"Job matches"_s);
    QVERIFY(test::press(dialog, "useDraft"));
    auto *problem = dialog->findChild<QLabel *>(u"draftProblem"_s);
    auto *replace = dialog->findChild<QCheckBox *>(u"replaceDraft"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(replace->isVisible());
    // Another name is another playbook.
    dialog->findChild<QLineEdit *>(u"draftName"_s)->setText(u"Another"_s);
    QVERIFY(!problem->isVisible());
    QVERIFY(!replace->isVisible());
    dialog->reject();
}

void DraftDialogTest::nothingToDraftFromIsSaid()
{
    QVERIFY(QFile::remove(m_folder->filePath(u"people.json"_s)));
    write(u"loans.csv"_s, "");
    DraftDialog *dialog = openDialog();
    QVERIFY(dialog);
    auto *nothing = dialog->findChild<QLabel *>(u"draftNothing"_s);
    QTRY_VERIFY(nothing->isVisible());
    QVERIFY2(nothing->text().contains(u"loans.csv"_s), qPrintable(nothing->text()));
    QVERIFY(!dialog->findChild<QPushButton *>(u"useDraft"_s)->isEnabled());
    dialog->reject();
}

QTEST_MAIN(DraftDialogTest)
#include "tst_draftdialog.moc"
