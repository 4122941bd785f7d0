// SPDX-License-Identifier: GPL-3.0-or-later
// The menus, the tool bar and what the window remembers; the rest is in mainwindow.cpp.
#include "models/record/destination.h"
#include "ui/charts/chartspage.h"
#include "ui/export/exportactions.h"
#include "ui/export/exporter.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/navigation.h"
#include "ui/mainwindow/sessionkeeper.h"
#include "ui/pages/backupspage.h"
#include "ui/pages/homepage.h"
#include "ui/palette/paletteactions.h"
#include "ui/record/recordactions.h"
#include "ui/record/recordform.h"
#include "ui/settings/settings.h"
#include "ui/tables/editactions.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/modeactions.h"
#include "ui/tables/tablemodes.h"
#include "ui/tables/tablepage.h"
#include "ui/tables/viewmenu.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace waybill {

QAction *MainWindow::addAction(QMenu *menu, const QString &drawing, const QString &text,
                               const QKeySequence &keys, const char *name)
{
    QAction *action = menu->addAction(text);
    if (!drawing.isEmpty())
        action->setIcon(icon(drawing));
    action->setShortcut(keys);
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

void MainWindow::buildMenus()
{
    buildExport();
    buildPalette();
    buildKeeper();
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildOtherMenus();
    buildHelpMenu();
}

void MainWindow::buildExport()
{
    auto *exporter = new Exporter(this);
    m_export = new ExportActions(
        *exporter,
        [this] {
            return ExportActions::Front{.session = m_session.get(), .table = currentTable()};
        },
        this);
    connect(exporter, &Exporter::problem, m_messages, &MessageBar::showProblem);
    connect(exporter, &Exporter::done, this, [this](const QString &text, const QString &path) {
        if (path.isEmpty())
            m_messages->showDone(text);
        else
            m_messages->showDone(text, tr("&Show in folder"), [path] { showInFolder(path); });
    });
}

void MainWindow::buildPalette()
{
    m_palette = new PaletteActions(*this, *m_navigation, [this] { return m_session.get(); });
    connect(m_palette, &PaletteActions::recordChosen, this, [this](const QString &view, qint64 id) {
        goToRecord(u"view:"_s + view, id);
        if (TablePage *table = currentTable())
            table->view().setFocus(Qt::OtherFocusReason);
    });
    connect(m_palette, &PaletteActions::viewChosen, this,
            [this](const QString &page, const QString &name) {
                goTo(u"view:"_s + page);
                if (TablePage *table = tablePage(page))
                    table->views().show(name);
            });
}

void MainWindow::buildFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    QAction *open =
        addAction(menu, u"database"_s, tr("&Open database…"), QKeySequence::Open, "openDatabase");
    QAction *folder = addAction(menu, u"folder-open"_s, tr("Open &folder…"), {}, "openFolder");
    QMenu *recent = menu->addMenu(icon(u"history"_s), tr("&Recent"));
    menu->addSeparator();
    QAction *bring =
        addAction(menu, u"download"_s, tr("&Import…"), QKeySequence(tr("Ctrl+I")), "import");
    QAction *sample = addAction(menu, u"star"_s, tr("Try with &sample data"), {}, "sample");
    menu->addSeparator();
    m_export->addToFileMenu(*menu);
    QAction *save = addAction(menu, u"save"_s, tr("Sa&ve"), QKeySequence::Save, "saveNow");
    connect(save, &QAction::triggered, this, &MainWindow::sayWhatIsStored);
    m_close = addAction(menu, u"x"_s, tr("&Close"), QKeySequence::Close, "close");
    QAction *quit = addAction(menu, {}, tr("&Quit"), QKeySequence::Quit, "quit");
    quit->setMenuRole(QAction::QuitRole);
    connect(open, &QAction::triggered, this, &MainWindow::chooseDatabase);
    connect(folder, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    connect(bring, &QAction::triggered, this, [this] { startImport(); });
    connect(sample, &QAction::triggered, this, &MainWindow::startSample);
    connect(m_close, &QAction::triggered, this, &MainWindow::closeSession);
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::fillRecent(QMenu *menu)
{
    menu->clear();
    const QStringList paths = Settings::recent();
    for (const QString &path : paths) {
        QAction *entry = menu->addAction(menuText(shownPath(path)));
        entry->setEnabled(QFileInfo::exists(path));
        connect(entry, &QAction::triggered, this, [this, path] { openPath(path); });
    }
    menu->addSeparator();
    QAction *clear = menu->addAction(tr("&Clear list"));
    clear->setEnabled(!paths.isEmpty());
    connect(clear, &QAction::triggered, this, [this] {
        Settings::clearRecent();
        m_home->setRecent({});
    });
}

void MainWindow::buildEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    m_undo = addAction(menu, u"undo"_s, tr("&Undo"), QKeySequence::Undo, "undo");
    m_redo = addAction(menu, u"redo"_s, tr("&Redo"), QKeySequence::Redo, "redo");
    menu->addSeparator();
    m_export->addToEditMenu(*menu);
    m_edits = new EditActions(
        [this] {
            TablePage *table = currentTable();
            const bool cells = table && table->modes().mode() == TableModes::Table;
            return cells && table->isWritable() ? table : nullptr;
        },
        this);
    m_edits->addToEditMenu(*menu);
    m_find = addAction(menu, u"search"_s, tr("&Find in table"), QKeySequence::Find, "find");
    m_find->setShortcuts({QKeySequence::Find, QKeySequence(Qt::Key_F3)});
    m_filterColumn = addAction(menu, u"filter"_s, tr("Filter &by column…"),
                               QKeySequence(tr("Ctrl+Shift+F")), "filterColumn");
    m_clearFilters = addAction(menu, u"filter"_s, tr("Clear fi&lters"),
                               QKeySequence(tr("Ctrl+Shift+L")), "clearFilters");
    m_palette->addToMenu(*menu);
    connect(m_undo, &QAction::triggered, this, [this] {
        if (m_session)
            m_session->undoStack().undo();
    });
    connect(m_redo, &QAction::triggered, this, [this] {
        if (m_session)
            m_session->undoStack().redo();
    });
    connect(m_find, &QAction::triggered, this, [this] {
        if (TablePage *table = currentTable())
            table->focusFilter();
    });
    connect(m_filterColumn, &QAction::triggered, this, [this] {
        if (TablePage *table = currentTable())
            table->filterBar().openMenu();
    });
    connect(m_clearFilters, &QAction::triggered, this, [this] {
        if (TablePage *table = currentTable())
            table->clearFilters();
    });
}

void MainWindow::buildOtherMenus()
{
    QMenu *records = menuBar()->addMenu(tr("&Data"));
    m_newRecord = addAction(records, u"plus"_s, tr("&New record…"), QKeySequence::New, "newRecord");
    buildRecords(*records);
    m_deleteRecord =
        addAction(records, u"trash"_s, tr("&Delete records"), QKeySequence::Delete, "deleteRecord");
    m_deleteRecord->setShortcutContext(Qt::WidgetShortcut); // of the tables, see tablePage()
    connect(m_newRecord, &QAction::triggered, this, [this] {
        if (TablePage *table = currentTable())
            table->addRecord();
    });
    connect(m_deleteRecord, &QAction::triggered, this, [this] {
        if (TablePage *table = currentTable())
            table->deleteSelected();
    });

    QMenu *migrate = menuBar()->addMenu(tr("&Migrate"));
    QAction *start = addAction(migrate, u"play"_s, tr("&Start a migration…"), {}, "startMigration");
    m_history = addAction(migrate, u"history"_s, tr("Migration &history"),
                          QKeySequence(tr("Ctrl+H")), "history");
    m_changeList = addAction(migrate, u"edit"_s, tr("&Changes"), {}, "changesList");
    connect(m_changeList, &QAction::triggered, this, [this] { goTo(u"changes"_s); });
    m_whereItWent =
        addAction(migrate, u"search"_s, tr("Where did a &line go?…"), {}, "whereItWent");
    connect(m_whereItWent, &QAction::triggered, this, [this] { showDestination({}); });
    m_decisions = addAction(migrate, u"list"_s, tr("Decisi&ons…"), {}, "decisions");
    connect(m_decisions, &QAction::triggered, this, &MainWindow::openDecisions);
    m_undoMigration =
        addAction(migrate, u"undo"_s, tr("&Undo the last migration…"), {}, "undoMigration");
    m_writeBack =
        addAction(migrate, u"save"_s, tr("&Write my edits back to the files…"), {}, "writeBack");
    connect(m_writeBack, &QAction::triggered, this, &MainWindow::writeEditsBack);
    m_switchReading =
        addAction(migrate, u"folder-open"_s, tr("Go on with the &files"), {}, "switchReading");
    connect(m_switchReading, &QAction::triggered, this, &MainWindow::switchReading);
    connect(start, &QAction::triggered, this, [this] {
        startImport(m_session && m_session->source().fromFiles ? m_session->source().workspace
                                                               : QString());
    });
    connect(m_history, &QAction::triggered, this, [this] { goTo(u"migrations"_s); });
    buildAside(*migrate);
    connect(m_undoMigration, &QAction::triggered, this, &MainWindow::undoLastMigration);

    QMenu *tools = menuBar()->addMenu(tr("&Tools"));
    m_backupList = addAction(tools, u"archive"_s, tr("&Backups"), {}, "backups");
    connect(m_backupList, &QAction::triggered, this, [this] { goTo(u"backups"_s); });
    m_backUp = addAction(tools, u"archive"_s, tr("Back up &now"), QKeySequence(tr("Ctrl+B")),
                         "backUpNowAction");
    connect(m_backUp, &QAction::triggered, m_backups, &BackupsPage::backUp);
}

void MainWindow::buildToolBar()
{
    auto *bar = new QToolBar(tr("Tools"), this);
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(18, 18));
    bar->addAction(findChild<QAction *>(u"import"_s));
    bar->addSeparator();
    bar->addAction(m_undo);
    bar->addAction(m_redo);
    const auto addSpace = [bar] {
        auto *spacer = new QWidget(bar);
        spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        bar->addWidget(spacer);
    };
    addSpace();
    m_palette->addToToolBar(*bar);
    addSpace();
    bar->addAction(m_detailsDock->toggleViewAction());
    addToolBar(bar);
    for (QToolButton *entry : bar->findChildren<QToolButton *>()) {
        if (entry->defaultAction())
            entry->setAccessibleName(shownText(entry->defaultAction()->text()));
    }
}

void MainWindow::updateActions()
{
    QUndoStack *stack = m_session ? &m_session->undoStack() : nullptr;
    const TablePage *table = currentTable();
    const bool edits = m_session && m_session->writable();
    m_undo->setEnabled(stack && stack->canUndo());
    m_redo->setEnabled(stack && stack->canRedo());
    const QString undoText = stack ? stack->undoText() : QString();
    const QString redoText = stack ? stack->redoText() : QString();
    m_undo->setText(undoText.isEmpty() ? tr("&Undo") : tr("&Undo “%1”").arg(menuText(undoText)));
    m_redo->setText(redoText.isEmpty() ? tr("&Redo") : tr("&Redo “%1”").arg(menuText(redoText)));
    m_undo->setWhatsThis(tr("Undo the last change"));
    m_redo->setWhatsThis(tr("Do again what was undone"));
    m_undo->setIconText(tr("Undo"));
    m_redo->setIconText(tr("Redo"));
    m_newRecord->setEnabled(table && edits);
    m_deleteRecord->setEnabled(table && edits);
    m_find->setEnabled(table);
    m_filterColumn->setEnabled(table);
    m_clearFilters->setEnabled(table);
    m_reload->setEnabled(table || m_stack->currentWidget() == m_charts);
    m_records->update();
    m_export->update();
    m_edits->update();
    m_modes->update();
    m_close->setEnabled(m_session != nullptr);
    m_undoMigration->setEnabled(edits);
    m_writeBack->setEnabled(edits && m_session && !m_session->source().fromFiles);
    const DataSource *source = m_session ? &m_session->source() : nullptr;
    const bool back = source && !source->unusedDatabase.isEmpty();
    m_switchReading->setText(back ? tr("Go on with the &database") : tr("Go on with the &files"));
    m_switchReading->setEnabled(back || (edits && source && !source->workspace.isEmpty()));
    m_history->setEnabled(edits);
    m_changeList->setEnabled(edits);
    m_whereItWent->setEnabled(m_session != nullptr);
    m_asideAction->setEnabled(edits);
    m_decisions->setEnabled(edits);
    m_backupList->setEnabled(edits);
    m_backUp->setEnabled(m_session != nullptr);
}

} // namespace waybill
