// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/target/statement.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/pages/backupspage.h"
#include "ui/pages/restoredialog.h"

#include <QCheckBox>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Backups by hand in the real window: made, and put back.
class BackupsPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aBackupIsMadeAndPutBack();
    void aDamagedBackupIsNotPutBack();

private:
    bool setNote(const QString &value);
    QString note() const;
    QStringList backups(const QString &prefix) const;
    bool chooseBackup(const QString &name);

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void BackupsPageTest::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
}

void BackupsPageTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

bool BackupsPageTest::setNote(const QString &value)
{
    auto connection = Connection::open(m_desk->database(), Connection::Mode::ReadWrite);
    return connection
        && connection->run("UPDATE applications SET notes = '" + value.toStdString()
                           + "' WHERE id = 1");
}

QString BackupsPageTest::note() const
{
    auto connection = Connection::open(m_desk->database(), Connection::Mode::ReadOnly);
    if (!connection)
        return {};
    auto value = queryValue(*connection, "SELECT notes FROM applications WHERE id = 1");
    const auto *text = value ? std::get_if<std::string>(&*value) : nullptr;
    return text ? QString::fromStdString(*text) : QString();
}

QStringList BackupsPageTest::backups(const QString &prefix) const
{
    return QDir(m_desk->workspace() + u"/backups"_s).entryList({prefix + u"_*"_s}, QDir::Dirs);
}

bool BackupsPageTest::chooseBackup(const QString &name)
{
    auto *table = m_window->findChild<QTableView *>(u"backups"_s);
    const bool listed = QTest::qWaitFor([&] {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                const QModelIndex index = table->model()->index(row, column);
                if (index.data().toString().contains(name)) {
                    table->setCurrentIndex(index);
                    return true;
                }
            }
        }
        return false;
    });
    return listed && QTest::qWaitFor([&] {
               return m_window->findChild<QPushButton *>(u"restoreBackup"_s)->isEnabled();
           });
}

void BackupsPageTest::aBackupIsMadeAndPutBack()
{
    QVERIFY(setNote(u"as it was"_s));
    m_window->goTo(u"backups"_s);
    auto *page = m_window->findChild<BackupsPage *>();
    QVERIFY(page);
    QSignalSpy made(page, &BackupsPage::done);
    QVERIFY(test::press(page, "backUpNow"));
    QVERIFY(made.wait(20000));
    QCOMPARE(backups(u"manual"_s).size(), 1);

    QVERIFY(setNote(u"a mistake"_s));
    QVERIFY(chooseBackup(backups(u"manual"_s).constFirst()));
    QVERIFY(test::press(page, "restoreBackup"));
    auto *dialog = m_window->findChild<RestoreDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->findChild<QCheckBox *>(u"restoreDatabase"_s)->isChecked());
    QVERIFY(test::press(dialog, "restoreNow"));
    QTRY_COMPARE_WITH_TIMEOUT(note(), u"as it was"_s, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session() != nullptr, 20000);
    QCOMPARE(m_window->session()->source().database, m_desk->database());
    // What was replaced can be had again.
    QCOMPARE(backups(u"pre_restore"_s).size(), 1);
}

void BackupsPageTest::aDamagedBackupIsNotPutBack()
{
    QVERIFY(setNote(u"as it was"_s));
    m_window->goTo(u"backups"_s);
    auto *page = m_window->findChild<BackupsPage *>();
    QSignalSpy made(page, &BackupsPage::done);
    QVERIFY(test::press(page, "backUpNow"));
    QVERIFY(made.wait(20000));
    const QString name = backups(u"manual"_s).constFirst();
    QFile copy(m_desk->workspace() + u"/backups/"_s + name + u"/job_applications_tracker.csv"_s);
    QVERIFY2(copy.open(QIODevice::Append), qPrintable(copy.fileName()));
    copy.write("x");
    copy.close();

    QVERIFY(setNote(u"later"_s));
    QVERIFY(chooseBackup(name));
    QVERIFY(test::press(page, "restoreBackup"));
    auto *dialog = m_window->findChild<RestoreDialog *>();
    QVERIFY(dialog);
    QSignalSpy notDone(dialog, &RestoreDialog::notDone);
    QVERIFY(test::press(dialog, "restoreNow"));
    QVERIFY(notDone.wait(20000));
    QVERIFY(dialog->isVisible());
    QCOMPARE(note(), u"later"_s);
    dialog->reject();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session() != nullptr, 20000);
}

QTEST_MAIN(BackupsPageTest)
#include "tst_backupspage.moc"
