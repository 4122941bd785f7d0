// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/savedviews.h"

#include <QByteArray>

namespace waybill {

/// A file of saved views: one JSON document, to take them to another database.
QByteArray viewFileText(const QList<SavedView> &views);

/// VIEW-04 when \a text is no such file.
Result<QList<SavedView>> readViewFile(const QByteArray &text, const QString &path);

/// The file at \a path; SRC-01 to SRC-03 when it cannot be read.
Result<QList<SavedView>> readViewFileAt(const QString &path);

/// How views of a file come to a database that has views already.
struct ViewImport
{
    QList<SavedViewChange> changes; ///< what is to be done
    QStringList replaced; ///< names of views that will be others
    QStringList same; ///< ... that are there already, just so
    QStringList homeless; ///< ... of pages that the database does not have
};

/// \a pages: those there are.
ViewImport planImport(const QList<SavedView> &fromFile, const QList<SavedView> &there,
                      const QStringList &pages);

} // namespace waybill
