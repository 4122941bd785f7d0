// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"

#include <QString>
#include <QStringList>

namespace waybill {

/// What is copied before an undo or a redo, so that it can be taken back itself.
struct SafetyBackup
{
    QString database;
    QString workspace;
    QString folder; ///< empty: where \a lastBackup is, or beside the database
    QString lastBackup; ///< a backup of this workspace
    QString databaseName; ///< what the playbook calls copies of the database
    QStringList files; ///< of the workspace, that will be replaced
    int keepBackups = 10;
    QString prefix = QStringLiteral("pre_undo"); ///< of its name, and its kind
};

/// Returns the backup's path. Older ones that nothing needs any more make room for it.
Result<QString> makeSafetyBackup(const SafetyBackup &what, const Observer &observer);

} // namespace waybill
