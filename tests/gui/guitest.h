// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

class QPushButton;
class QWidget;

namespace waybill {
class MainWindow;
class MigrationWizard;
class TablePage;
} // namespace waybill

namespace waybill::test {

/// A place of its own for one test: settings, cache, and a copy of a sample workspace.
class Desk
{
public:
    explicit Desk(const QString &sample = QStringLiteral("resume-toolkit-real"));

    QString workspace() const { return m_workspace; }
    QString database() const;

private:
    QTemporaryDir m_folder;
    QString m_workspace;
};

/// Waits until the button can be pressed, then presses it with the mouse.
bool press(QWidget *window, const char *button, int milliseconds = 60000);
/// From the first page of the wizard to the last one.
bool walkThrough(MigrationWizard &wizard, int milliseconds = 120000);
/// Migrates the workspace through the wizard and opens what came of it.
bool migrate(MainWindow &window, const QString &workspace);
/// The page of a view, listed; null when it does not come.
TablePage *showTable(MainWindow &window, const QString &view);
/// Deletes the selected records, and agrees when it is asked about what belongs to them.
bool deleteSelected(TablePage &page);
/// The number a query gives, by a connection of its own; -1 when it fails.
qint64 countRows(const QString &database, const std::string &sql);

} // namespace waybill::test
