// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/auditrows.h"

#include "migration/target/statement.h"
#include "models/tables/rowquery.h"
#include "models/tables/rowsql.h"
#include "models/tables/shown.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(AuditRows)
};

const TableLayout *layoutOf(const QList<TableLayout> &layouts, const QString &table)
{
    const auto found = std::find_if(layouts.begin(), layouts.end(), [&](const TableLayout &each) {
        return each.tableName() == table;
    });
    return found == layouts.end() ? nullptr : &*found;
}

QString shown(const TableLayout *layout, const AuditEntry::Cell &cell, const Value &value)
{
    if (cell.masked)
        return u"••••"_s;
    const QVariant variant = shownValue(value);
    if (!variant.isValid())
        return cell.shortened ? Tr::tr("a long text") : Tr::tr("not known");
    if (cell.value.isBlob)
        return Tr::tr("a picture or document");
    if (variant.toString().isEmpty())
        return Tr::tr("empty text");
    const int at = layout ? layout->column(cell.value.column.toStdString()) : -1;
    return at < 0 ? variant.toString() : shownText(layout->columns[at], variant);
}

AuditCell cellOf(const TableLayout *layout, const AuditEntry &entry, const AuditEntry::Cell &cell)
{
    const int at = layout ? layout->column(cell.value.column.toStdString()) : -1;
    AuditCell words{.column = cell.value.column,
                    .label = at < 0 ? cell.value.column : layout->columns[at].label};
    if (entry.action != "INSERT"_L1)
        words.before = shown(layout, cell, cell.value.before);
    if (entry.action != "DELETE"_L1)
        words.after = shown(layout, cell, cell.value.after);
    words.stored = shownValue(cell.value.before);
    words.restorable = entry.action == "UPDATE"_L1 && !cell.masked && !cell.value.isBlob
        && !(cell.shortened && isNull(cell.value.before));
    return words;
}

QString summaryOf(const AuditRow &row)
{
    constexpr qsizetype most = 3;
    constexpr qsizetype longest = 60;
    const auto shortened = [](const QString &text) {
        const QString line = text.simplified();
        return line.size() > longest ? line.left(longest) + u'…' : line;
    };
    QStringList parts;
    for (const AuditCell &cell : row.cells.first(std::min(most, row.cells.size()))) {
        if (row.entry.action == "UPDATE"_L1)
            parts << Tr::tr("%1: %2 → %3")
                         .arg(cell.label, shortened(cell.before), shortened(cell.after));
        else
            parts << Tr::tr("%1: %2").arg(
                cell.label, shortened(cell.after.isEmpty() ? cell.before : cell.after));
    }
    if (row.cells.size() > most)
        parts << Tr::tr("and %n more", nullptr, static_cast<int>(row.cells.size() - most));
    return parts.join(u"; "_s);
}

/// What the row is called today, and where it is.
Result<> findRecord(Connection &connection, const TableLayout &layout, AuditRow &row)
{
    const Value key = layout.keyIsRowid ? Value(std::int64_t{row.entry.record.toLongLong()})
                                        : Value(row.entry.record.toStdString());
    const Sql sql{.text = "SELECT rowid FROM " + quotedName(layout.table) + " WHERE "
                      + quotedName(layout.key) + " = ?",
                  .values = {key}};
    auto query = prepared(connection, sql);
    if (!query)
        return query.error();
    auto there = query->step();
    if (!there)
        return there.error();
    if (!*there)
        return {};
    row.id = query->integer(0);
    query->reset();
    const auto rows = fetchRows(connection, layout, RowIds{row.id});
    if (!rows)
        return rows.error();
    if (!rows->isEmpty() && !rows->constFirst().caption.isEmpty())
        row.record = rows->constFirst().caption;
    return {};
}

void describeRun(AuditRow &row)
{
    const qint64 number = -row.entry.number;
    const auto &kind = row.entry.action;
    row.icon = kind == "migrate"_L1 ? u"database"_s : u"undo"_s;
    row.what = kind == "migrate"_L1 ? Tr::tr("Migration %1").arg(number)
        : kind == "undo"_L1         ? Tr::tr("Undo, run %1").arg(number)
        : kind == "redo"_L1         ? Tr::tr("Redo, run %1").arg(number)
                                    : Tr::tr("Restore, run %1").arg(number);
    row.record = row.entry.playbook;
    row.summary = row.entry.status == "undone"_L1 ? Tr::tr("Undone since")
        : row.entry.rows == 0
        ? QString()
        : Tr::tr("%n rows; its ledger tells of each", nullptr, static_cast<int>(row.entry.rows));
}

void describeChange(AuditRow &row)
{
    if (row.entry.action == "INSERT"_L1) {
        row.what = Tr::tr("Added");
        row.icon = u"plus"_s;
    } else if (row.entry.action == "DELETE"_L1) {
        row.what = Tr::tr("Deleted");
        row.icon = u"trash"_s;
    } else {
        row.what = Tr::tr("Changed");
        row.icon = u"edit"_s;
    }
}

} // namespace

Result<QList<AuditRow>> readAuditRows(Connection &connection, const QList<TableLayout> &layouts,
                                      std::span<const qint64> numbers)
{
    auto entries = readAuditEntries(connection, numbers);
    if (!entries)
        return entries.error();
    QList<AuditRow> rows;
    for (AuditEntry &entry : *entries) {
        AuditRow row{.entry = std::move(entry)};
        row.who = row.entry.who.isEmpty() ? Tr::tr("another program") : row.entry.who;
        if (row.entry.number < 0) {
            describeRun(row);
            rows << std::move(row);
            continue;
        }
        const TableLayout *layout = layoutOf(layouts, row.entry.table);
        row.table = layout ? layout->title : row.entry.table;
        row.view = layout ? layout->id : QString();
        row.record = row.entry.record;
        for (const AuditEntry::Cell &cell : std::as_const(row.entry.cells))
            row.cells << cellOf(layout, row.entry, cell);
        describeChange(row);
        row.summary = summaryOf(row);
        if (layout) {
            if (auto found = findRecord(connection, *layout, row); !found)
                return found.error();
        }
        rows << std::move(row);
    }
    return rows;
}

} // namespace waybill
