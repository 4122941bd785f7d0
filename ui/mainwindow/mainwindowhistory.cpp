// SPDX-License-Identifier: GPL-3.0-or-later
// What was changed, the data as it was at a moment, and the way back to it.
#include "migration/history/openpast.h"
#include "models/record/rowplace.h"
#include "ui/history/changespage.h"
#include "ui/history/momentdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/navigation.h"
#include "ui/mainwindow/showrecord.h"
#include "ui/mainwindow/statusline.h"
#include "ui/pages/migrationspage.h"
#include "ui/record/destinationdialog.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

void MainWindow::buildChanges()
{
    connect(m_changes, &ChangesPage::problem, m_messages, &MessageBar::showProblem);
    connect(m_changes, &ChangesPage::done, this,
            [this](const QString &text) { m_messages->showDone(text, tr("&Undo")); });
    connect(m_changes, &ChangesPage::recordWanted, this,
            [this](const QString &view, qint64 id) { goToRecord(u"view:"_s + view, id); });
    connect(m_changes, &ChangesPage::runWanted, this, [this](qint64 run) {
        m_migrations->showRun(run);
        goTo(u"migrations"_s);
    });
    connect(m_changes, &ChangesPage::momentWanted, this, &MainWindow::lookBack);
    connect(m_changes, &ChangesPage::restoreWanted, this, &MainWindow::restoreMoment);
    connect(m_backToNow, &QPushButton::clicked, this, &MainWindow::comeBackToNow);
}

/// The copy takes the place of the database, for reading only, until somebody comes back.
void MainWindow::lookBack(const Moment &moment)
{
    if (!m_session)
        return;
    const DataSource source = m_session->source();
    m_status->showMessage(tr("Turning changes back…"));
    m_background.run(
        this, [database = source.database, moment] { return openPast(database, moment); },
        [this, source, moment](const Result<PastData> &past) {
            m_status->clearMessage();
            if (!past) {
                m_messages->showProblem(past.error());
                return;
            }
            const bool same = m_session && m_session->source().database == source.database;
            if (!same || past->tables.isEmpty()) {
                closePast(past->database);
                if (same)
                    m_messages->showDone(tr("There was no data at that moment."));
                return;
            }
            DataSource shown = source;
            shown.database = past->database;
            shown.fromFiles = true;
            shown.unusedDatabase.clear();
            takeSource(shown);
            m_past = Past{.source = source, .moment = moment, .unknown = past->unknown};
        });
}

void MainWindow::showPast()
{
    m_backToNow->setVisible(m_past.has_value());
    m_migrateFromFiles->setVisible(!m_past);
    if (!m_past)
        return;
    m_changeOver->hide();
    QString text = tr("This is the data as it was right after %1. Nothing can be edited here.")
                       .arg(momentText(m_past->moment));
    if (m_past->unknown > 0)
        text += u' '
            + tr("Secrets that were changed since are shown as they are now: %Ln.", nullptr,
                 static_cast<int>(m_past->unknown));
    m_bannerText->setText(text);
    m_status->setSource(&m_past->source);
}

void MainWindow::leavePast(const QString &copy)
{
    m_past.reset();
    m_background.run(
        this, [copy] { return (closePast(copy), true); }, [](bool) {});
}

void MainWindow::comeBackToNow()
{
    if (!m_past)
        return;
    takeSource(DataSource(m_past->source));
    connect(m_session.get(), &DataSession::opened, this, [this] { goTo(u"changes"_s); });
}

void MainWindow::restoreMoment(const Moment &moment)
{
    if (m_session && m_session->writable())
        showMomentDialog(MomentDialog::restoring(
            {.database = m_session->source().database, .moment = moment, .backupFolder = {}}));
}

void MainWindow::undoRestoreIn(const QString &database, qint64 run)
{
    showMomentDialog(MomentDialog::undoing({.database = database, .run = run, .backupFolder = {}}));
}

void MainWindow::showMomentDialog(const MomentTask &task)
{
    auto *dialog = new MomentDialog(task, m_background, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MomentDialog::starting, this, &MainWindow::leaveForRestore);
    connect(dialog, &MomentDialog::finishedWith, this, &MainWindow::comeBackRestored);
    connect(dialog, &MomentDialog::notDone, this, [this] { comeBackRestored({}); });
    dialog->open();
}

void MainWindow::showDestination(const FilePlace &place)
{
    if (!m_session)
        return;
    auto *dialog =
        new DestinationDialog({.database = m_session->source().database, .make = {}, .source = {}},
                              place, m_background, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DestinationDialog::placeWanted, this,
            [this, dialog](const QString &table, const QString &key, const QString &column) {
                dialog->accept();
                goToRow(table, key, column);
            });
    dialog->open();
}

/// A row as the ledger names it, in the first view that shows it.
void MainWindow::goToRow(const QString &table, const QString &key, const QString &column)
{
    if (!m_session)
        return;
    const auto find = [layouts = m_session->layouts(), table, key,
                       column](Connections &connections) -> Result<RowPlace> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return findRowPlace(**connection, layouts, table, key, column);
    };
    m_session->listingThread().ask(this, find, [this, table](const Result<RowPlace> &place) {
        if (!place) {
            m_messages->showProblem(place.error());
            return;
        }
        if (!place->view.isEmpty() && place->id != 0) {
            goToRecord(*place);
            return;
        }
        m_messages->showProblem({.code = u"VIEW-02"_s,
                                 .severity = Severity::Info,
                                 .found = table,
                                 .message = place->view.isEmpty()
                                     ? tr("This table has no page of its own.")
                                     : tr("This record is not there any more.")});
    });
}

void MainWindow::goToRecord(const RowPlace &place)
{
    goTo(u"view:"_s + place.view);
    if (TablePage *table = currentTable())
        showRecord(*table, place.id, place.column);
}

} // namespace waybill
