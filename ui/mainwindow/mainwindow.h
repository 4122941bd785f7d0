// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/moment.h"
#include "migration/playbook/answers.h"
#include "models/base/background.h"
#include "models/database/datasession.h"

#include <QDateTime>
#include <QMainWindow>
#include <QMap>

#include <memory>
#include <optional>

class QFrame;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace waybill {

class BackupsPage;
class ChangesPage;
class ChartsPage;
class EditActions;
class ExportActions;
class HomePage;
class MessageBar;
class MigrationsPage;
class MigrationWizard;
class ModeActions;
class Navigation;
class Opener;
class PaletteActions;
class RecordActions;
class RecordForm;
class SessionKeeper;
class SetAsidePage;
class StatusLine;
class TablePage;
struct MomentTask;
struct AsideFilter;
struct FilePlace;
struct RedoRequest;
struct RowPlace;
struct RowSubset;

/// The program's window: navigation at the left, one page in the middle, the current record at the
/// right. It shows and asks; files and databases are touched in other threads.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    void openPath(const QString &path); ///< a workspace, a database, or a folder
    void startImport(const QString &folder = {}); ///< opens the wizard
    void startSample();
    void restoreSession(); ///< what was open when the window was last closed
    /// What another start of the program was asked for; comes to the front.
    void openFromOutside(const QString &path, bool import);

    MigrationWizard *wizard() const { return m_wizard; } ///< null when none is open
    DataSession *session() const { return m_session.get(); }
    void goTo(const QString &place);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildCentre();
    void buildDetails();
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildOtherMenus();
    void buildHelpMenu();
    void buildExport();
    void buildAside(QMenu &menu);
    void showAside(const AsideFilter &filter);
    void tryAgain(const Answers &mendings);
    void buildPalette();
    void buildKeeper();
    void buildRecords(QMenu &menu);
    void askAboutRecords(); ///< what only a person can decide about an edit
    void goToRecord(const QString &place, qint64 id);
    void goToRow(const QString &table, const QString &key, const QString &column);
    void goToRecord(const RowPlace &place);
    void showDestination(const FilePlace &place);
    QString sourcePath() const; ///< by which what is open is known
    void keepSession() const;
    void keepTables() const;
    void bringTableBack(const QString &view, TablePage &page) const;
    void buildToolBar();
    QAction *addAction(QMenu *menu, const QString &icon, const QString &text,
                       const QKeySequence &keys, const char *name);

    void takeSource(const DataSource &source);
    void showSession();
    void closeSession();
    void showPlace(const QString &place);
    TablePage *tablePage(const QString &view);
    TablePage *currentTable() const;
    void showRows(const QString &view, const RowSubset &subset);
    void showDetails(const QModelIndex &index);
    void showDock();
    void refreshHealth();
    void refreshOverview();
    void updateActions();
    void chooseDatabase();
    void chooseFolder();
    void undoLastMigration();
    void writeEditsBack();
    void switchReading();
    void buildChanges();
    void lookBack(const Moment &moment);
    void showPast(); ///< what the banner says
    void leavePast(const QString &copy);
    void comeBackToNow();
    void restoreMoment(const Moment &moment);
    void undoRestoreIn(const QString &database, qint64 run);
    void showMomentDialog(const MomentTask &task);
    void openDecisions();
    void leaveForRestore();
    void comeBackRestored(const QString &text);
    void openUndo(qint64 run, const QString &phase);
    void openRedo(qint64 undo);
    void redoIn(const RedoRequest &request);
    void undoIn(const QString &database, const QString &workspace, qint64 run,
                const QString &phase);
    void cyclePane(bool forward);
    void showShortcuts();
    void sayWhatIsStored();
    void showAbout();
    void fillRecent(QMenu *menu);
    void restoreState();
    void saveState() const;

    /// What is shown is a copy of the data as it was.
    struct Past
    {
        DataSource source; ///< to come back to
        Moment moment;
        qint64 unknown = 0;
    };

    Background m_background;
    std::optional<Past> m_past;
    std::unique_ptr<DataSession> m_session;
    Opener *m_opener;
    QDateTime m_changedElsewhere; ///< when another program last wrote
    QString m_toReopen; ///< while a backup is put back
    QString m_sourceFolder; ///< that the wizard is opened for once its tables are shown
    MigrationWizard *m_wizard = nullptr;

    Navigation *m_navigation;
    QStackedWidget *m_stack;
    HomePage *m_home;
    MigrationsPage *m_migrations;
    ChangesPage *m_changes;
    BackupsPage *m_backups;
    SetAsidePage *m_aside;
    QAction *m_asideAction = nullptr;
    QString m_comeBackTo; ///< the place to show when what is closed now is open again
    ChartsPage *m_charts;
    QMap<QString, TablePage *> m_tables;
    QFrame *m_banner;
    QPushButton *m_changeOver = nullptr; ///< in the banner: to the database that is there
    QPushButton *m_migrateFromFiles = nullptr;
    QPushButton *m_backToNow = nullptr;
    QLabel *m_bannerText;
    MessageBar *m_messages;
    StatusLine *m_status;
    QDockWidget *m_detailsDock;
    RecordForm *m_details;

    EditActions *m_edits = nullptr;
    RecordActions *m_records = nullptr;
    ModeActions *m_modes = nullptr;
    ExportActions *m_export = nullptr;
    PaletteActions *m_palette = nullptr;
    SessionKeeper *m_keeper = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_newRecord = nullptr;
    QAction *m_deleteRecord = nullptr;
    QAction *m_find = nullptr;
    QAction *m_filterColumn = nullptr;
    QAction *m_clearFilters = nullptr;
    QAction *m_close = nullptr;
    QAction *m_reload = nullptr;
    QAction *m_undoMigration = nullptr;
    QAction *m_switchReading = nullptr;
    QAction *m_writeBack = nullptr;
    QAction *m_history = nullptr;
    QAction *m_changeList = nullptr;
    QAction *m_whereItWent = nullptr;
    QAction *m_decisions = nullptr;
    QAction *m_backUp = nullptr;
    QAction *m_backupList = nullptr;
};

} // namespace waybill
