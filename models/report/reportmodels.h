// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/report.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// The sections of a report that are tables; one model each.
class TableReportModel final : public ValueModel<TableReport>
{
public:
    static constexpr int mergedColumn = 4;
    explicit TableReportModel(QObject *parent = nullptr);
};

class SourceReportModel final : public ValueModel<SourceReport>
{
public:
    static constexpr int balanceColumn = 2; ///< the first of six: read, as they are, changed, ...
    explicit SourceReportModel(QObject *parent = nullptr);
};

class FieldBalanceModel final : public ValueModel<FieldBalance>
{
public:
    static constexpr int balanceColumn = 3;
    explicit FieldBalanceModel(QObject *parent = nullptr);
};

class RuleModel final : public ValueModel<RuleReport>
{
public:
    explicit RuleModel(QObject *parent = nullptr);
};

class CheckModel final : public ValueModel<CheckReport>
{
public:
    explicit CheckModel(QObject *parent = nullptr);
};

class DecisionModel final : public ValueModel<Decision>
{
public:
    explicit DecisionModel(QObject *parent = nullptr);
};

} // namespace waybill
