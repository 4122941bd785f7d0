// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/asideshots.h"

#include "models/findings/fieldplacemodel.h"
#include "models/findings/questionmodel.h"
#include "tests/screenshots/camera.h"
#include "ui/aside/mendrecorddialog.h"
#include "ui/aside/retrydialog.h"
#include "ui/aside/setasidepage.h"
#include "ui/aside/splitlinedialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/wizard/migrationwizard.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

bool choose(const SetAsidePage &page, const QString &text)
{
    auto *list = page.findChild<QTableView *>(u"repairs"_s);
    const auto find = [&] {
        const QAbstractItemModel &model = *list->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                if (!model.index(row, column).data().toString().contains(text))
                    continue;
                list->setCurrentIndex(model.index(row, 0));
                return true;
            }
        }
        return false;
    };
    if (waitFor(find, 5000))
        return true;
    qWarning("%s is not listed", qPrintable(text));
    return false;
}

void shootMending(MainWindow &window, SetAsidePage &page)
{
    if (!choose(page, u"Position"_s))
        return;
    wait(300);
    shoot(&window, u"aside-mend"_s);
    press(&page, "editRecord");
    waitFor([&] { return shown<MendRecordDialog>(page) != nullptr; }, 5000);
    if (auto *dialog = shown<MendRecordDialog>(page)) {
        shoot(dialog, u"aside-edit-record"_s);
        dialog->reject();
    }
    SplitLineDialog split(u"job_applications_tracker.csv, line 3"_s,
                          {"Number", "Company", "Position", "Location"},
                          {"2", "Fernway Labs", " the other one", "Engineer", "USA, OR"}, &window);
    split.open();
    shoot(&split, u"aside-split-line"_s);
    split.reject();
    press(&page, "bringInMended");
    wait(300);
    if (auto *files = shown<QFileDialog>(page)) {
        shoot(files, u"aside-bring-in"_s);
        files->reject();
    }
    page.showOnly({.extras = true});
    if (choose(page, u"Ghosted"_s)) {
        wait(600);
        shoot(&window, u"aside-word"_s);
        auto *words = page.findChild<QComboBox *>(u"mendWord"_s);
        words->setCurrentIndex(words->findText(u"Rejected"_s));
        press(&page, "mendOne");
        wait(600);
    }
    page.showOnly({.extras = false});
    wait(600);
    if (choose(page, u"Company"_s)) {
        wait(300);
        shoot(&window, u"aside-several"_s);
        press(&page, "leaveAllOut");
        wait(600);
        shoot(&window, u"aside-left-out"_s);
    }
    if (choose(page, u"Position"_s)) {
        page.findChild<QLineEdit *>(u"mendText"_s)->setText(u"Engineer"_s);
        press(&page, "mendOne");
        wait(600);
        shoot(&window, u"aside-waiting"_s);
    }
}

void shootRetry(MainWindow &window, SetAsidePage &page)
{
    press(&page, "retry");
    const auto ended = [&] {
        const auto *dialog = shown<RetryDialog>(window);
        const auto *close = dialog ? dialog->findChild<QPushButton *>(u"closeRetry"_s) : nullptr;
        return close && close->accessibleName() == "Close"_L1 && window.session();
    };
    waitFor(ended, 20000);
    wait(600);
    if (auto *dialog = shown<RetryDialog>(window)) {
        shoot(dialog, u"aside-retry"_s);
        dialog->reject();
    }
    waitFor([&] { return window.session() && !window.session()->layouts().isEmpty(); }, 20000);
    wait(600);
}

/// Two new words, a column of another name, and a number that is in the database otherwise.
void changeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    QByteArray csv = file.readAll();
    file.close();
    csv.replace("Lessons Learned", "Lesson Learned");
    csv.replace(",78000,94000,", ",79000,94000,");
    csv.replace("Bellweather Motors,", "Bellweather Motors Ltd,");
    csv.replace(csv.indexOf(",Applied,"), 9, ",Sent off,");
    if (file.open(QIODevice::WriteOnly))
        file.write(csv);
}

/// A place that does not take what the examples say, told before anything is tried.
void shootRefusedPlace(MigrationWizard &wizard)
{
    auto *table = wizard.findChild<QTableView *>(u"fieldPlaces"_s);
    QAbstractItemModel *model = table->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 1).data().toString() != "Notes"_L1)
            continue;
        const QModelIndex place = model->index(row, FieldPlaceModel::placeColumn);
        table->scrollTo(place, QAbstractItemView::PositionAtCenter);
        table->setCurrentIndex(place);
        for (const QVariant &option : place.data(QuestionModel::OptionsRole).toList()) {
            const QStringList one = option.toStringList();
            if (!one.value(2).isEmpty() || !one.value(0).contains(u"dat"_s))
                continue;
            model->setData(place, one.value(1), Qt::EditRole);
            shoot(&wizard, u"again-2-refused"_s);
            model->setData(place, QString(), Qt::EditRole);
            return;
        }
    }
}

void shootAgain(MainWindow &window)
{
    const QString workspace = window.session()->source().workspace;
    changeFile(workspace + "/job_applications_tracker.csv"_L1);
    window.startImport(workspace);
    MigrationWizard *wizard = window.wizard();
    auto *next = wizard->findChild<QPushButton *>(u"next"_s);
    const auto go = [&] {
        if (waitFor([&] { return next->isEnabled(); }, 20000))
            next->click();
        wait(500);
    };
    go();
    waitFor([&] { return wizard->state().inspection.has_value(); });
    go();
    wait(800);
    shoot(wizard, u"again-1-differences"_s);
    for (auto *toggle : wizard->findChildren<QPushButton *>(u"showDifferences"_s)) {
        if (!toggle->isVisible())
            continue;
        toggle->click();
        shoot(wizard, u"again-1-differences-listed"_s);
        toggle->click();
    }
    shootRefusedPlace(*wizard);
    go();
    shoot(wizard, u"again-3-where"_s);
    if (auto *rule = wizard->findChild<QComboBox *>(u"onDuplicate"_s)) {
        for (int i = 0; i < rule->count(); ++i) {
            if (rule->itemText(i).contains(u"ask"_s, Qt::CaseInsensitive))
                rule->setCurrentIndex(i);
        }
    }
    go();
    waitFor([&] { return wizard->state().rehearsal.has_value(); });
    wait(500);
    shoot(wizard, u"again-4-duplicates"_s);
    press(wizard, "setDuplicatesAside");
    waitFor([&] { return wizard->state().rehearsal.has_value() && next->isEnabled(); });
    shoot(wizard, u"again-4-rehearsal"_s);
    go();
    go();
    waitFor([&] { return wizard->currentStep() == MigrationWizard::Done; });
    shoot(wizard, u"again-5-done"_s);
    next->click();
    waitFor([&] { return !window.wizard() && window.session(); }, 20000);
    waitFor([&] { return !window.session()->layouts().isEmpty(); }, 20000);
    wait(600);
}

} // namespace

void walkAside(MainWindow &window)
{
    window.goTo(u"aside"_s);
    auto *page = window.findChild<SetAsidePage *>();
    wait(600);
    shoot(&window, u"aside"_s);
    shootMending(window, *page);
    shootRetry(window, *page);
    window.goTo(u"aside"_s);
    page->showOnly({.states = {AsideState::Mended}, .extras = false});
    wait(900);
    shoot(&window, u"aside-mended"_s);
    shootAgain(window);
    window.goTo(u"aside"_s);
    page->showOnly({.extras = false});
    if (choose(*page, u"database already"_s)) {
        wait(500);
        shoot(&window, u"aside-duplicate"_s);
    }
    window.resize(1000, 700);
    wait(300);
    shoot(&window, u"aside-narrow"_s);
    window.resize(1440, 880);
}

} // namespace waybill::test
