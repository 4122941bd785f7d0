// SPDX-License-Identifier: GPL-3.0-or-later
// What was set aside: the ways to its page, and the migration that tries it again.
#include "ui/aside/retrydialog.h"
#include "ui/aside/setasidepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/statusline.h"
#include "ui/pages/migrationspage.h"
#include "ui/widgets/messagebar.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace waybill {

void MainWindow::buildAside(QMenu &menu)
{
    m_asideAction = addAction(&menu, u"inbox"_s, tr("What was set &aside"),
                              QKeySequence(tr("Ctrl+J")), "setAside");
    connect(m_asideAction, &QAction::triggered, this, [this] { goTo(u"aside"_s); });
    connect(m_status, &StatusLine::setAsideWanted, this, [this] { goTo(u"aside"_s); });
    connect(m_migrations, &MigrationsPage::setAsideWanted, this, &MainWindow::showAside);
    connect(m_aside, &SetAsidePage::problem, m_messages, &MessageBar::showProblem);
    connect(m_aside, &SetAsidePage::done, this,
            [this](const QString &text) { m_messages->showDone(text); });
    connect(m_aside, &SetAsidePage::destinationWanted, this, &MainWindow::showDestination);
    connect(m_aside, &SetAsidePage::undoRequested, this, [this](qint64 run) { openUndo(run, {}); });
    connect(m_aside, &SetAsidePage::retryRequested, this, &MainWindow::tryAgain);
}

void MainWindow::showAside(const AsideFilter &filter)
{
    goTo(u"aside"_s);
    m_aside->showOnly(filter);
}

void MainWindow::tryAgain(const Answers &mendings)
{
    if (!m_session || m_session->source().fromFiles)
        return;
    const QString database = m_session->source().database;
    auto *dialog = new RetryDialog(database, mendings, m_background, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RetryDialog::starting, this, &MainWindow::closeSession);
    connect(dialog, &RetryDialog::ended, this, [this, database] {
        if (m_session)
            return; // it did not begin
        m_comeBackTo = u"aside"_s;
        openPath(database);
    });
    dialog->open();
    dialog->start();
}

} // namespace waybill
