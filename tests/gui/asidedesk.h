// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/guitest.h"
#include "ui/mainwindow/mainwindow.h"

namespace waybill {
class RetryDialog;
class SetAsidePage;
} // namespace waybill

namespace waybill::test {

/// A sample that was migrated, and the page of what was set aside in a window of its own.
class AsideDesk final
{
public:
    explicit AsideDesk(const QString &sample = QStringLiteral("resume-toolkit-real"));

    QString workspace() const { return m_desk.workspace(); }
    QString database() const { return m_database; }
    bool migrate(); ///< by the playbook of the sample; a second time as well
    bool open(); ///< the window, at the page

    MainWindow &window() const { return *m_window; }
    SetAsidePage *page() const;
    /// The row that holds both, in whichever columns; -1 for none.
    int rowOf(const QString &text, const QString &state = {}) const;
    bool choose(const QString &text, const QString &state) const; ///< as soon as it is listed
    bool waits() const; ///< that something was entered
    RetryDialog *retry() const; ///< when it has ended; null when it does not

private:
    bool isOpen() const;

    Desk m_desk;
    QString m_sample;
    QString m_database;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace waybill::test
