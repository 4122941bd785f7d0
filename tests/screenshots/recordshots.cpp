// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/recordshots.h"

#include "migration/target/connection.h"
#include "tests/screenshots/camera.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/record/conflictdialog.h"
#include "ui/record/mergedialog.h"
#include "ui/record/recorddialog.h"
#include "ui/record/recordform.h"
#include "ui/record/sectionbar.h"
#include "ui/record/sharededitdialog.h"
#include "ui/tables/gridview.h"
#include "ui/tables/newrecorddialog.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QMessageBox>
#include <QTableView>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

void write(MainWindow &window, const std::string &sql)
{
    if (auto other =
            Connection::open(window.session()->source().database, Connection::Mode::ReadWrite))
        static_cast<void>(other->run(sql));
}

/// Something to be seen in each section.
void prepare(MainWindow &window, TablePage &page)
{
    const std::string first = std::to_string(page.model().rowId(0));
    const std::string second = std::to_string(page.model().rowId(1));
    write(window,
          "INSERT INTO documents (application_id, document_type, filename, file_path) VALUES ("
              + first + ", 'resume', 'ada-roe-resume.pdf', 'documents/2025'), (" + first
              + ", 'cover_letter', 'letter-to-fernway-labs.pdf', 'documents/2025');"
              + "UPDATE applications SET date_response = '2025-08', date_phone_screen = "
                "'2025-08-19', date_rejected = '2025-09-02', recruiter_name = 'Ada Roe' WHERE id = "
              + first + ";UPDATE applications SET job_posting_id = (SELECT job_posting_id FROM "
              + "applications WHERE id = " + first + ") WHERE id = " + second);
    page.model().refresh();
    wait(600);
}

void shootSections(QWidget *window, RecordForm &form, const QString &name)
{
    for (int i = 0; i < form.sections().size(); ++i) {
        form.sections().setCurrent(i);
        wait(250);
        shoot(window, u"%1-%2"_s.arg(name).arg(i));
    }
    form.sections().setCurrent(0);
}

template<typename Dialog>
void shootDialog(MainWindow &window, const QString &name)
{
    waitFor([&] { return shown<Dialog>(window) != nullptr; }, 5000);
    if (auto *dialog = shown<Dialog>(window)) {
        shoot(dialog, name);
        dialog->close();
        wait(200);
    }
}

} // namespace

void walkRecords(MainWindow &window)
{
    window.goTo(u"view:applications"_s);
    wait(300);
    auto *page = shown<TablePage>(window);
    prepare(window, *page);
    TableModel &model = page->model();
    page->view().setCurrentIndex(model.index(0, 0));
    wait(300);
    model.setData(model.index(0, model.layout().column("priority")), u"high"_s, Qt::EditRole);
    wait(300);
    shootSections(&window, *window.findChild<RecordForm *>(u"details"_s), u"record-pane"_s);
    RecordDialog *dialog = RecordDialog::open(page->view(), &window);
    shootSections(dialog, dialog->form(), u"record-window"_s);
    dialog->resize(360, 640);
    shoot(dialog, u"record-window-narrow"_s);
    dialog->close();
    model.setData(model.index(0, 0), u"Fernway Labs"_s, Qt::EditRole);
    shootDialog<SharedEditDialog>(window, u"record-shared-edit"_s);
    window.findChild<QAction *>(u"duplicateRecord"_s)->trigger();
    shootDialog<NewRecordDialog>(window, u"record-duplicate"_s);
    page->deleteSelected();
    shootDialog<QMessageBox>(window, u"record-delete"_s);
    page->view().selectionModel()->select(QItemSelection(model.index(0, 0), model.index(1, 0)),
                                          QItemSelectionModel::ClearAndSelect);
    window.findChild<QAction *>(u"mergeRecords"_s)->trigger();
    shootDialog<MergeDialog>(window, u"record-merge"_s);
    model.edit(model.index(0, model.layout().column("recruiter_name")), u"Bo Lind"_s,
               QVariant(u"nobody"_s));
    shootDialog<ConflictDialog>(window, u"record-conflict"_s);
    while (window.session()->undoStack().canUndo())
        window.session()->undoStack().undo();
    wait(300);
}

} // namespace waybill::test
