// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/activityrows.h"

#include "migration/target/statement.h"
#include "models/database/catalogue.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text, const char *remark = nullptr, int count = -1)
{
    return QCoreApplication::translate("ActivityRecord", text, remark, count);
}

/// The first and the last day that a date can mean: all of March for "2024-03".
std::string firstDay(const std::string &date)
{
    return "date(substr(" + date + " || '-01-01', 1, 10))";
}

std::string lastDay(const std::string &date)
{
    return "CASE length(" + date + ") WHEN 4 THEN date(" + date + " || '-12-31') WHEN 7 THEN date("
        + date + " || '-01', '+1 month', '-1 day') ELSE date(substr(" + date + ", 1, 10)) END";
}

struct Rows
{
    RowIds inside;
    qint64 unclear = 0;
};

Result<Rows> rowsBetween(Connection &connection, const ViewSpec &view, const ActivityRecord &record)
{
    const std::string date = quotedName(view.activity->date);
    auto statement = Statement::prepare(
        connection,
        "SELECT rowid, coalesce(f >= ?1 AND l <= ?2, 0), coalesce(f > ?2 OR l < ?1, 0) "
        "FROM (SELECT rowid, "
            + date + " AS d, " + firstDay(date) + " AS f, " + lastDay(date) + " AS l FROM "
            + quotedName(view.table) + ") ORDER BY d, rowid");
    if (!statement)
        return statement.error();
    // Bound by reference: both outlive the statement's last step.
    const Value from = record.from.toString(Qt::ISODate).toStdString();
    const Value to = record.to.toString(Qt::ISODate).toStdString();
    statement->bind(0, from);
    statement->bind(1, to);
    Rows rows;
    for (;;) {
        auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            return rows;
        if (statement->integer(1) != 0)
            rows.inside.push_back(statement->integer(0));
        else if (statement->integer(2) == 0)
            ++rows.unclear;
    }
}

TableHead headOf(const ActivityRecord &record, const ViewSpec &view, const ShownTable &table,
                 const Rows &rows)
{
    const QLocale locale;
    TableHead head = headOf(table); // for the columns
    head.title = view.activity->title;
    head.notes.clear();
    if (!record.name.isEmpty())
        head.notes << say("Name: %1").arg(record.name);
    head.notes << say("From %1 to %2")
                      .arg(locale.toString(record.from, QLocale::LongFormat),
                           locale.toString(record.to, QLocale::LongFormat));
    head.notes << say("Entries: %n", nullptr, static_cast<int>(rows.inside.size()));
    if (rows.unclear > 0)
        head.notes << say("Not listed, because their date is not known or not exact: %n", nullptr,
                          static_cast<int>(rows.unclear));
    head.notes << say("Made on %1").arg(locale.toString(QDate::currentDate(), QLocale::LongFormat));
    return head;
}

} // namespace

const ViewSpec *activityView(const Playbook &playbook)
{
    const auto view = std::find_if(playbook.views.begin(), playbook.views.end(),
                                   [](const ViewSpec &each) { return each.activity.has_value(); });
    return view == playbook.views.end() ? nullptr : &*view;
}

Result<ActivityRows> readActivity(Connection &connection, const ActivityRecord &record)
{
    const auto missing = [] {
        return Problem{.code = u"ACT-01"_s,
                       .message = say("This database has nothing to make the record of.")};
    };
    const auto view =
        std::find_if(record.playbook.views.begin(), record.playbook.views.end(),
                     [&](const ViewSpec &each) { return each.id == record.view && each.activity; });
    if (view == record.playbook.views.end())
        return missing();
    const auto catalogue = readCatalogue(connection);
    if (!catalogue)
        return catalogue.error();
    ViewSpec listed = *view;
    listed.columns = view->activity->columns;
    const auto layout = makeLayout(listed, record.playbook, *catalogue);
    if (!layout)
        return missing();
    const auto rows = rowsBetween(connection, *view, record);
    if (!rows)
        return rows.error();
    ActivityRows made{.table = {.database = record.database,
                                .layout = *layout,
                                .query = {},
                                .columns = {},
                                .rows = rows->inside},
                      .head = {}};
    for (int i = 0; i < layout->columns.size(); ++i)
        made.table.columns << i;
    made.head = headOf(record, *view, made.table, *rows);
    return made;
}

} // namespace waybill
