// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/playbook/playbooklibrary.h"
#include "migration/run/migrate.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/report/reportview.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// A workspace about people: what reports show, and going on with its files for a while.
class PersonalTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void reportsMaskUntilAsked();
    void theFilesAreUsedForAWhile();

private:
    Report m_report;
    std::unique_ptr<test::Desk> m_desk;
    Playbook m_playbook;
};

void PersonalTest::initTestCase()
{
    auto found = findPlaybook(u"learner-profiles"_s);
    QVERIFY(found);
    m_playbook = *found;
}

void PersonalTest::init()
{
    m_desk = std::make_unique<test::Desk>(u"learner-profiles"_s);
    MigrationRequest request;
    request.workspace = m_desk->workspace();
    request.playbook = m_playbook;
    request.answers = {{"choices/card-owner", "p-bo"}, {"choices/message-owner", "p-bo"}};
    m_report = migrate(request);
    QVERIFY(m_report.ok());
}

void PersonalTest::reportsMaskUntilAsked()
{
    ReportView view;
    view.setReport(m_report);
    view.show();
    const auto says = [&view](const QString &word) {
        for (const Problem &problem : view.report().problems) {
            if (problem.found.contains(word))
                return true;
        }
        return false;
    };
    QVERIFY(!says(u"cat"_s));
    view.findChild<QTabWidget *>(u"sections"_s)->setCurrentIndex(1);
    auto *box = view.findChild<QCheckBox *>(u"showPersonal"_s);
    QVERIFY(box);
    QVERIFY(!box->isChecked());
    box->click();
    QTRY_VERIFY(says(u"cat"_s));
    QCOMPARE(view.findChild<QTabWidget *>(u"sections"_s)->currentIndex(), 1);
    QVERIFY(view.findChild<QCheckBox *>(u"showPersonal"_s)->isChecked());
    view.findChild<QCheckBox *>(u"showPersonal"_s)->click();
    QTRY_VERIFY(!says(u"cat"_s));

    m_report.personalSources.clear();
    view.setReport(m_report);
    QVERIFY(!view.findChild<QCheckBox *>(u"showPersonal"_s));
}

void PersonalTest::theFilesAreUsedForAWhile()
{
    MainWindow window;
    window.show();
    window.openPath(m_desk->workspace());
    auto *change = window.findChild<QAction *>(u"switchReading"_s);
    auto *back = window.findChild<QPushButton *>(u"changeOver"_s);
    auto *reading = window.findChild<QLabel *>(u"readingFrom"_s);
    QVERIFY(change && back && reading);
    QTRY_VERIFY_WITH_TIMEOUT(change->isEnabled(), 30000);
    QVERIFY(reading->text().contains(u"database"_s));
    QVERIFY(!back->isVisible());

    change->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(back->isVisible(), 30000);
    QVERIFY(reading->text().contains(u"files"_s));
    QVERIFY(change->text().contains(u"database"_s));
    QVERIFY(test::showTable(window, u"cards"_s));

    back->click();
    QTRY_VERIFY_WITH_TIMEOUT(reading->text().contains(u"database"_s), 30000);
    QTRY_VERIFY(!back->isVisible());
    QVERIFY(change->text().contains(u"files"_s));
}

QTEST_MAIN(PersonalTest)
#include "tst_personal.moc"
