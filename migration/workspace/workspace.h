// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"
#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"

#include <QString>

namespace waybill {

/// Where the tables of a workspace are read from: its database, or its files as long as there is no
/// complete one or a person goes on with them (reading.h).
struct WorkspaceState
{
    enum class Reading { Files, Database };

    QString workspace;
    QString database; ///< where it is, or would be
    Reading reading = Reading::Files;
    QString note; ///< one sentence: which of the two, and why
};

/// Only a published database with a complete migration by \a playbook that has not been undone
/// counts. An empty, half or foreign file means Files (S0-B06).
WorkspaceState workspaceState(const QString &workspace, const Playbook &playbook);

/// Makes a database from the files of \a workspace, for this program alone: readable by this user
/// only, in the cache folder, not meant to be written to. Returns its path; give it back with
/// closeFilesDatabase(). What programs that are gone have left there is removed on the way.
Result<QString> openFromFiles(const QString &workspace, const Playbook &playbook,
                              const Answers &answers, const Observer &observer = {});
void closeFilesDatabase(const QString &path);

} // namespace waybill
