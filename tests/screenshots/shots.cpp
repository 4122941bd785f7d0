// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through the program with the sample data and saves a picture of every page:
//   shots FOLDER [light|dark|contrast] [ZOOM]
// QT_SCALE_FACTOR=2 gives them at twice the pixels.
#include "migration/run/migrate.h"
#include "tests/screenshots/asideshots.h"
#include "tests/screenshots/boardshots.h"
#include "tests/screenshots/camera.h"
#include "tests/screenshots/decisionshots.h"
#include "tests/screenshots/draftshots.h"
#include "tests/screenshots/historyshots.h"
#include "tests/screenshots/paletteshots.h"
#include "tests/screenshots/recordshots.h"
#include "tests/screenshots/reportshots.h"
#include "tests/screenshots/tableshots.h"
#include "tests/screenshots/viewshots.h"
#include "ui/charts/chartcard.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/settings.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/theme.h"
#include "ui/undo/redodialog.h"
#include "ui/undo/undodialog.h"
#include "ui/wizard/migrationwizard.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTranslator>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace waybill;
using namespace waybill::test;

namespace {

void copyTree(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString target = to + u'/' + QDir(from).relativeFilePath(file);
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(file, target);
    }
}

bool walkWizard(MainWindow &window, const QString &workspace)
{
    window.startImport(workspace);
    MigrationWizard *wizard = window.wizard();
    auto *next = wizard->findChild<QPushButton *>(u"next"_s);
    if (!waitFor([&] { return next->isEnabled(); }))
        return false;
    shoot(wizard, u"wizard-1-choose"_s);
    next->click();
    if (!waitFor([&] { return wizard->state().inspection.has_value(); }))
        return false;
    shoot(wizard, u"wizard-2-found"_s);
    if (auto *tabs = wizard->findChild<QTabWidget *>(u"findings"_s)) {
        tabs->setCurrentIndex(1);
        shoot(wizard, u"wizard-2-remarks"_s);
    }
    next->click();
    shoot(wizard, u"wizard-3-fields"_s);
    shootMapping(*wizard);
    for (auto *tabs : wizard->findChildren<QTabWidget *>()) {
        if (tabs->isVisible() && tabs->objectName() != "findings"_L1) {
            tabs->setCurrentIndex(1);
            shoot(wizard, u"wizard-3-questions"_s);
        }
    }
    next->click();
    shoot(wizard, u"wizard-4-where"_s);
    next->click();
    wait(30);
    wizard->grab().save(folder + "/wizard-5-trying.png"_L1);
    if (!waitFor([&] { return wizard->state().rehearsal.has_value(); }))
        return false;
    shoot(wizard, u"wizard-5-rehearsal"_s);
    if (!next->isEnabled())
        return false;
    next->click();
    shoot(wizard, u"wizard-6-ready"_s);
    next->click();
    wait(60);
    wizard->grab().save(folder + "/wizard-6-running.png"_L1);
    if (!waitFor([&] { return wizard->currentStep() == MigrationWizard::Done; }))
        return false;
    shoot(wizard, u"wizard-7-done"_s);
    for (auto *tabs : wizard->findChildren<QTabWidget *>(u"sections"_s)) {
        if (!tabs->isVisible())
            continue;
        for (int i = 1; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            shoot(wizard, u"wizard-7-section-%1"_s.arg(i));
        }
    }
    next->click();
    // With its pages: then the window has gone to the one that it shows first.
    return waitFor([&] {
        return window.session() && !window.session()->source().fromFiles
            && !window.session()->layouts().isEmpty();
    });
}

void walkTables(MainWindow &window)
{
    waitFor([&] { return window.findChild<TablePage *>() != nullptr; });
    wait(500);
    shoot(&window, u"table-applications"_s);
    QStringList views;
    for (const TableLayout &layout : window.session()->layouts())
        views << layout.id;
    for (const QString &view : views) {
        window.goTo(u"view:"_s + view);
        shoot(&window, u"table-%1"_s.arg(view));
    }
    window.goTo(u"charts"_s);
    wait(900);
    shoot(&window, u"charts"_s);
    window.resize(1440, 1960);
    shoot(&window, u"charts-all"_s);
    window.resize(1440, 880);
    for (ChartCard *card : window.findChildren<ChartCard *>())
        card->setTableShown(true);
    shoot(&window, u"charts-as-tables"_s);
    window.goTo(u"view:applications"_s);
    wait(300);
    for (auto *page : window.findChildren<TablePage *>()) {
        if (page->isVisible()) {
            page->addRecord();
            wait(300);
            if (QWidget *dialog = QApplication::activeModalWidget()) {
                shoot(dialog, u"new-record"_s);
                dialog->close();
            }
        }
    }
    walkFilters(window);
    walkExports(window);
    walkRecords(window);
    window.goTo(u"migrations"_s);
    wait(300);
    shoot(&window, u"migrations"_s);
    window.goTo(u"backups"_s);
    wait(300);
    shoot(&window, u"backups"_s);
    window.goTo(u"home"_s);
    wait(300);
    shoot(&window, u"home-open"_s);
    window.goTo(u"migrations"_s);
    wait(300);
    press(&window, "undoRun");
    wait(1200);
    if (auto *dialog = window.findChild<UndoDialog *>()) {
        shoot(dialog, u"undo"_s);
        press(dialog, "undoNow");
        wait(4000);
    }
    window.goTo(u"migrations"_s);
    wait(500);
    press(&window, "undoRun");
    wait(1200);
    if (auto *dialog = window.findChild<RedoDialog *>()) {
        shoot(dialog, u"redo"_s);
        dialog->close();
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QTemporaryDir temporary;
    qputenv("HOME", temporary.path().toLocal8Bit()); // paths are shown from there
    qputenv("XDG_CACHE_HOME", temporary.path().toLocal8Bit() + "/cache");
    QApplication application(argc, argv);
    QTranslator plurals;
    if (plurals.load(u":/translations/waybill_en.qm"_s))
        QCoreApplication::installTranslator(&plurals);
    QGuiApplication::setApplicationDisplayName(u"Waybill"_s);
    const QStringList arguments = QApplication::arguments();
    folder = QDir(arguments.value(1, u"."_s)).absolutePath();
    QDir().mkpath(folder);
    Settings::useFile(temporary.filePath(u"settings.ini"_s));
    const QString look = arguments.value(2);
    Theme::instance().setAppearance(look == "dark"_L1           ? Appearance::Dark
                                        : look == "contrast"_L1 ? Appearance::HighContrast
                                                                : Appearance::Light);
    Theme::instance().setZoom(arguments.value(3, u"0"_s).toInt());
    const QString workspace = temporary.filePath(u"Job search"_s);
    copyTree(QStringLiteral(WAYBILL_SOURCE_DIR) + "/resources/samples/resume-toolkit-real"_L1,
             workspace);
    MainWindow window;
    window.resize(1440, 880);
    window.show();
    shoot(&window, u"home"_s);
    window.openPath(workspace);
    if (waitFor([&] { return window.session() && window.wizard(); }, 20000)) {
        window.wizard()->reject();
        wait(600);
        shoot(&window, u"files"_s);
    }
    if (!walkWizard(window, workspace)) {
        if (window.wizard())
            shoot(window.wizard(), u"stopped"_s);
        std::fprintf(stderr, "The migration did not get to its end.\n");
        return 1;
    }
    if (arguments.value(4) == "reports"_L1) { // while working on them
        walkReports(window);
        return 0;
    }
    if (arguments.value(4) == "aside"_L1) {
        shootDecisions(window);
        walkAside(window);
        return 0;
    }
    shootDraft(window);
    shootDecisions(window);
    walkDestination(window);
    walkReports(window); // while there is a migration that nobody has undone
    walkBoardAndPage(window);
    shootPalette(window);
    walkTables(window);
    walkViews(window);
    walkHistory(window);
    return 0;
}
