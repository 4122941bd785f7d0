// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/aside/asidemodels.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AsideModels)
};

QString markOf(AsideState state)
{
    switch (state) {
    case AsideState::Open:
        return u"warn"_s;
    case AsideState::Mended:
        return u"good"_s;
    case AsideState::Waiting:
    case AsideState::LeftOut:
    case AsideState::Gone:
        break;
    }
    return u"muted"_s;
}

QString stateText(const AsideItem &item)
{
    return item.mending.isEmpty() ? asideText(item.state)
                                  : Text::tr("%1: %2").arg(asideText(item.state), item.mending);
}

} // namespace

QString asideValueText(const AsideItem &item)
{
    if (item.missing)
        return Text::tr("(nothing)");
    const QString text = QString::fromStdString(item.raw);
    return text.trimmed() == text ? text : u"“%1”"_s.arg(text); // spaces are not seen else
}

QString asidePlaceText(const AsideItem &item)
{
    if (item.line <= 0)
        return item.file;
    return item.column > 0
        ? Text::tr("%1, line %2, column %3").arg(item.file).arg(item.line).arg(item.column)
        : Text::tr("%1, line %2").arg(item.file).arg(item.line);
}

RepairModel::RepairModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = Text::tr("What happened"),
               .text = [](const AsideRepair &repair) -> QVariant { return repair.first.message; }});
    addColumn({.title = Text::tr("Field"),
               .text = [](const AsideRepair &repair) -> QVariant { return repair.first.field; }});
    addColumn({.title = Text::tr("In the file"), .text = [](const AsideRepair &repair) -> QVariant {
                   return asideValueText(repair.first);
               }});
    addColumn({.title = Text::tr("Count"),
               .text = [](const AsideRepair &repair) -> QVariant {
                   return QLocale().toString(repair.count);
               },
               .number = true,
               .sort = [](const AsideRepair &repair) -> QVariant { return repair.count; }});
    addColumn(
        {.title = Text::tr("State"),
         .text = [](const AsideRepair &repair) -> QVariant { return stateText(repair.first); },
         .mark = [](const AsideRepair &repair) { return markOf(repair.first.state); }});
}

AsideItemModel::AsideItemModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = Text::tr("Line"),
               .text = [](const AsideItem &item) -> QVariant {
                   return item.line > 0 ? QLocale().toString(item.line) : QString();
               },
               .number = true,
               .sort = [](const AsideItem &item) -> QVariant { return item.line; }});
    addColumn(
        {.title = Text::tr("Record"),
         .text = [](const AsideItem &item) -> QVariant { return QLocale().toString(item.record); },
         .number = true,
         .sort = [](const AsideItem &item) -> QVariant { return item.record; }});
    addColumn({.title = Text::tr("File"),
               .text = [](const AsideItem &item) -> QVariant { return item.file; },
               .sort = [](const AsideItem &item) -> QVariant {
                   return u"%1 %2"_s.arg(item.file).arg(item.line, 12);
               }});
}

} // namespace waybill
