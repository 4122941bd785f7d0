// SPDX-License-Identifier: GPL-3.0-or-later
// What is open, what the window remembers of it, and what later starts ask of it.
#include "migration/workspace/workspace.h"
#include "ui/aside/setasidepage.h"
#include "ui/charts/chartspage.h"
#include "ui/history/changespage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/navigation.h"
#include "ui/mainwindow/opener.h"
#include "ui/mainwindow/sessionkeeper.h"
#include "ui/mainwindow/showrecord.h"
#include "ui/mainwindow/statusline.h"
#include "ui/pages/backupspage.h"
#include "ui/pages/homepage.h"
#include "ui/pages/migrationspage.h"
#include "ui/palette/paletteactions.h"
#include "ui/record/recordform.h"
#include "ui/settings/settings.h"
#include "ui/tables/pagestate.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace waybill {

void MainWindow::chooseDatabase()
{
    auto *dialog = new QFileDialog(this, tr("Open a database"), QString(),
                                   tr("Databases (*.db *.sqlite *.sqlite3);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openPath);
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openPath);
    dialog->open();
}

void MainWindow::takeSource(const DataSource &source)
{
    closeSession();
    m_session = std::make_unique<DataSession>(source);
    connect(m_session.get(), &DataSession::opened, this, &MainWindow::showSession);
    connect(m_session.get(), &DataSession::failed, this, [this](const Problem &problem) {
        m_messages->showProblem(problem);
        closeSession();
    });
    connect(m_session.get(), &DataSession::refused, m_messages, &MessageBar::showProblem);
    connect(m_session.get(), &DataSession::saved, m_status, &StatusLine::setSaved);
    connect(m_session.get(), &DataSession::changedElsewhere, this, [this] {
        m_changedElsewhere = QDateTime::currentDateTime();
        refreshOverview();
        constexpr int milliseconds = 8000;
        m_status->showMessage(
            tr("Another program has changed the database. The tables show it as it is now."),
            milliseconds);
    });
    askAboutRecords();
    connect(&m_session->undoStack(), &QUndoStack::indexChanged, this, &MainWindow::updateActions);
    m_session->open();
}

void MainWindow::showSession()
{
    const DataSource &source = m_session->source();
    const QString known = sourcePath();
    Settings::addRecent(known);
    m_home->setRecent(Settings::recent());
    m_charts->setSession(m_session.get());
    m_navigation->setViews(m_session->layouts(), !source.fromFiles, !m_charts->cards().isEmpty());
    m_status->setSource(&source);
    setWindowTitle(u"%1[*]"_s.arg(QFileInfo(known).completeBaseName()));
    m_changeOver->setVisible(!source.unusedDatabase.isEmpty());
    if (!source.unusedDatabase.isEmpty())
        m_bannerText->setText(
            tr("You go on with the files in %1, so nothing can be edited here. The "
               "database is as it was.")
                .arg(shownPath(source.workspace)));
    else
        m_bannerText->setText(
            tr("There is no database yet, so this is read straight from the files in "
               "%1. Nothing can be edited until you migrate.")
                .arg(shownPath(source.workspace)));
    m_banner->setVisible(source.fromFiles);
    showPast();
    m_changes->setSession(source.fromFiles ? nullptr : m_session.get());
    m_migrations->setDatabase(source.fromFiles ? QString() : source.database);
    m_aside->setSession(m_session.get());
    m_backups->setSource(source.workspace, source.fromFiles ? QString() : source.database,
                         source.playbook);
    refreshHealth();
    updateActions();
    const QString main = QString::fromStdString(source.playbook.recordTable);
    for (const TableLayout &layout : m_session->layouts()) {
        if (layout.tableName() == main || main.isEmpty()) {
            m_navigation->select(u"view:"_s + layout.id);
            break;
        }
    }
    if (const auto last = m_keeper->takeBack(known)) {
        // A page that knows how it was left knows its record as well.
        const bool knows = last->place.startsWith("view:"_L1)
            && storedTableStates(known).contains(last->place.mid(5));
        goToRecord(last->place, knows ? 0 : last->record);
    }
    if (const QString place = std::exchange(m_comeBackTo, {}); !place.isEmpty())
        goTo(place);
    if (source.fromFiles && !std::exchange(m_sourceFolder, QString()).isEmpty())
        startImport(source.workspace);
}

void MainWindow::closeSession()
{
    m_palette->dismiss();
    m_details->showRow(nullptr, {});
    keepTables();
    qDeleteAll(m_tables);
    m_tables.clear();
    m_charts->setSession(nullptr);
    m_changes->setSession(nullptr);
    m_aside->setSession(nullptr);
    if (m_session) {
        const DataSource source = m_session->source();
        m_session.reset();
        if (m_past)
            leavePast(source.database);
        else if (source.fromFiles)
            m_background.run(
                this, [path = source.database] { return (closeFilesDatabase(path), true); },
                [](bool) {});
    }
    m_backups->setSource({}, {}, {});
    m_navigation->setViews({}, false);
    m_navigation->select(u"home"_s);
    m_banner->hide();
    m_status->setSource(nullptr);
    m_home->setHealth({});
    m_home->clearOverview();
    m_changedElsewhere = {};
    setWindowTitle(QString());
    updateActions();
}

void MainWindow::refreshHealth()
{
    if (!m_session || m_session->source().fromFiles)
        return;
    m_background.run(
        m_session.get(), [database = m_session->source().database] { return readHealth(database); },
        [this](const Health &health) {
            m_status->setSize(health.bytes);
            m_status->setSetAside(health.recordsSetAside);
            m_navigation->setAside(health.recordsSetAside);
            m_home->setHealth(health);
        });
}

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
    const DataSource &source = m_past ? m_past->source : m_session->source();
    return source.fromFiles ? source.workspace : source.database;
}

void MainWindow::keepSession() const
{
    LastSession last{.path = sourcePath(), .place = m_navigation->current(), .record = 0};
    if (TablePage *table = currentTable())
        last.record = table->model().rowId(table->view().currentIndex().row());
    last.store();
}

/// Pages that were not opened this time stay as they were left before.
void MainWindow::keepTables() const
{
    if (!m_session || m_tables.isEmpty() || !LastSession::isWanted())
        return;
    TableStates states = storedTableStates(sourcePath());
    for (auto page = m_tables.begin(); page != m_tables.end(); ++page)
        states.insert(page.key(), stateOf(**page));
    storeTableStates(sourcePath(), states);
}

void MainWindow::bringTableBack(const QString &view, TablePage &page) const
{
    if (!LastSession::isWanted())
        return;
    const TableStates states = storedTableStates(sourcePath());
    if (const auto left = states.find(view); left != states.end())
        bringBack(page, *left);
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
