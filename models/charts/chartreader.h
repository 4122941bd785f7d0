// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/chartdata.h"
#include "models/database/datasession.h"

#include <memory>

namespace waybill {

/// Counts the charts of an open database in its thread for long reads, one after the other, and
/// hands each over when it is ready. Counting that is no longer wanted is interrupted.
class ChartReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartReader)

public:
    explicit ChartReader(DataSession &session, QObject *parent = nullptr);
    ~ChartReader() override;

    /// All of them, anew; what was under way is dropped.
    void start();
    void stop();
    bool busy() const { return m_left > 0; }

Q_SIGNALS:
    void counted(const waybill::ChartData &chart);
    void failed(const std::string &chart, const waybill::Problem &problem);

private:
    void ask(const ChartSpec &spec);

    DataSession &m_session;
    qsizetype m_left = 0;
    /// Shared with the counting under way; each start has its own.
    std::shared_ptr<std::atomic<bool>> m_stopped;
};

} // namespace waybill
