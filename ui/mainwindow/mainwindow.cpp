// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "migration/workspace/workspace.h"
#include "ui/aside/setasidepage.h"
#include "ui/charts/chartspage.h"
#include "ui/history/changespage.h"
#include "ui/mainwindow/navigation.h"
#include "ui/mainwindow/opener.h"
#include "ui/mainwindow/sample.h"
#include "ui/mainwindow/sessionkeeper.h"
#include "ui/mainwindow/statusline.h"
#include "ui/pages/backupspage.h"
#include "ui/pages/homepage.h"
#include "ui/pages/migrationspage.h"
#include "ui/palette/paletteactions.h"
#include "ui/record/recordactions.h"
#include "ui/record/recordform.h"
#include "ui/settings/settings.h"
#include "ui/tables/tablemodes.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/icons.h"
#include "ui/undo/undodialog.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/wizard/migrationwizard.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace waybill {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_opener(new Opener(m_background, this))
    , m_navigation(new Navigation(this))
    , m_stack(new QStackedWidget(this))
    , m_home(new HomePage(this))
    , m_migrations(new MigrationsPage(m_background, this))
    , m_changes(new ChangesPage(m_background, this))
    , m_backups(new BackupsPage(m_background, this))
    , m_aside(new SetAsidePage(m_background, this))
    , m_charts(new ChartsPage(m_background, this))
    , m_banner(new QFrame(this))
    , m_bannerText(bodyText(QString(), this))
    , m_messages(new MessageBar(this))
    , m_status(new StatusLine(this))
    , m_detailsDock(new QDockWidget(tr("Details"), this))
    , m_details(new RecordForm(this))
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    buildCentre();
    buildDetails();
    buildMenus();
    buildToolBar();
    setStatusBar(m_status);
    restoreState();

    connect(m_navigation, &Navigation::placeChosen, this, &MainWindow::showPlace);
    connect(m_home, &HomePage::importRequested, this, [this] { startImport(); });
    connect(m_home, &HomePage::openRequested, this, &MainWindow::chooseDatabase);
    connect(m_home, &HomePage::sampleRequested, this, &MainWindow::startSample);
    connect(m_home, &HomePage::pathChosen, this, &MainWindow::openPath);
    connect(m_home, &HomePage::placeWanted, this, &MainWindow::goTo);
    connect(m_home, &HomePage::rowsWanted, this, &MainWindow::showRows);
    connect(m_opener, &Opener::opened, this, &MainWindow::takeSource);
    connect(m_opener, &Opener::noted, this,
            [this](const QString &text) { m_messages->showDone(text); });
    connect(m_opener, &Opener::failed, this, [this](const QString &path, const Problem &problem) {
        m_messages->showProblem(problem);
        if (QFileInfo(path).isDir() && path == std::exchange(m_sourceFolder, QString()))
            startImport(path);
    });
    connect(m_migrations, &MigrationsPage::importRequested, this, [this] { startImport(); });
    connect(m_migrations, &MigrationsPage::undoRequested, this, &MainWindow::openUndo);
    connect(m_migrations, &MigrationsPage::redoRequested, this, &MainWindow::openRedo);
    connect(m_migrations, &MigrationsPage::decisionsRequested, this, &MainWindow::openDecisions);
    connect(m_migrations, &MigrationsPage::problem, m_messages, &MessageBar::showProblem);
    connect(m_migrations, &MigrationsPage::recordWanted, this, &MainWindow::goToRow);
    connect(m_backups, &BackupsPage::problem, m_messages, &MessageBar::showProblem);
    connect(m_backups, &BackupsPage::done, this,
            [this](const QString &text) { m_messages->showDone(text); });
    connect(m_backups, &BackupsPage::restoring, this, &MainWindow::leaveForRestore);
    connect(m_backups, &BackupsPage::restored, this, &MainWindow::comeBackRestored);
    connect(m_charts, &ChartsPage::rowsRequested, this, &MainWindow::showRows);
    connect(m_charts, &ChartsPage::problem, m_messages, &MessageBar::showProblem);
    connect(m_charts, &ChartsPage::done, this,
            [this](const QString &text) { m_messages->showDone(text); });
    connect(m_messages, &MessageBar::actionChosen, this, [this] {
        if (m_session)
            m_session->undoStack().undo();
    });
    buildChanges();
    m_home->setRecent(Settings::recent());
    updateActions();
}

MainWindow::~MainWindow()
{
    closeSession();
}

void MainWindow::buildCentre()
{
    m_banner->setObjectName(u"banner"_s);
    m_migrateFromFiles = button(tr("&Migrate…"), {}, ButtonKind::Primary, m_banner);
    m_backToNow = button(tr("&Back to now"), {}, ButtonKind::Primary, m_banner);
    m_backToNow->setObjectName(u"backToNow"_s);
    m_backToNow->hide();
    auto *note = new QHBoxLayout(m_banner);
    note->setContentsMargins(24, 8, 24, 8);
    note->setSpacing(12);
    note->addWidget(iconLabel(u"info"_s, 18, u"accent"_s, m_banner));
    note->addWidget(m_bannerText, 1);
    m_changeOver = button(tr("Change &over to the database"), {}, ButtonKind::Plain, m_banner);
    m_changeOver->setObjectName(u"changeOver"_s);
    connect(m_changeOver, &QPushButton::clicked, this, &MainWindow::switchReading);
    note->addWidget(m_changeOver);
    note->addWidget(m_migrateFromFiles);
    note->addWidget(m_backToNow);
    m_banner->hide();
    connect(m_migrateFromFiles, &QPushButton::clicked, this,
            [this] { startImport(m_session ? m_session->source().workspace : QString()); });

    for (QWidget *page : {static_cast<QWidget *>(m_home), static_cast<QWidget *>(m_migrations),
                          static_cast<QWidget *>(m_changes), static_cast<QWidget *>(m_backups),
                          static_cast<QWidget *>(m_backups), static_cast<QWidget *>(m_aside),
                          static_cast<QWidget *>(m_charts)})
        m_stack->addWidget(page);
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    column->addWidget(m_messages);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(u"splitter"_s);
    splitter->addWidget(m_navigation);
    splitter->addWidget(middle);
    splitter->setStretchFactor(1, 1);
    splitter->setCollapsible(1, false);
    splitter->setSizes({208, 900});
    splitter->setHandleWidth(1);
    setCentralWidget(splitter);
}

void MainWindow::buildDetails()
{
    m_detailsDock->setObjectName(u"detailsDock"_s);
    m_detailsDock->setWidget(m_details);
    m_detailsDock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    m_detailsDock->setMinimumWidth(280);
    addDockWidget(Qt::RightDockWidgetArea, m_detailsDock);
    m_detailsDock->hide();
}

void MainWindow::openPath(const QString &path)
{
    if (path.isEmpty())
        return;
    m_keeper->forget();
    m_sourceFolder =
        QFileInfo(path).isDir() ? QDir::cleanPath(QFileInfo(path).absoluteFilePath()) : QString();
    m_opener->open(path);
}

void MainWindow::startImport(const QString &folder)
{
    if (m_wizard) {
        m_wizard->raise();
        m_wizard->activateWindow();
        return;
    }
    m_wizard = new MigrationWizard(m_background, this);
    m_wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_wizard, &QDialog::finished, this, [this] { m_wizard = nullptr; });
    connect(m_wizard, &MigrationWizard::databaseChanging, this, &MainWindow::closeSession);
    connect(m_wizard, &MigrationWizard::finishedWith, this, &MainWindow::openPath);
    connect(m_wizard, &MigrationWizard::setAsideWanted, this,
            [this] { m_comeBackTo = u"aside"_s; });
    connect(m_wizard, &MigrationWizard::undoRequested, this,
            [this](const QString &database, qint64 run, const QString &phase) {
                undoIn(database, m_wizard->state().request.workspace, run, phase);
            });
    m_wizard->open();
    if (!folder.isEmpty())
        m_wizard->setFolder(folder);
}

void MainWindow::startSample()
{
    m_background.run(this, copySample, [this](const Result<QString> &folder) {
        if (folder)
            startImport(*folder);
        else
            m_messages->showProblem(folder.error());
    });
}

TablePage *MainWindow::tablePage(const QString &view)
{
    if (TablePage *known = m_tables.value(view))
        return known;
    const TableLayout *layout = m_session ? m_session->layout(view) : nullptr;
    if (!layout)
        return nullptr;
    auto *page = new TablePage(*m_session, *layout, this);
    bringTableBack(view, *page);
    m_tables.insert(view, page);
    m_stack->addWidget(page);
    m_records->attach(*page);
    page->view().addAction(m_deleteRecord); // by its key only from there, not from a filter
    connect(page, &TablePage::currentChanged, this, &MainWindow::showDetails);
    connect(page, &TablePage::importRequested, this, [this] { startImport(); });
    connect(page, &TablePage::detailsRequested, this,
            [this] { findChild<QAction *>(u"openRecord"_s)->trigger(); });
    connect(&page->modes(), &TableModes::changed, this, [this, page] {
        if (page == m_stack->currentWidget())
            showDock();
        updateActions();
    });
    connect(page, &TablePage::tableWanted, this,
            [this](const QString &other) { goTo(u"view:"_s + other); });
    connect(page, &TablePage::problem, m_messages, &MessageBar::showProblem);
    connect(page, &TablePage::done, this,
            [this](const QString &text) { m_messages->showDone(text, tr("&Undo")); });
    connect(page, &TablePage::said, this,
            [this](const QString &text) { m_messages->showDone(text); });
    return page;
}

void MainWindow::showRows(const QString &view, const RowSubset &subset)
{
    goTo(u"view:"_s + view);
    if (TablePage *table = tablePage(view))
        table->showSubset(subset);
}

TablePage *MainWindow::currentTable() const
{
    return qobject_cast<TablePage *>(m_stack->currentWidget());
}

void MainWindow::goTo(const QString &place)
{
    m_navigation->select(place);
}

void MainWindow::showPlace(const QString &place)
{
    QWidget *page = m_home;
    if (place == "migrations"_L1)
        page = m_migrations;
    else if (place == "changes"_L1)
        page = m_changes;
    else if (place == "backups"_L1)
        page = m_backups;
    else if (place == "aside"_L1)
        page = m_aside;
    else if (place == "charts"_L1)
        page = m_charts;
    else if (place.startsWith("view:"_L1))
        page = tablePage(place.mid(5));
    if (!page)
        page = m_home;
    m_stack->setCurrentWidget(page);
    if (page == m_home)
        refreshOverview();
    if (page == m_migrations)
        m_migrations->refresh();
    if (page == m_changes)
        m_changes->refresh();
    if (page == m_backups)
        m_backups->refresh();
    if (page == m_aside)
        m_aside->refresh();
    TablePage *table = currentTable();
    showDock();
    showDetails(table ? table->view().currentIndex() : QModelIndex());
    updateActions();
}

/// A page of a record shows all of it already.
void MainWindow::showDock()
{
    TablePage *table = currentTable();
    m_detailsDock->setVisible(table && table->modes().mode() != TableModes::Page
                              && Settings::number(u"details"_s, 1) != 0);
}

void MainWindow::showDetails(const QModelIndex &index)
{
    TablePage *table = currentTable();
    m_details->showRow(table ? &table->model() : nullptr, index);
}

/// Only while it is seen.
void MainWindow::refreshOverview()
{
    if (!m_session || m_session->layouts().isEmpty() || m_stack->currentWidget() != m_home)
        return;
    const DataSource &source = m_session->source();
    const OverviewRequest request{.database = source.database,
                                  .workspace = source.workspace,
                                  .playbook = source.playbook,
                                  .layouts = m_session->layouts(),
                                  .migrated = !source.fromFiles,
                                  .now = QDateTime::currentDateTime()};
    m_background.run(
        m_session.get(), [request] { return readOverview(request); },
        [this](Result<Overview> overview) {
            if (!overview)
                return; // a database that is being replaced; what is wrong with it is said
                        // elsewhere
            if (m_changedElsewhere.isValid())
                overview->attention
                    << Attention{.kind = Attention::Kind::Info,
                                 .text = tr("Another program changed the database at %1")
                                             .arg(QLocale().toString(m_changedElsewhere.time(),
                                                                     QLocale::ShortFormat)),
                                 .place = u"view:"_s + m_session->layouts().constFirst().id,
                                 .rows = {}};
            m_home->setOverview(*overview);
        });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_wizard && !m_wizard->mayClose()) {
        m_messages->showProblem(
            {.code = u"RUN-01"_s,
             .severity = Severity::Warning,
             .message =
                 tr("A migration is running. Cancel it first; that leaves everything as it was.")});
        event->ignore();
        return;
    }
    saveState();
    keepSession();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().constFirst().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openPath(event->mimeData()->urls().constFirst().toLocalFile());
}

} // namespace waybill
