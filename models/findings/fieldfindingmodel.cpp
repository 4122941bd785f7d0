// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/fieldfindingmodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("FieldFindingModel", text);
}

QString markOf(const FieldFinding &field)
{
    switch (field.fate) {
    case FieldFinding::Fate::AsIs:
        return u"good"_s;
    case FieldFinding::Fate::NeedsAnswer:
        return u"warn"_s;
    case FieldFinding::Fate::Changed:
    case FieldFinding::Fate::Extra:
    case FieldFinding::Fate::LeftOut:
    case FieldFinding::Fate::Secret:
        break;
    }
    return u"muted"_s;
}

QVariant count(qint64 number)
{
    return number ? QLocale().toString(number) : QString();
}

} // namespace

QString fateText(FieldFinding::Fate fate)
{
    switch (fate) {
    case FieldFinding::Fate::AsIs:
        return say("Stored as is");
    case FieldFinding::Fate::Changed:
        return say("Changed by a rule");
    case FieldFinding::Fate::NeedsAnswer:
        return say("Needs an answer");
    case FieldFinding::Fate::Extra:
        return say("Kept in extra details");
    case FieldFinding::Fate::LeftOut:
        return say("Left out (your choice)");
    case FieldFinding::Fate::Secret:
        break;
    }
    return say("Secret");
}

FieldFindingModel::FieldFindingModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("Source"), .text = [](const FieldFinding &field) -> QVariant {
                   return QString::fromStdString(field.source);
               }});
    addColumn({.title = say("Field"),
               .text = [](const FieldFinding &field) -> QVariant { return field.field; }});
    addColumn({.title = say("Goes to"), .text = [](const FieldFinding &field) -> QVariant {
                   return field.target.isEmpty() ? say("extra details") : field.target;
               }});
    addColumn({.title = say("Status"),
               .text = [](const FieldFinding &field) -> QVariant { return fateText(field.fate); },
               .mark = markOf});
    addColumn({.title = say("Examples"), .text = [](const FieldFinding &field) -> QVariant {
                   return field.samples.join(u" · "_s);
               }});
    addColumn({.title = say("How"),
               .text = [](const FieldFinding &field) -> QVariant { return field.how; }});
    addColumn({.title = say("Values"),
               .text = [](const FieldFinding &field) { return count(field.values); },
               .number = true,
               .sort = [](const FieldFinding &field) -> QVariant { return field.values; }});
    addColumn({.title = say("Changed"),
               .text = [](const FieldFinding &field) { return count(field.changed); },
               .number = true,
               .sort = [](const FieldFinding &field) -> QVariant { return field.changed; }});
    addColumn({.title = say("Not taken"),
               .text = [](const FieldFinding &field) { return count(field.refused); },
               .number = true,
               .sort = [](const FieldFinding &field) -> QVariant { return field.refused; }});
}

} // namespace waybill
