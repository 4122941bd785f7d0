// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/opener.h"

#include "migration/inspect/earlieranswers.h"
#include "migration/inspect/inspection.h"
#include "migration/playbook/playbooklibrary.h"
#include "migration/workspace/reading.h"
#include "migration/writeback/writeback.h"
#include "models/database/catalogue.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// The workspace around a database, when it stands where its playbook puts it.
QString workspaceAround(const QString &database, const Playbook &playbook)
{
    const QString inside = u'/' + playbook.databasePath;
    return !playbook.databasePath.isEmpty() && database.endsWith(inside)
        ? database.chopped(inside.size())
        : QString();
}

Result<DataSource> openFile(const QString &path)
{
    auto playbook = playbookOf(path, availablePlaybooks());
    if (!playbook)
        return playbook.error();
    const QString workspace = workspaceAround(path, *playbook);
    return DataSource{.database = path,
                      .workspace = workspace,
                      .fromFiles = false,
                      .playbook = std::move(*playbook)};
}

Result<DataSource> openFolder(const QString &path)
{
    const std::vector<Playbook> playbooks = availablePlaybooks();
    const QList<Detection> detected = detectPlaybooks(path, playbooks);
    if (detected.isEmpty())
        return Problem{.code = u"WS-01"_s,
                       .file = path,
                       .hint = Opener::tr("Choose the folder that holds the files themselves."),
                       .message = Opener::tr("No playbook knows the files in this folder.")};
    const auto playbook =
        std::find_if(playbooks.begin(), playbooks.end(), [&](const Playbook &candidate) {
            return candidate.id == detected.constFirst().playbook.toStdString();
        });
    const WorkspaceState state = workspaceState(path, *playbook);
    if (state.reading == WorkspaceState::Reading::Database)
        return DataSource{.database = state.database,
                          .workspace = path,
                          .fromFiles = false,
                          .playbook = *playbook};
    // What has been answered for the database holds for the files as well.
    const Answers answers =
        QFileInfo::exists(state.database) ? earlierAnswers(state.database, *playbook) : Answers();
    auto readOnly = openFromFiles(path, *playbook, answers, {});
    if (!readOnly)
        return readOnly.error();
    const auto chosen = chosenReading(state.database);
    const bool byChoice = chosen && *chosen == WorkspaceState::Reading::Files;
    return DataSource{.database = *readOnly,
                      .workspace = path,
                      .fromFiles = true,
                      .unusedDatabase = byChoice ? state.database : QString(),
                      .playbook = *playbook};
}

struct Opened
{
    Result<DataSource> source;
    QString note; ///< what was put in order before
};

/// While another write-back is at work there is nothing to put in order.
std::optional<RecoveredWriteBack> recover(const QString &database)
{
    auto recovered = recoverWriteBack(database);
    return recovered ? *recovered : std::nullopt;
}

} // namespace

Opener::Opener(Background &background, QObject *parent)
    : QObject(parent)
    , m_background(background)
{
}

void Opener::open(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    const auto work = [absolute]() -> Opened {
        Opened opened{.source =
                          QFileInfo(absolute).isDir() ? openFolder(absolute) : openFile(absolute)};
        if (!opened.source)
            return opened;
        const DataSource &source = *opened.source;
        const QString database = source.fromFiles ? source.unusedDatabase : source.database;
        const auto recovered =
            database.isEmpty() ? std::optional<RecoveredWriteBack>() : recover(database);
        if (recovered)
            opened.note = describe(*recovered);
        return opened;
    };
    m_background.run(this, work, [this, absolute](const Opened &result) {
        if (!result.source) {
            Q_EMIT failed(absolute, result.source.error());
            return;
        }
        Q_EMIT opened(*result.source);
        if (!result.note.isEmpty())
            Q_EMIT noted(result.note);
    });
}

} // namespace waybill
