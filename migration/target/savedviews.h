// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <QList>
#include <QString>

#include <optional>
#include <string>

/// Views of tables that people have saved, in the database they belong to (waybill_views). What a
/// view holds is JSON that is not looked into here.
namespace waybill {

struct SavedView
{
    QString page; ///< which of the playbook's views of tables it is a view of
    QString table; ///< that the page lists
    QString name;
    std::string content; ///< JSON, in one line

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

/// Sorted by page and name; none where no view was ever saved.
Result<QList<SavedView>> readSavedViews(Connection &connection);

/// A view as it was seen, and as it is to be; one of the two may be missing.
struct SavedViewChange
{
    std::optional<SavedView> before;
    std::optional<SavedView> after;
};

/// All of it or nothing. VIEW-01 when a view is not what was seen any more, VIEW-02 when its name
/// is taken on that page (case aside).
Result<> changeSavedViews(Connection &connection, const QList<SavedViewChange> &changes);

} // namespace waybill
