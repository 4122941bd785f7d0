// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says about itself.
#include "ui/help/shortcutsdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/statusline.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace waybill {

void MainWindow::buildHelpMenu()
{
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *keys = addAction(help, u"key"_s, tr("&Keyboard shortcuts"), QKeySequence(tr("Ctrl+?")),
                              "shortcuts");
    // Where "?" takes Shift, some systems report both.
    keys->setShortcuts(
        {QKeySequence::HelpContents, QKeySequence(tr("Ctrl+?")), QKeySequence(tr("Ctrl+Shift+?"))});
    QAction *about = addAction(help, u"info"_s, tr("&About Waybill"), {}, "about");
    about->setMenuRole(QAction::AboutRole);
    connect(keys, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(*menuBar(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// There is nothing to save, which people who press Ctrl+S want to hear.
void MainWindow::sayWhatIsStored()
{
    if (TablePage *table = currentTable())
        table->view().setFocus(Qt::ShortcutFocusReason); // an open cell is stored by that
    if (!m_session) {
        m_messages->showDone(tr("Nothing is open, so there is nothing to save."));
    } else if (!m_session->writable()) {
        m_messages->showDone(tr("This is read from files and cannot be changed here."));
    } else if (const QDateTime last = m_status->savedAt(); last.isValid()) {
        m_messages->showDone(
            tr("Everything is stored. Waybill does so with each change; the last was at %1.")
                .arg(QLocale().toString(last.time(), QLocale::ShortFormat)));
    } else {
        m_messages->showDone(tr("Everything is stored. Waybill does so with each change."));
    }
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Waybill"),
                                tr("Waybill %1").arg(QCoreApplication::applicationVersion()),
                                QMessageBox::Close, this);
    box->setInformativeText(
        tr("Moves what people keep in JSON and CSV files into a database, and back. It uses no "
           "network and sends nothing anywhere.\n\nLicence: GPL 3.0 or later."));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace waybill
