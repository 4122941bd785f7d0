// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/inputdifferencemodel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("InputDifferenceModel", text);
}

QString markOf(const InputDifference &difference)
{
    const bool needsALook = difference.kind == InputDifference::Kind::NewWord
        || difference.kind == InputDifference::Kind::ColumnGone
        || difference.kind == InputDifference::Kind::NewColumn;
    return needsALook ? u"warn"_s : u"muted"_s;
}

} // namespace

InputDifferenceModel::InputDifferenceModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("Difference"),
               .text = [](const InputDifference &difference) -> QVariant {
                   return differenceTitle(difference.kind);
               },
               .mark = markOf});
    addColumn({.title = say("What"), .text = [](const InputDifference &difference) -> QVariant {
                   return difference.what;
               }});
    addColumn({.title = say("Where"), .text = [](const InputDifference &difference) -> QVariant {
                   return difference.where;
               }});
}

} // namespace waybill
