// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/savedviews.h"

#include "migration/base/username.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct SavedViewText
{
    Q_DECLARE_TR_FUNCTIONS(SavedViews)
};

Result<bool> hasViews(Connection &connection)
{
    const auto found =
        queryInteger(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'waybill_views'");
    return found ? Result<bool>(*found > 0) : found.error();
}

/// The view of that name; no value when there is none.
Result<std::optional<SavedView>> find(Connection &connection, const SavedView &wanted)
{
    const std::string page = wanted.page.toStdString();
    const std::string name = wanted.name.toStdString();
    auto query = Statement::prepare(connection,
                                    "SELECT page, table_name, name, content FROM waybill_views"
                                    " WHERE page = ? AND name = ?");
    if (!query)
        return query.error();
    query->bindText(0, page);
    query->bindText(1, name);
    const auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<SavedView>();
    return std::optional(
        SavedView{query->qtext(0), query->qtext(1), query->qtext(2), query->text(3)});
}

Result<> remove(Connection &connection, const SavedView &seen)
{
    const auto now = find(connection, seen);
    if (!now)
        return now.error();
    if (!*now || (*now)->content != seen.content) {
        return Problem{.code = u"VIEW-01"_s,
                       .found = seen.name,
                       .action = SavedViewText::tr("Nothing was changed."),
                       .hint = SavedViewText::tr("Look at it again and decide then."),
                       .message = SavedViewText::tr("The view “%1” was changed or deleted by "
                                                    "somebody else meanwhile.")
                                      .arg(seen.name)};
    }
    const std::string page = seen.page.toStdString();
    const std::string name = seen.name.toStdString();
    auto query =
        Statement::prepare(connection, "DELETE FROM waybill_views WHERE page = ? AND name = ?");
    if (!query)
        return query.error();
    query->bindText(0, page);
    query->bindText(1, name);
    return query->execute();
}

Result<> add(Connection &connection, const SavedView &view)
{
    const auto taken = find(connection, view);
    if (!taken)
        return taken.error();
    if (*taken) {
        return Problem{
            .code = u"VIEW-02"_s,
            .found = (*taken)->name,
            .action = SavedViewText::tr("Nothing was changed."),
            .hint = SavedViewText::tr("Choose another name."),
            .message =
                SavedViewText::tr("There is a view of the name “%1” already.").arg((*taken)->name)};
    }
    const std::string texts[] = {view.page.toStdString(), view.table.toStdString(),
                                 view.name.toStdString(), view.content, currentUser()};
    auto query = Statement::prepare(connection,
                                    "INSERT INTO waybill_views"
                                    " (page, table_name, name, content, changed_by)"
                                    " VALUES (?, ?, ?, ?, ?)");
    if (!query)
        return query.error();
    for (int i = 0; i < 5; ++i)
        query->bindText(i, texts[i]);
    return query->execute();
}

} // namespace

Result<QList<SavedView>> readSavedViews(Connection &connection)
{
    QList<SavedView> views;
    const auto there = hasViews(connection);
    if (!there)
        return there.error();
    if (!*there)
        return views;
    auto query = Statement::prepare(connection,
                                    "SELECT page, table_name, name, content FROM waybill_views"
                                    " ORDER BY page, name");
    if (!query)
        return query.error();
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return views;
        views << SavedView{query->qtext(0), query->qtext(1), query->qtext(2), query->text(3)};
    }
}

Result<> changeSavedViews(Connection &connection, const QList<SavedViewChange> &changes)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (auto made = createViewsTable(connection); !made)
        return made;
    for (const SavedViewChange &change : changes) {
        if (!change.before)
            continue;
        if (auto removed = remove(connection, *change.before); !removed)
            return removed;
    }
    for (const SavedViewChange &change : changes) {
        if (!change.after)
            continue;
        if (auto added = add(connection, *change.after); !added)
            return added;
    }
    return transaction->commit();
}

} // namespace waybill
