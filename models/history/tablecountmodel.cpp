// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/tablecountmodel.h"

#include <QLocale>

namespace waybill {

namespace {

using Count = qint64 TableDifference::*;

} // namespace

TableCountModel::TableCountModel(QObject *parent)
    : ValueModel(parent)
{
    const auto count = [](Count member) {
        return [member](const TableDifference &table) {
            return QVariant(QLocale().toString(table.*member));
        };
    };
    const auto raw = [](Count member) {
        return [member](const TableDifference &table) { return QVariant(table.*member); };
    };
    addColumn({.title = tr("Table"),
               .text = [](const TableDifference &table) { return QVariant(table.table); }});
    addColumn({.title = tr("Added"),
               .text = count(&TableDifference::added),
               .number = true,
               .sort = raw(&TableDifference::added)});
    addColumn({.title = tr("Removed"),
               .text = count(&TableDifference::removed),
               .number = true,
               .sort = raw(&TableDifference::removed)});
    addColumn({.title = tr("Changed"),
               .text = count(&TableDifference::changed),
               .number = true,
               .sort = raw(&TableDifference::changed)});
}

} // namespace waybill
