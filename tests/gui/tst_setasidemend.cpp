// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/asidedesk.h"
#include "migration/aside/setaside.h"
#include "ui/aside/repairdetail.h"
#include "ui/aside/retrydialog.h"
#include "ui/aside/setasidepage.h"
#include "ui/aside/splitlinedialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/report/balancestrip.h"
#include "ui/undo/undodialog.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

const auto tracker = u"/job_applications_tracker.csv"_s;

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

/// All that the page of set-aside things can do about one of them, in the real window.
class SetAsideMendTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void whatIsMissingIsFilledIn();
    void allOfThemAreLeftOut();
    void aWordIsChosen();
    void aLineIsSplitDifferently();
    void aMendedFileIsBroughtIn();
    void theBalanceIsDrawnUpAnewAndUndone();
    void whatTheFileSaysIsTaken();

private:
    void open(const std::function<void(const QString &workspace)> &change = {});
    bool choose(const QString &text, const QString &state = u"Open"_s) const
    {
        return m_aside->choose(text, state);
    }
    SetAsidePage *page() const { return m_aside->page(); }
    template<typename Widget = QPushButton>
    Widget *find(const char *name) const
    {
        return page()->findChild<Widget *>(QString::fromLatin1(name));
    }
    bool press(const char *name) const { return test::press(&m_aside->window(), name); }
    qint64 count(const std::string &sql) const
    {
        return test::countRows(m_aside->database(), "SELECT count(*) FROM " + sql);
    }

    std::unique_ptr<test::AsideDesk> m_aside;
};

void SetAsideMendTest::cleanup()
{
    m_aside.reset();
}

/// A sample, migrated; \a change is made to its files first.
void SetAsideMendTest::open(const std::function<void(const QString &)> &change)
{
    m_aside = std::make_unique<test::AsideDesk>();
    if (change)
        change(m_aside->workspace());
    QVERIFY(m_aside->migrate());
    QVERIFY(m_aside->open());
}

void SetAsideMendTest::whatIsMissingIsFilledIn()
{
    open();
    const qint64 before = count("applications");
    QVERIFY(choose(u"(nothing)"_s));
    auto *text = find<QLineEdit>("mendText");
    QTRY_VERIFY(text->isVisible());
    text->setText(u"Fernway Labs"_s);
    const bool all = find("mendAll")->isVisible();
    QVERIFY(press(all ? "mendAll" : "mendOne"));
    QVERIFY(m_aside->waits());
    RetryDialog *const dialog = m_aside->retry();
    QVERIFY(dialog);
    QVERIFY(test::press(dialog, "closeRetry"));
    QVERIFY(count("applications") > before);
    QVERIFY(count("job_postings WHERE company = 'Fernway Labs'") > 0);
}

void SetAsideMendTest::allOfThemAreLeftOut()
{
    open();
    QVERIFY(choose(u"Company"_s));
    QTRY_VERIFY(find("leaveAllOut")->isVisible());
    QVERIFY(press("leaveAllOut"));
    QVERIFY(m_aside->waits());
    QVERIFY(choose(u"(left out)"_s, QString()));
    m_aside->window().session()->undoStack().undo();
    QTRY_VERIFY(!find("retry")->isEnabled());
}

void SetAsideMendTest::aWordIsChosen()
{
    open();
    page()->showOnly({.extras = true});
    QVERIFY(choose(u"Ghosted"_s));
    auto *words = find<QComboBox>("mendWord");
    QTRY_VERIFY(words->isVisible() && words->count() > 2);
    QVERIFY(!find("mendOne")->isEnabled());
    words->setCurrentIndex(words->findText(u"Rejected"_s));
    QVERIFY(words->currentIndex() > 0);
    QVERIFY(press("mendOne"));
    QVERIFY(m_aside->waits());
    RetryDialog *const dialog = m_aside->retry();
    QVERIFY(dialog);
    QVERIFY(test::press(dialog, "closeRetry"));
    QVERIFY(count("applications WHERE status = 'rejected'") > 0);
    QCOMPARE(count("waybill_records WHERE kept LIKE '%\"x\",\"WORD-01\",%Ghosted%' AND source_id IN"
                   " (SELECT id FROM waybill_sources WHERE run_id = 2)"),
             0);
}

void SetAsideMendTest::aLineIsSplitDifferently()
{
    open([](const QString &workspace) {
        QByteArray csv = read(workspace + tracker);
        // A comma that nobody has quoted moves whatever follows.
        csv.replace("Zinnia Diagnostics,", "Zinnia, Diagnostics,");
        csv.replace("older than me.,", "older than me.,Ask again");
        write(workspace + tracker, csv);
    });
    QVERIFY(choose(u"more values than the header"_s));
    QTRY_VERIFY(find("splitLine")->isVisible());
    QVERIFY(press("splitLine"));
    SplitLineDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_aside->window().findChild<SplitLineDialog *>()));
    auto *cells = dialog->findChild<QTableWidget *>(u"lineCells"_s);
    for (int row = 0; row < cells->rowCount(); ++row) {
        for (int column = 0; column < cells->columnCount(); ++column) {
            if (cells->item(row, column) && cells->item(row, column)->text() == "Zinnia"_L1)
                cells->setCurrentCell(row, column);
        }
    }
    QVERIFY(test::press(dialog, "joinCells"));
    QVERIFY(test::press(dialog, "splitNow"));
    QVERIFY(m_aside->waits());
    const qint64 before = count("job_postings");
    RetryDialog *const retried = m_aside->retry();
    QVERIFY(retried);
    QVERIFY(test::press(retried, "closeRetry"));
    QCOMPARE(count("job_postings"), before + 1);
}

void SetAsideMendTest::aMendedFileIsBroughtIn()
{
    open();
    QVERIFY(choose(u"Company"_s));
    const QString path = QDir(m_aside->workspace()).absoluteFilePath(u"../mend.csv"_s);
    {
        auto connection = Connection::open(m_aside->database(), Connection::Mode::ReadOnly);
        QVERIFY(connection);
        QVERIFY(exportSetAside(*connection, {}, path, {}));
    }
    QByteArray csv = read(path);
    QVERIFY(csv.contains("Mistral Fans,,"));
    write(path, csv.replace("Mistral Fans,,", "Mistral Fans,Fan Engineer,"));
    QVERIFY(press("bringInMended"));
    QFileDialog *files = nullptr;
    QTRY_VERIFY((files = page()->findChild<QFileDialog *>()));
    Q_EMIT files->fileSelected(path);
    files->close();
    QVERIFY(m_aside->waits());
    QVERIFY(choose(u"Fan Engineer"_s, QString()));
}

void SetAsideMendTest::theBalanceIsDrawnUpAnewAndUndone()
{
    open();
    QVERIFY(choose(u"Position"_s));
    QTRY_VERIFY(find<QLineEdit>("mendText")->isVisible());
    find<QLineEdit>("mendText")->setText(u"Engineer"_s);
    QVERIFY(press("mendOne"));
    QVERIFY(m_aside->waits());
    const qint64 before = count("applications");
    RetryDialog *const dialog = m_aside->retry();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<BalanceStrip *>()->isVisible());
    QVERIFY(test::press(dialog, "closeRetry"));
    QCOMPARE(count("applications"), before + 1);
    const auto aside = [&](int run) {
        return test::countRows(m_aside->database(),
                               "SELECT json_extract(report, '$.balance.set_aside')"
                               " FROM waybill_runs WHERE id = "
                                   + std::to_string(run));
    };
    QVERIFY(aside(2) < aside(1));
    QVERIFY(aside(2) > 0);

    // What was tried is taken back with its migration, and the page leads there.
    page()->showOnly({.states = {AsideState::Mended}, .extras = false});
    QVERIFY(choose(u"Position"_s, QString()));
    QTRY_VERIFY_WITH_TIMEOUT(find("undoMending")->isVisible(), 20000);
    QVERIFY(find("undoMending")->text().contains(u'2'));
    QVERIFY(press("undoMending"));
    QTRY_VERIFY_WITH_TIMEOUT(m_aside->window().findChild<UndoDialog *>(), 20000);
    m_aside->window().findChild<UndoDialog *>()->reject();
}

void SetAsideMendTest::whatTheFileSaysIsTaken()
{
    open([this](const QString &workspace) {
        QVERIFY(m_aside->migrate());
        QByteArray csv = read(workspace + tracker);
        QVERIFY(csv.contains("98000,108000"));
        const auto at = csv.indexOf("98000,108000", csv.indexOf("Yellowtail"));
        write(workspace + tracker, csv.replace(at, 6, "99000,"));
    });
    QVERIFY(choose(u"in the database already"_s));
    QTRY_VERIFY(find("takeFromFile")->isVisible());
    const auto labels = find<RepairDetail>("repairDetail")->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains(u"98000 is there, 99000 is new"_s);
    }));
    QVERIFY(press("takeFromFile"));
    QVERIFY(m_aside->waits());
    QVERIFY(choose(u"(as the file says)"_s, QString()));
    RetryDialog *const dialog = m_aside->retry();
    QVERIFY(dialog);
    QVERIFY(test::press(dialog, "closeRetry"));
    QCOMPARE(count("job_postings WHERE salary_min = 99000"), 1);
}

QTEST_MAIN(SetAsideMendTest)
#include "tst_setasidemend.moc"
