// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rowlist.h"

#include "app/cli/words.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

const char *reasonName(UndoRow::Reason reason)
{
    switch (reason) {
    case UndoRow::Reason::Added:
        return "added";
    case UndoRow::Reason::Edited:
        return "edited";
    case UndoRow::Reason::Deleted:
        return "deleted";
    case UndoRow::Reason::ParentOfKept:
        break;
    }
    return "parent-of-kept";
}

QString reasonText(UndoRow::Reason reason)
{
    switch (reason) {
    case UndoRow::Reason::Added:
        return Cli::tr("added since");
    case UndoRow::Reason::Edited:
        return Cli::tr("edited since");
    case UndoRow::Reason::Deleted:
        return Cli::tr("deleted since");
    case UndoRow::Reason::ParentOfKept:
        break;
    }
    return Cli::tr("needed by another one");
}

} // namespace

QString rowLines(const QList<UndoRow> &rows)
{
    constexpr qsizetype most = 20;
    QString text;
    for (const UndoRow &row : rows.first(qMin(most, rows.size()))) {
        text +=
            u"    %1 %2 %3: %4\n"_s.arg(row.table, row.key, row.caption, reasonText(row.reason));
    }
    if (rows.size() > most) {
        text += u"    "_s + Cli::tr("and %n more", nullptr, static_cast<int>(rows.size() - most))
            + u'\n';
    }
    return text;
}

void writeRows(JsonWriter &json, const QList<UndoRow> &rows)
{
    for (const UndoRow &row : rows) {
        json.beginObject()
            .field("table", row.table)
            .field("key", row.key)
            .field("caption", row.caption)
            .field("reason", reasonName(row.reason))
            .endObject();
    }
}

} // namespace waybill
