// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace that has been migrated may go on with its files for a while, and come back.
#include "migration/workspace/reading.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/messagebar.h"

namespace waybill {

using Reading = WorkspaceState::Reading;

void MainWindow::switchReading()
{
    if (!m_session)
        return;
    const DataSource source = m_session->source();
    const bool toFiles = !source.fromFiles;
    const QString database = toFiles ? source.database : source.unusedDatabase;
    if (database.isEmpty() || source.workspace.isEmpty())
        return;
    const Reading reading = toFiles ? Reading::Files : Reading::Database;
    const auto change = [database, workspace = source.workspace, reading]() -> Result<QString> {
        const auto outlook = readingOutlook(database, workspace);
        if (!outlook)
            return outlook.error();
        if (auto chosen = chooseReading(database, reading); !chosen)
            return chosen.error();
        return readingAdvice(*outlook, reading);
    };
    m_background.run(this, change,
                     [this, workspace = source.workspace, toFiles](const Result<QString> &advice) {
                         if (!advice) {
                             m_messages->showProblem(advice.error());
                             return;
                         }
                         openPath(workspace);
                         const QString done = toFiles ? tr("You go on with the files.")
                                                      : tr("You go on with the database.");
                         m_messages->showDone((done + u' ' + *advice).trimmed());
                     });
}

} // namespace waybill
