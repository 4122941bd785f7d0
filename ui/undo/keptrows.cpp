// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/keptrows.h"

#include <QCoreApplication>
#include <QListWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("KeptRows", text);
}

QString reasonText(UndoRow::Reason reason)
{
    switch (reason) {
    case UndoRow::Reason::Added:
        return say("added");
    case UndoRow::Reason::Edited:
        return say("edited");
    case UndoRow::Reason::Deleted:
        return say("deleted");
    case UndoRow::Reason::ParentOfKept:
        break;
    }
    return say("a kept record belongs to it");
}

} // namespace

QListWidget *keptRowList(const QList<UndoRow> &rows, const QString &name, QWidget *parent)
{
    constexpr qsizetype most = 500;
    auto *list = new QListWidget(parent);
    list->setAccessibleName(name);
    list->setObjectName(u"keptRows"_s);
    list->setMaximumHeight(140);
    for (const UndoRow &row : rows.first(std::min(rows.size(), most))) {
        const QString caption = row.caption.isEmpty() ? row.key : row.caption;
        list->addItem(say("%1: %2 (%3)").arg(row.title, caption, reasonText(row.reason)));
    }
    return list;
}

} // namespace waybill
