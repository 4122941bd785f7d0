// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "models/database/datasession.h"
#include "ui/help/shortcutlist.h"
#include "ui/help/shortcutsdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QLineEdit>
#include <QMenuBar>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

class ShortcutsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void noKeyIsUsedTwice();
    void everyCommandWithAKeyIsListed();
    void theListIsSearched();
    void keysDoWhatTheyShould();

private:
    QAction *action(const char *name)
    {
        return m_window->findChild<QAction *>(QString::fromLatin1(name));
    }
    QString message() const { return m_window->findChild<MessageBar *>()->text(); }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void ShortcutsTest::init()
{
    m_desk = std::make_unique<test::Desk>(u"resume-toolkit-tidy"_s);
    m_window = std::make_unique<MainWindow>();
    m_window->show();
}

void ShortcutsTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void ShortcutsTest::noKeyIsUsedTwice()
{
    QMap<QKeySequence, QString> seen;
    const auto take = [&seen](const QKeySequence &keys, const QString &what) {
        if (keys.isEmpty())
            return true;
        const bool isNew = !seen.contains(keys);
        if (!isNew)
            qWarning("%s: %s and %s", qPrintable(keys.toString()), qPrintable(seen.value(keys)),
                     qPrintable(what));
        seen.insert(keys, what);
        return isNew;
    };
    bool unique = true;
    for (const QAction *one : m_window->findChildren<QAction *>()) {
        const QList<QKeySequence> all = one->shortcuts();
        for (const QKeySequence &keys : QSet<QKeySequence>(all.begin(), all.end()))
            unique &= take(keys, one->text());
    }
    QVERIFY(unique);
    QVERIFY(seen.size() > 30);
    for (const ShortcutLine &line : shortcutLines(*m_window->menuBar())) {
        for (const QKeySequence &keys : line.keys) {
            if (!line.where.startsWith("Menu "_L1))
                unique &= take(keys, line.what);
        }
    }
    QVERIFY(unique);
}

void ShortcutsTest::everyCommandWithAKeyIsListed()
{
    const QList<ShortcutLine> lines = shortcutLines(*m_window->menuBar());
    for (const QAction *one : m_window->findChildren<QAction *>()) {
        if (one->shortcut().isEmpty() || one->text().isEmpty())
            continue;
        const bool listed = std::any_of(lines.begin(), lines.end(), [one](const auto &line) {
            return line.keys.contains(one->shortcut());
        });
        QVERIFY2(listed, qPrintable(one->text()));
    }
}

void ShortcutsTest::theListIsSearched()
{
    const QAction *keys = action("shortcuts");
    QVERIFY(keys->shortcuts().contains(QKeySequence(Qt::Key_F1)));
    action("shortcuts")->trigger();
    auto *dialog = m_window->findChild<ShortcutsDialog *>();
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>(u"shortcutTable"_s);
    auto *text = dialog->findChild<QLineEdit *>(u"shortcutText"_s);
    QVERIFY(table->model()->rowCount() > 40);
    text->setText(u"ctrl+d"_s);
    QVERIFY(table->model()->rowCount() >= 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"Ctrl+D"_s);
    text->setText(u"calendar"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    text->setText(u"no such thing"_s);
    QCOMPARE(table->model()->rowCount(), 0);
}

void ShortcutsTest::keysDoWhatTheyShould()
{
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    TablePage *page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(page);
    QTRY_VERIFY(page->view().currentIndex().data().isValid());
    m_window->activateWindow();
    page->view().setFocus();
    QTest::keyClick(&page->view(), Qt::Key_Space);
    QCOMPARE(page->view().selectionModel()->selectedRows().size(), 1);

    action("saveNow")->trigger();
    QVERIFY2(message().contains(u"Everything is stored"_s), qPrintable(message()));
    const int notes = page->model().layout().column("notes");
    QVERIFY(page->model().setData(page->model().index(0, notes), u"called back"_s, Qt::EditRole));
    QTRY_VERIFY([this] {
        action("saveNow")->trigger();
        return message().contains(u"the last was at"_s);
    }());

    action("filterColumn")->trigger();
    QTRY_VERIFY(QApplication::activePopupWidget());
    QApplication::activePopupWidget()->close();
    QVERIFY(action("find")->shortcuts().contains(QKeySequence(Qt::Key_F3)));
    action("history")->trigger();
    QTRY_VERIFY(!page->isVisible());
}

QTEST_MAIN(ShortcutsTest)
#include "tst_shortcuts.moc"
