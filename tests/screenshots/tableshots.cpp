// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/tableshots.h"

#include "tests/screenshots/camera.h"
#include "ui/export/activitydialog.h"
#include "ui/export/exportdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/columnfilterdialog.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

void choose(QWidget *dialog, const char *box, int row)
{
    if (auto *choices = dialog->findChild<QComboBox *>(QString::fromLatin1(box)))
        choices->setCurrentIndex(row);
}

/// The dialog of a column, as the kinds of its values make it.
void shootColumnFilter(MainWindow &window, TablePage &page, const char *column, int kind,
                       const QString &name, const std::function<void(ColumnFilterDialog &)> &fill)
{
    page.findChild<FilterBar *>()->editColumnFilter(page.model().layout().column(column));
    auto *dialog = shown<ColumnFilterDialog>(window);
    if (!dialog)
        return;
    choose(dialog, "filterKind", kind);
    fill(*dialog);
    shoot(dialog, name);
    dialog->accept();
    wait(300);
}

/// Writes the file that an export dialog is open for.
void write(MainWindow &window, const QString &file)
{
    waitFor([&] { return shown<QFileDialog>(window) != nullptr; }, 3000);
    if (auto *files = shown<QFileDialog>(window)) {
        const QString path = u"%1/%2"_s.arg(folder, file);
        QFile::remove(path);
        files->selectFile(path);
        QMetaObject::invokeMethod(files, "accept");
        waitFor([&] { return QFile::exists(path); }, 10000);
    }
}

} // namespace

void walkFilters(MainWindow &window)
{
    window.goTo(u"view:applications"_s);
    wait(300);
    auto *page = shown<TablePage>(window);
    SortHeader *titles = &page->view().titles();
    titles->sortBy(page->model().layout().column("status"), Qt::AscendingOrder, false);
    titles->sortBy(page->model().layout().column("overall_match_pct"), Qt::DescendingOrder, true);
    shootColumnFilter(window, *page, "status", 0, u"filter-words"_s,
                      [](ColumnFilterDialog &dialog) {
                          auto *words = dialog.findChild<QListWidget *>();
                          for (int row = 0; row < 3; ++row)
                              words->item(row)->setCheckState(Qt::Checked);
                      });
    shootColumnFilter(
        window, *page, "date_applied", 0, u"filter-dates"_s, [](ColumnFilterDialog &dialog) {
            dialog.findChild<QLineEdit *>(u"columnFilterLeast"_s)->setText(u"2023"_s);
            dialog.findChild<QLineEdit *>(u"columnFilterMost"_s)->setText(u"2026-03"_s);
        });
    shoot(&window, u"table-filtered"_s);
    shootColumnFilter(window, *page, "role", 0, u"filter-text"_s, [](ColumnFilterDialog &dialog) {
        dialog.findChild<QLineEdit *>(u"columnFilterText"_s)->setText(u"no such company"_s);
    });
    shoot(&window, u"table-nothing-found"_s);
    page->clearFilters();
    titles->setKeys({});
    page->model().sortBy({});
    wait(300);
}

void walkExports(MainWindow &window)
{
    const auto open = [&window](const char *action) {
        window.findChild<QAction *>(QString::fromLatin1(action))->trigger();
        wait(200);
    };
    shown<TablePage>(window)->view().selectRow(2);
    for (const auto &[row, name] : {std::pair(1, "excel"), {2, "xlsx"}, {6, "pdf"}}) {
        open("export");
        auto *dialog = shown<ExportDialog>(window);
        if (!dialog)
            return;
        choose(dialog, "exportFormat", row);
        shoot(dialog, u"export-%1"_s.arg(QLatin1String(name)));
        if (row == 6) {
            press(dialog, "exportNow");
            write(window, u"exported.pdf"_s);
            shoot(&window, u"exported"_s);
        } else {
            dialog->reject();
        }
    }
    open("activityRecord");
    if (auto *dialog = shown<ActivityDialog>(window)) {
        dialog->findChild<QDateEdit *>(u"activityFrom"_s)->setDate(QDate(2020, 1, 1));
        shoot(dialog, u"dated-record"_s);
        press(dialog, "activityExport");
        write(window, u"dated-record.pdf"_s);
    }
}

} // namespace waybill::test
