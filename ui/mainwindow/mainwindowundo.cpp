// SPDX-License-Identifier: GPL-3.0-or-later
// Migrations are taken back and backups put back; what is open is closed for it and opened again.
#include "migration/history/restoredata.h"
#include "ui/decisions/showdecisions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/pages/migrationspage.h"
#include "ui/undo/redodialog.h"
#include "ui/undo/undodialog.h"
#include "ui/widgets/messagebar.h"
#include "ui/wizard/migrationwizard.h"
#include "ui/writeback/writebackdialog.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

void MainWindow::openUndo(qint64 run, const QString &phase)
{
    if (!m_session || m_session->source().fromFiles)
        return;
    const DataSource source = m_session->source();
    m_background.run(
        this, [database = source.database, run] { return restoreToUndo(database, run); },
        [this, source, run, phase](const Result<qint64> &restore) {
            if (restore && *restore > 0 && phase.isEmpty())
                undoRestoreIn(source.database, *restore);
            else
                undoIn(source.database, source.workspace, run, phase);
        });
}

void MainWindow::undoIn(const QString &database, const QString &workspace, qint64 run,
                        const QString &phase)
{
    QWidget *above = m_wizard ? static_cast<QWidget *>(m_wizard) : this;
    auto *dialog =
        new UndoDialog({.database = database, .run = run, .phase = phase}, m_background, above);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &UndoDialog::starting, this, &MainWindow::closeSession);
    connect(dialog, &UndoDialog::finishedWith, this,
            [this, database, workspace](const QString &message, const QString &safetyBackup) {
                if (m_wizard)
                    m_wizard->leave();
                openPath(QFileInfo::exists(database) || workspace.isEmpty() ? database : workspace);
                m_sourceFolder.clear();
                m_messages->showDone(message, tr("Take the undo back…"),
                                     [this, database, safetyBackup] {
                                         redoIn({.database = database, .backup = safetyBackup});
                                     });
            });
    connect(dialog, &UndoDialog::notDone, this, [this, database] { openPath(database); });
    dialog->open();
}

void MainWindow::openRedo(qint64 undo)
{
    if (m_session && !m_session->source().fromFiles)
        redoIn({.database = m_session->source().database, .run = undo});
}

void MainWindow::redoIn(const RedoRequest &request)
{
    auto *dialog = new RedoDialog(request, m_background, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString database = request.database;
    connect(dialog, &RedoDialog::starting, this, &MainWindow::closeSession);
    connect(dialog, &RedoDialog::finishedWith, this, [this, database](const QString &message) {
        openPath(database);
        m_sourceFolder.clear();
        m_messages->showDone(message);
    });
    connect(dialog, &RedoDialog::notDone, this, [this, database] {
        if (QFileInfo::exists(database))
            openPath(database);
    });
    dialog->open();
}

void MainWindow::leaveForRestore()
{
    if (!m_session)
        return;
    const DataSource &source = m_session->source();
    m_toReopen = source.workspace.isEmpty() ? source.database : source.workspace;
    closeSession();
}

void MainWindow::comeBackRestored(const QString &text)
{
    if (const QString path = std::exchange(m_toReopen, {}); !path.isEmpty())
        openPath(path);
    m_sourceFolder.clear();
    if (!text.isEmpty())
        m_messages->showDone(text);
}

void MainWindow::writeEditsBack()
{
    if (!m_session || m_session->source().fromFiles)
        return;
    const QString folder = m_session->source().workspace;
    auto *dialog = new WriteBackDialog(m_session->source().database, m_background, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WriteBackDialog::written, this, [this](const QString &message) {
        m_migrations->refresh();
        m_messages->showDone(message);
    });
    connect(dialog, &WriteBackDialog::takenBack, this, [this](const QString &message) {
        m_migrations->refresh();
        m_messages->showDone(message);
    });
    connect(dialog, &WriteBackDialog::migrationWanted, this,
            [this, folder] { startImport(folder); });
    dialog->open();
}

void MainWindow::openDecisions()
{
    if (m_session && m_session->writable())
        showDecisions(*m_session, m_background, this);
}

void MainWindow::undoLastMigration()
{
    openUndo(0, {});
}

} // namespace waybill
