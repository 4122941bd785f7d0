// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/differencemodel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("DifferenceModel", text);
}

QString markOf(const Difference &difference)
{
    const bool needsALook = difference.kind == Difference::Kind::NewWord
        || difference.kind == Difference::Kind::ColumnGone
        || difference.kind == Difference::Kind::NewColumn;
    return needsALook ? u"warn"_s : u"muted"_s;
}

} // namespace

DifferenceModel::DifferenceModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("Difference"),
               .text = [](const Difference &difference) -> QVariant {
                   return differenceTitle(difference.kind);
               },
               .mark = markOf});
    addColumn({.title = say("What"),
               .text = [](const Difference &difference) -> QVariant { return difference.what; }});
    addColumn({.title = say("Where"),
               .text = [](const Difference &difference) -> QVariant { return difference.where; }});
}

} // namespace waybill
