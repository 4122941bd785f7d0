// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/pagewriter.h"

#include <QLocale>
#include <QPdfWriter>

using namespace Qt::StringLiterals;

namespace waybill {

std::unique_ptr<TableWriter> makePdfWriter(const QString &path, const TableHead &head)
{
    auto device = std::make_shared<QPdfWriter>(path);
    device->setTitle(head.title);
    device->setCreator(u"Waybill"_s);
    device->setResolution(600);
    const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    device->setPageSize(QPageSize(letter ? QPageSize::Letter : QPageSize::A4));
    device->setPageOrientation(QPageLayout::Landscape);
    device->setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter);
    return makePageWriter(std::move(device), head);
}

} // namespace waybill
