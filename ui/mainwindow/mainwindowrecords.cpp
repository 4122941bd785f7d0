// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with whole records, and what it asks about edits.
#include "ui/mainwindow/mainwindow.h"
#include "ui/record/conflictdialog.h"
#include "ui/record/recordactions.h"
#include "ui/record/recordform.h"
#include "ui/record/sharededitdialog.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/messagebar.h"

#include <QApplication>
#include <QMenu>

namespace waybill {

void MainWindow::buildRecords(QMenu &menu)
{
    m_records = new RecordActions([this] { return currentTable(); }, this);
    m_records->addToMenu(menu);
    connect(m_details, &RecordForm::problem, m_messages, &MessageBar::showProblem);
    connect(m_details, &RecordForm::done, this,
            [this](const QString &text) { m_messages->showDone(text, tr("&Undo")); });
}

/// The question stands above the window in which the edit was made.
void MainWindow::askAboutRecords()
{
    const auto above = [this]() -> QWidget * {
        QWidget *active = QApplication::activeWindow();
        return active && (active == this || isAncestorOf(active)) ? active : this;
    };
    connect(m_session.get(), &DataSession::sharedEditAsked, this,
            [this, above](const SharedEdit &edit) {
                auto *dialog = new SharedEditDialog(*m_session, edit, above());
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            });
    connect(m_session.get(), &DataSession::conflicted, this,
            [this, above](const QList<CellConflict> &conflicts) {
                auto *dialog = new ConflictDialog(*m_session, conflicts, above());
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            });
}

} // namespace waybill
