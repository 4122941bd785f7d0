// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/target/connection.h"
#include "models/record/fieldfatemodel.h"
#include "ui/aside/setasidepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/record/destinationdialog.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/valuetable.h"
#include "ui/wizard/migrationwizard.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// "Where did this go?": from a field of a file to its row and column, or to why it is nowhere.
class DestinationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsSaidWhereItWouldGo();
    void aFieldLeadsToItsCell();
    void whatWentNowhereSaysWhy_data();
    void whatWentNowhereSaysWhy();
    void whatWasSetAsideIsLookedAt();

private:
    /// Shown, with the fields of a record.
    DestinationDialog *dialog(QWidget *above, int milliseconds = 30000);
    /// Of the tracker, where every record has one line.
    bool choose(DestinationDialog &dialog, int line, const QString &field);
    bool chooseField(DestinationDialog &dialog, const QString &field);

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

const QString tracker = u"job_applications_tracker.csv"_s;

QString textOf(const DestinationDialog &dialog, const char *label)
{
    return dialog.findChild<QLabel *>(QLatin1String(label))->text();
}

ValueTable *fates(const DestinationDialog &dialog)
{
    return dialog.findChild<ValueTable *>(u"fieldFates"_s);
}

} // namespace

DestinationDialog *DestinationTest::dialog(QWidget *above, int milliseconds)
{
    DestinationDialog *found = nullptr;
    const bool there = QTest::qWaitFor(
        [&] {
            for (auto *each : above->findChildren<DestinationDialog *>()) {
                if (each->isVisible() && fates(*each)->model()->rowCount() > 0)
                    found = each;
            }
            return found != nullptr;
        },
        milliseconds);
    return there ? found : nullptr;
}

bool DestinationTest::choose(DestinationDialog &dialog, int line, const QString &field)
{
    auto *files = dialog.findChild<QComboBox *>(u"destinationFile"_s);
    auto *lines = dialog.findChild<QSpinBox *>(u"destinationLine"_s);
    const QString before = textOf(dialog, "destinationState");
    files->setCurrentText(tracker);
    lines->setValue(line);
    return files->currentText() == tracker
        && QTest::qWaitFor(
               [&] {
                   return textOf(dialog, "destinationState") != before && lines->value() == line
                       && chooseField(dialog, field);
               },
               20000);
}

bool DestinationTest::chooseField(DestinationDialog &dialog, const QString &field)
{
    const QAbstractItemModel *model = fates(dialog)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data().toString() == field) {
            fates(dialog)->setCurrentIndex(model->index(row, 0));
            return true;
        }
    }
    return false;
}

/// Before the first migration: the files are read, and nothing is stored.
void DestinationTest::itIsSaidWhereItWouldGo()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->startImport(m_desk->workspace());
    MigrationWizard *wizard = m_window->wizard();
    while (wizard->currentStep() < MigrationWizard::Mapping) {
        const int step = wizard->currentStep();
        QVERIFY(test::press(wizard, "next"));
        QTRY_VERIFY_WITH_TIMEOUT(wizard->currentStep() > step, 30000);
    }
    auto *fields = wizard->findChild<ValueTable *>(u"fieldPlaces"_s);
    int company = -1;
    for (int row = 0; row < fields->model()->rowCount(); ++row) {
        if (fields->model()->index(row, 1).data().toString() == "Company"_L1)
            company = row;
    }
    QVERIFY(company >= 0);
    fields->setCurrentIndex(fields->model()->index(company, 1));
    QVERIFY(test::press(wizard, "whereWillItGo"));
    DestinationDialog *way = dialog(wizard, 60000);
    QVERIFY(way);
    QVERIFY(textOf(*way, "destinationState").contains(u"Nothing is stored yet"_s));
    QCOMPARE(way->findChild<QComboBox *>(u"destinationFile"_s)->currentText(), tracker);
    const QModelIndex current = fates(*way)->currentIndex();
    QCOMPARE(current.siblingAtColumn(0).data().toString(), u"Company"_s);
    QVERIFY(current.siblingAtColumn(3).data().toString().startsWith(u"job_postings.company"_s));
    QVERIFY(!way->findChild<QPushButton *>(u"openDestination"_s)->isVisible());
    way->reject();
    m_window.reset();
}

void DestinationTest::aFieldLeadsToItsCell()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    m_window->findChild<QAction *>(u"whereItWent"_s)->trigger();
    DestinationDialog *went = dialog(m_window.get());
    QVERIFY(went);
    QVERIFY(choose(*went, 4, u"Status"_s));
    QVERIFY(textOf(*went, "destinationWhy").contains(u"applications.status holds"_s));
    // With the keyboard alone.
    fates(*went)->setFocus();
    QTest::keyClick(fates(*went), Qt::Key_Return);
    // Somebody is shown the first row before the row that is wanted is found.
    const auto isThere = [this] {
        for (auto *page : m_window->findChildren<TablePage *>()) {
            const QModelIndex cell = page->view().currentIndex();
            if (page->isVisible() && cell.isValid() && page->model().rowId(cell.row()) == 3
                && page->model().layout().columns[cell.column()].column == "status")
                return page->model().layout().table == "applications";
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), 20000);
}

void DestinationTest::whatWentNowhereSaysWhy_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("fate");
    QTest::addColumn<QString>("why");
    QTest::addColumn<bool>("opens");
    QTest::newRow("no column") << 2 << u"Work Mode"_s << u"In the extra details"_s
                               << u"No column takes it"_s << false;
    QTest::newRow("not of its kind") << 2 << u"Application URL"_s << u"In the extra details"_s
                                     << u"not a web address"_s << false;
    QTest::newRow("empty") << 2 << u"Cover Letter"_s << u"Empty"_s << u"Nothing stands there"_s
                           << false;
    QTest::newRow("set aside") << 43 << u"Location"_s << u"Set aside"_s << u"set aside"_s << false;
    QTest::newRow("stored") << 3 << u"Company"_s << u"Stored"_s << u"Stored as it stands"_s << true;
}

void DestinationTest::whatWentNowhereSaysWhy()
{
    QFETCH(int, line);
    QFETCH(QString, field);
    QFETCH(QString, why);
    m_window->findChild<QAction *>(u"whereItWent"_s)->trigger();
    DestinationDialog *went = dialog(m_window.get());
    QVERIFY(went);
    QVERIFY(choose(*went, line, field));
    QVERIFY2(textOf(*went, "destinationWhy").contains(why), qPrintable(why));
    QTEST(fates(*went)->currentIndex().siblingAtColumn(2).data().toString(), "fate");
    QTEST(went->findChild<QPushButton *>(u"openDestination"_s)->isEnabled(), "opens");
    went->reject();
    QTRY_VERIFY(!m_window->findChild<DestinationDialog *>());
}

void DestinationTest::whatWasSetAsideIsLookedAt()
{
    m_window->goTo(u"aside"_s);
    auto *where = m_window->findChild<QPushButton *>(u"whereAside"_s);
    QTRY_VERIFY_WITH_TIMEOUT(where->isVisible() && where->isEnabled(), 20000);
    QTest::mouseClick(where, Qt::LeftButton);
    DestinationDialog *went = dialog(m_window.get());
    QVERIFY(went);
    QCOMPARE(went->findChild<QComboBox *>(u"destinationFile"_s)->currentText(), tracker);
    QVERIFY(!textOf(*went, "destinationState").isEmpty());
    went->reject();
    m_window.reset();
}

QTEST_MAIN(DestinationTest)
#include "tst_destination.moc"
