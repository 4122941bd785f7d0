// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asidelist.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// What one mending mends, with how often it is there.
class RepairModel final : public ValueModel<AsideRepair>
{
public:
    explicit RepairModel(QObject *parent = nullptr);
};

/// Where each of them is.
class AsideItemModel final : public ValueModel<AsideItem>
{
public:
    explicit AsideItemModel(QObject *parent = nullptr);
};

/// "“soon”", or that nothing stands there.
QString asideValueText(const AsideItem &item);
/// "sales.csv, line 3, column 7"
QString asidePlaceText(const AsideItem &item);

} // namespace waybill
