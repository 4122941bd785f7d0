// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/asidedesk.h"
#include "migration/playbook/playbooklibrary.h"
#include "migration/run/migrate.h"
#include "ui/aside/repairdetail.h"
#include "ui/aside/setasidepage.h"
#include "ui/report/reportview.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <algorithm>
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
    void whatWasSetAsideIsMasked();

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

void PersonalTest::whatWasSetAsideIsMasked()
{
    test::AsideDesk aside(u"learner-profiles"_s);
    QFile profiles(aside.workspace() + "/data/profiles/child_profiles.json"_L1);
    QVERIFY(profiles.open(QIODevice::ReadOnly));
    const QByteArray text =
        profiles.readAll().replace("\"mental_age\": 6.5", "\"mental_age\": \"soon\"");
    profiles.close();
    QVERIFY(text.contains("soon") && profiles.open(QIODevice::WriteOnly));
    QCOMPARE(profiles.write(text), text.size());
    profiles.close();
    QVERIFY(aside.migrate());
    QVERIFY(aside.open());
    aside.page()->showOnly({.extras = true});
    QVERIFY(aside.choose(u"mental_age"_s, u"Open"_s));
    QCOMPARE(aside.rowOf(u"soon"_s), -1);
    auto *box = aside.page()->findChild<QCheckBox *>(u"showPersonalAside"_s);
    QVERIFY(box->isVisible() && !box->isChecked());

    box->click();
    QVERIFY(aside.choose(u"soon"_s, u"Open"_s));
    const auto labels = aside.page()->findChild<RepairDetail *>()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text().contains(u"soon"_s); }));
    box->click();
    QTRY_COMPARE(aside.rowOf(u"soon"_s), -1);
}

QTEST_MAIN(PersonalTest)
#include "tst_personal.moc"
