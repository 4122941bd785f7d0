// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "migration/target/connection.h"
#include "models/charts/charttable.h"
#include "ui/charts/chartspage.h"
#include "ui/charts/chartview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/valuetable.h"

#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

class ChartsPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aClickOnEachBarListsItsRows();
    void theKeyboardGoesFromBarToBar();
    void theTableHoldsTheSameNumbersAndOpensTheSameRows();
    void anEditIsCounted();
    void aChartIsSaved_data();
    void aChartIsSaved();
    void coloursFollowTheTheme();
    void aChartWithNothingToDrawListsWhyNot();
    void chartsAreThereBeforeAMigrationAsWell();

private:
    ChartsPage *page() const { return m_window->findChild<ChartsPage *>(); }
    ChartCard *counted(const QString &chart) const;
    static QWidget *notice(const TablePage *table);
    TablePage *filtered() const;

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void ChartsPageTest::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1440, 1500);
    m_window->show();
    if (QByteArray(QTest::currentTestFunction()).startsWith("chartsAre"))
        return;
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
}

void ChartsPageTest::cleanup()
{
    m_window.reset();
    m_desk.reset();
    Theme::instance().setAppearance(Appearance::Light);
}

/// The card of a chart, seen and counted.
ChartCard *ChartsPageTest::counted(const QString &chart) const
{
    m_window->goTo(u"charts"_s);
    auto *card = page()->findChild<ChartCard *>(u"chart-"_s + chart);
    const auto ready = [card] { return card && card->isVisible() && card->isCounted(); };
    return QTest::qWaitFor(ready, 20000) ? card : nullptr;
}

/// What says above a table that it does not list all.
QWidget *ChartsPageTest::notice(const TablePage *table)
{
    return table->findChild<QPushButton *>(u"clearSubset"_s)->parentWidget();
}

/// The table in front, once it lists a subset.
TablePage *ChartsPageTest::filtered() const
{
    TablePage *shown = nullptr;
    const auto listed = [&] {
        for (TablePage *table : m_window->findChildren<TablePage *>()) {
            if (table->isVisible() && notice(table)->isVisible())
                shown = table;
        }
        return shown != nullptr;
    };
    return QTest::qWaitFor(listed, 20000) ? shown : nullptr;
}

void ChartsPageTest::aClickOnEachBarListsItsRows()
{
    ChartCard *card = counted(u"pipeline"_s);
    QVERIFY(card);
    auto *view = card->findChild<ChartView *>();
    for (qsizetype label = 0; label < card->data().labels.size(); ++label) {
        const qint64 count = card->data().count(0, label);
        if (count == 0)
            continue;
        QVERIFY(counted(u"pipeline"_s));
        const QRectF area = view->plot().area({.group = -1, .label = label});
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->mapFromScene(area.center()));
        TablePage *table = filtered();
        QVERIFY(table);
        QTRY_COMPARE(qint64(table->model().rowCount()), count);
        QCOMPARE(table->model().total(), card->data().total);
        const QString said = notice(table)->findChildren<QLabel *>().constFirst()->text();
        QVERIFY2(said.contains(card->data().nameOf(-1, label)), qPrintable(said));
        QVERIFY(test::press(table, "clearSubset"));
        QTRY_COMPARE(qint64(table->model().rowCount()), card->data().total);
        QTRY_VERIFY(!notice(table)->isVisible());
    }
}

void ChartsPageTest::theKeyboardGoesFromBarToBar()
{
    ChartCard *card = counted(u"match"_s);
    QVERIFY(card);
    auto *view = card->findChild<ChartView *>();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    view->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(view->current().valid());
    const ChartSpot first = view->current();
    QTest::keyClick(view, Qt::Key_Right);
    QVERIFY(view->current().label > first.label);
    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(view->current().label, first.label);
    QTest::keyClick(view, Qt::Key_Up);
    const ChartSpot part = view->current();
    QVERIFY(part.group >= first.group);
    const qint64 count = view->plot().count(part);
    QVERIFY(count > 0);
    QVERIFY(view->accessibleDescription().contains(card->data().nameOf(part.group, part.label)));
    QTest::keyClick(view, Qt::Key_Return);
    TablePage *table = filtered();
    QVERIFY(table);
    QTRY_COMPARE(qint64(table->model().rowCount()), count);
}

void ChartsPageTest::theTableHoldsTheSameNumbersAndOpensTheSameRows()
{
    ChartCard *card = counted(u"match"_s);
    QVERIFY(card);
    QVERIFY(test::press(card, "showAsTable"));
    auto *twin = card->findChild<ValueTable *>();
    QTRY_VERIFY(twin->isVisible());
    const ChartData data = card->data();
    QCOMPARE(twin->model()->rowCount(), int(data.labels.size()));
    int row = 0;
    while (data.count(1, row) == 0)
        ++row;
    const QModelIndex cell = twin->model()->index(row, 2);
    QCOMPARE(cell.data().toString(), QString::number(data.count(1, row)));
    twin->setFocus();
    twin->setCurrentIndex(cell);
    QTest::keyClick(twin, Qt::Key_Return);
    TablePage *table = filtered();
    QVERIFY(table);
    QTRY_COMPARE(qint64(table->model().rowCount()), data.count(1, row));
}

void ChartsPageTest::anEditIsCounted()
{
    ChartCard *card = counted(u"pipeline"_s);
    QVERIFY(card);
    const qint64 before = card->data().total;
    TablePage *table = test::showTable(*m_window, u"applications"_s);
    QVERIFY(table);
    table->view().selectRow(0);
    QVERIFY(test::deleteSelected(*table));
    QTRY_COMPARE(table->model().total(), before - 1);
    QVERIFY(counted(u"pipeline"_s));
    QTRY_COMPARE(card->data().total, before - 1);
    m_window->session()->undoStack().undo(); // while the page is seen
    QTRY_COMPARE(card->data().total, before);
}

void ChartsPageTest::aChartIsSaved_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("png") << int(ChartCard::Format::Png);
    QTest::newRow("svg") << int(ChartCard::Format::Svg);
    QTest::newRow("csv") << int(ChartCard::Format::Csv);
}

void ChartsPageTest::aChartIsSaved()
{
    QFETCH(int, format);
    ChartCard *card = counted(u"match"_s);
    QVERIFY(card);
    const QString path =
        m_desk->workspace() + "/chart."_L1 + QString::fromLatin1(QTest::currentDataTag());
    QSignalSpy done(page(), &ChartsPage::done);
    page()->save(card, ChartCard::Format(format), path);
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    if (format == int(ChartCard::Format::Png)) {
        QCOMPARE(QImage::fromData(content, "PNG").size(), QSize(1920, 1200));
    } else if (format == int(ChartCard::Format::Svg)) {
        QVERIFY(QSvgRenderer(content).isValid());
        QVERIFY(content.contains(card->data().spec.title.toUtf8()));
    } else {
        QVERIFY(content.startsWith("Match,Offer,Interview,Open,Ended\r\n"));
        QCOMPARE(content.count("\r\n"), card->data().labels.size() + 1);
    }
}

void ChartsPageTest::coloursFollowTheTheme()
{
    ChartCard *card = counted(u"gaps"_s);
    QVERIFY(card);
    auto *view = card->findChild<ChartView *>();
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark, Appearance::Light}) {
        Theme::instance().setAppearance(appearance);
        const QColor accent = Theme::instance().tokens().accent;
        const QRectF bar = view->plot().area({.group = -1, .label = 0});
        const auto colour = [&] {
            const QImage seen = view->grab().toImage();
            return seen.pixelColor((view->mapFromScene(bar.center()) * seen.devicePixelRatio()));
        };
        QTRY_COMPARE(colour(), accent);
    }
}

void ChartsPageTest::aChartWithNothingToDrawListsWhyNot()
{
    {
        auto connection = Connection::open(m_desk->database(), Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(connection->run("UPDATE applications SET date_applied = NULL"));
    }
    ChartCard *card = counted(u"weeks"_s);
    QVERIFY(card);
    QTRY_VERIFY(card->data().empty());
    const qint64 all = card->data().total;
    auto *nothing = card->findChild<EmptyState *>();
    QVERIFY(nothing && nothing->isVisible());
    const QString text = nothing->findChild<QLabel *>(u"emptyText"_s)->text();
    QCOMPARE(text,
             u"0 of %1 applications can be drawn here. Not counted: %1 without a date."_s.arg(all));
    auto *show = nothing->findChild<QPushButton *>();
    QCOMPARE(show->text(), u"Show those"_s);
    QTest::mouseClick(show, Qt::LeftButton);
    TablePage *table = filtered();
    QVERIFY(table);
    QTRY_COMPARE(table->model().rowCount(), all);
}

void ChartsPageTest::chartsAreThereBeforeAMigrationAsWell()
{
    m_window->openPath(m_desk->workspace());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session() && !m_window->session()->layouts().isEmpty(),
                             60000);
    ChartCard *card = counted(u"pipeline"_s);
    QVERIFY(card);
    QVERIFY(card->data().total > 0);
}

QTEST_MAIN(ChartsPageTest)
#include "tst_chartspage.moc"
