// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/receipt/receipt.h"
#include "migration/verify/reportrecords.h"
#include "migration/verify/rundifference.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// The records behind a number of a report.
class ReportRecordModel final : public ValueModel<ReportRecord>
{
public:
    explicit ReportRecordModel(QObject *parent = nullptr);
    void append(const QList<ReportRecord> &more);
    /// Values of files about people are covered unless \a shown.
    void showPersonal(bool shown);

private:
    QString cell(const ReportRecord &record, const QString &text) const;

    bool m_showsPersonal = false;
};

/// Two runs beside each other: their files, their numbers, their records.
class FileInRunsModel final : public ValueModel<FileInRuns>
{
public:
    explicit FileInRunsModel(QObject *parent = nullptr);
};

class FigureInRunsModel final : public ValueModel<FigureInRuns>
{
public:
    explicit FigureInRunsModel(QObject *parent = nullptr);
};

class RecordInRunsModel final : public ValueModel<RecordInRuns>
{
public:
    explicit RecordInRunsModel(QObject *parent = nullptr);
};

/// What of a receipt is still so.
class ReceiptCheckModel final : public ValueModel<ReceiptCheck>
{
public:
    explicit ReceiptCheckModel(QObject *parent = nullptr);
};

} // namespace waybill
