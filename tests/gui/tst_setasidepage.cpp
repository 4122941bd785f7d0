// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "ui/aside/mendrecorddialog.h"
#include "ui/aside/repairdetail.h"
#include "ui/aside/retrydialog.h"
#include "ui/aside/setasidepage.h"
#include "ui/aside/splitlinedialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/navigation.h"
#include "ui/record/destinationdialog.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// What was set aside, in the real window: found, mended, taken back, and tried again.
class SetAsidePageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyNumberLeadsThere();
    void aValueIsMendedTakenBackAndTriedAgain();
    void aLineIsSplitDifferently();
    void theMenuOfARowTellsWhereItWent();

private:
    SetAsidePage *page() const { return m_window->findChild<SetAsidePage *>(); }
    QTableView *repairs() const { return page()->findChild<QTableView *>(u"repairs"_s); }
    int rows() const { return repairs()->model()->rowCount(); }
    bool choose(const QString &text) const;
    QPushButton *pushButton(const char *name) const
    {
        return m_window->findChild<QPushButton *>(QString::fromLatin1(name));
    }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void SetAsidePageTest::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
}

void SetAsidePageTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

bool SetAsidePageTest::choose(const QString &text) const
{
    return QTest::qWaitFor([&] {
        for (int row = 0; row < rows(); ++row) {
            for (int column = 0; column < repairs()->model()->columnCount(); ++column) {
                const QModelIndex index = repairs()->model()->index(row, column);
                if (!index.data().toString().contains(text))
                    continue;
                repairs()->setCurrentIndex(index);
                return true;
            }
        }
        return false;
    });
}

void SetAsidePageTest::everyNumberLeadsThere()
{
    QTRY_VERIFY(pushButton("statusSetAside")->isVisible());
    QTest::mouseClick(pushButton("statusSetAside"), Qt::LeftButton);
    QVERIFY(page()->isVisible());
    QTRY_COMPARE(rows(), 3); // two records lack the same
    m_window->goTo(u"home"_s);
    QTRY_VERIFY(pushButton("healthSetAside"));
    QTest::mouseClick(pushButton("healthSetAside"), Qt::LeftButton);
    QVERIFY(page()->isVisible());
    m_window->goTo(u"home"_s);
    m_window->findChild<QAction *>(u"setAside"_s)->trigger();
    QVERIFY(page()->isVisible());
    const auto places = m_window->findChild<Navigation *>()->places();
    QVERIFY(std::any_of(places.begin(), places.end(),
                        [](const auto &place) { return place.title == u"Set aside (4)"_s; }));
}

void SetAsidePageTest::aValueIsMendedTakenBackAndTriedAgain()
{
    const qint64 before = test::countRows(m_desk->database(), "SELECT count(*) FROM applications");
    m_window->goTo(u"aside"_s);
    QVERIFY(choose(u"Position"_s));
    auto *text = page()->findChild<QLineEdit *>(u"mendText"_s);
    QTRY_VERIFY(text->isVisible());
    text->setText(u"Engineer"_s);
    QVERIFY(test::press(m_window.get(), "mendOne"));
    QTRY_VERIFY(pushButton("retry")->isEnabled());
    // It is a step of the history, and can be taken back as well.
    QTRY_VERIFY(m_window->session()->undoStack().canUndo());
    m_window->session()->undoStack().undo();
    QTRY_VERIFY(!pushButton("retry")->isEnabled());
    m_window->session()->undoStack().redo();
    QTRY_VERIFY(pushButton("retry")->isEnabled());
    QVERIFY(choose(u"Mended, not yet tried: Engineer"_s));
    QVERIFY(test::press(m_window.get(), "takeBack"));
    QTRY_VERIFY(!pushButton("retry")->isEnabled());

    QVERIFY(choose(u"Position"_s));
    QVERIFY(test::press(m_window.get(), "editRecord"));
    MendRecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<MendRecordDialog *>()));
    auto *fields = dialog->findChild<QTableWidget *>(u"mendFields"_s);
    QCOMPARE(fields->item(fields->currentRow(), 0)->text(), u"Position"_s);
    fields->item(fields->currentRow(), 2)->setText(u"Engineer"_s);
    QVERIFY(test::press(dialog, "mendNow"));
    QTRY_VERIFY(pushButton("retry")->isEnabled());

    // What waits is there again when the window comes back.
    m_window->findChild<QAction *>(u"close"_s)->trigger();
    QVERIFY(!pushButton("retry")->isEnabled());
    m_window->openPath(m_desk->database());
    QTRY_VERIFY_WITH_TIMEOUT(pushButton("retry")->isEnabled(), 20000);
    m_window->goTo(u"aside"_s);
    QTRY_COMPARE(rows(), 3);
    QVERIFY(choose(u"Position"_s));
    QVERIFY(test::press(m_window.get(), "retry"));
    RetryDialog *retry = nullptr;
    QTRY_VERIFY((retry = m_window->findChild<RetryDialog *>()));
    QTRY_COMPARE_WITH_TIMEOUT(retry->findChild<QPushButton *>(u"closeRetry"_s)->accessibleName(),
                              u"Close"_s, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session() && page()->isVisible(), 20000);
    QCOMPARE(test::countRows(m_desk->database(), "SELECT count(*) FROM applications"), before + 1);
    QVERIFY(test::press(retry, "closeRetry"));
    QTRY_COMPARE(rows(), 2);
    QVERIFY(!pushButton("retry")->isEnabled());
}

void SetAsidePageTest::aLineIsSplitDifferently()
{
    SplitLineDialog dialog(u"sales.csv, line 2"_s, {"Number", "Plant", "Day", "Amount"},
                           {"2", "Ivy", " the big one", "2025-03-05", "3"});
    dialog.show();
    auto *cells = dialog.findChild<QTableWidget *>(u"lineCells"_s);
    cells->setCurrentCell(1, 1);
    QVERIFY(!dialog.findChild<QPushButton *>(u"splitNow"_s)->isEnabled());
    QVERIFY(test::press(&dialog, "joinCells"));
    QCOMPARE(dialog.cells(),
             (std::vector<std::string>{"2", "Ivy, the big one", "2025-03-05", "3"}));
    QVERIFY(dialog.findChild<QPushButton *>(u"splitNow"_s)->isEnabled());
    QVERIFY(test::press(&dialog, "partCell"));
    QCOMPARE(dialog.cells().size(), std::size_t(5));
    cells->setCurrentCell(0, 1);
    QVERIFY(test::press(&dialog, "insertCell"));
    QCOMPARE(dialog.cells().front(), std::string());
    QVERIFY(test::press(&dialog, "removeCell"));
    QCOMPARE(dialog.cells().size(), std::size_t(5));
}

void SetAsidePageTest::theMenuOfARowTellsWhereItWent()
{
    m_window->goTo(u"aside"_s);
    QVERIFY(choose(u"Position"_s));
    QCOMPARE(repairs()->contextMenuPolicy(), Qt::ActionsContextMenu);
    auto *where = repairs()->findChild<QAction *>(u"whereRepair"_s);
    QVERIFY(where && repairs()->actions().contains(where));
    where->trigger();
    QTRY_VERIFY(m_window->findChild<DestinationDialog *>());
}

QTEST_MAIN(SetAsidePageTest)
#include "tst_setasidepage.moc"
