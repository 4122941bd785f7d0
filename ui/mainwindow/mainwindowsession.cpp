// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers from one start to the next, and what later starts ask of it.
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/navigation.h"
#include "ui/mainwindow/opener.h"
#include "ui/mainwindow/sessionkeeper.h"
#include "ui/mainwindow/showrecord.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace waybill {

void MainWindow::buildKeeper()
{
    m_keeper = new SessionKeeper(this);
    connect(m_keeper, &SessionKeeper::openRequested, m_opener, &Opener::open);
    connect(m_keeper, &SessionKeeper::gone, this, [this](const QString &path) {
        m_messages->showProblem(
            {.code = u"FS-01"_s,
             .severity = Severity::Warning,
             .file = path,
             .message = tr("%1, which was open last time, is not there any more. It may have been "
                           "moved, or stand on a disk that is not connected.")
                            .arg(shownPath(path))});
    });
}

void MainWindow::restoreSession()
{
    m_keeper->restore();
}

QString MainWindow::sourcePath() const
{
    if (!m_session)
        return {};
    const DataSource &source = m_session->source();
    return source.fromFiles ? source.workspace : source.database;
}

void MainWindow::keepSession() const
{
    LastSession last{.path = sourcePath(), .place = m_navigation->current(), .record = 0};
    if (TablePage *table = currentTable())
        last.record = table->model().rowId(table->view().currentIndex().row());
    last.store();
}

void MainWindow::goToRecord(const QString &place, qint64 id)
{
    goTo(place);
    TablePage *table = currentTable();
    if (table && id != 0)
        showRecord(*table, id);
}

void MainWindow::openFromOutside(const QString &path, bool import)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    if (path.isEmpty() && !import)
        return;
    // What is under way in a dialog, a migration or an undo, is not pulled away from under it.
    if (QApplication::activeModalWidget()) {
        m_messages->showDone(
            path.isEmpty() ? tr("Finish what is open first.")
                           : tr("Finish what is open first, then open %1.").arg(shownPath(path)));
        return;
    }
    if (import)
        startImport(path);
    else
        openPath(path);
}

} // namespace waybill
