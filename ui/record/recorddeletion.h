// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"

#include <functional>

class QWidget;

namespace waybill {

/// Records of one view that are to be deleted.
struct RecordDeletion
{
    TableLayout layout;
    QList<QVariant> keys;
    QString caption; ///< of the only one
};

/// Deletes them as one step of the history; first says what belongs to them, by kind, and asks,
/// when there is anything. \a done gets a sentence for the person.
void deleteRecords(DataSession &session, const RecordDeletion &deletion, QWidget *window,
                   const std::function<void(const QString &)> &done);

} // namespace waybill
