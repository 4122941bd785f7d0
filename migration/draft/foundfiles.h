// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"

#include <QString>
#include <QStringList>

namespace waybill {

/// A file of a folder that may hold records, by its name.
struct FoundFile
{
    enum class Kind { Csv, Json, Lines };

    QString path; ///< inside the folder
    Kind kind = Kind::Csv;
    qint64 bytes = 0;

    QString folder() const; ///< "notes/2024/", empty at the top
    QString name() const; ///< without the folder
};

struct FoundFiles
{
    QList<FoundFile> files; ///< sorted by path
    Problems problems; ///< what cannot be used, and why
    int others = 0; ///< files of other kinds
};

/// All files below \a folder. Hidden folders, backups and links are not looked into.
FoundFiles findFiles(const QString &folder);

} // namespace waybill
