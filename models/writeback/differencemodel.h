// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/writeback/writeback.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// A line of a file, as it is and as it will be.
struct DifferingLine
{
    QString file;
    qint64 line = 0; ///< in the file as it is; where lines only come, the one they follow
    QString before;
    QString after;
    enum class What { Changed, Removed, Added, More } what = What::Changed;
    bool isHidden = false;
};

/// What a write-back changes, line by line.
class DifferenceModel final : public ValueModel<DifferingLine>
{
public:
    explicit DifferenceModel(QObject *parent = nullptr);

    /// Lines of files about people are covered unless \a personal.
    void setPlan(const WriteBackPlan &plan, bool personal);
};

/// What no file can say.
class NotWrittenModel final : public ValueModel<NotWritten>
{
public:
    explicit NotWrittenModel(QObject *parent = nullptr);
};

} // namespace waybill
