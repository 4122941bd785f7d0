// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/background.h"
#include "models/export/exportshown.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <stop_token>

namespace waybill {

/// Writes a table in a thread and on a connection of its own, so that the window and its edits
/// never wait for it. Ends with exactly one of finished(), cancelled() and failed(); the destructor
/// cancels.
class ExportJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportJob)

public:
    /// Says how many rows were written.
    using Work = std::function<Result<qint64>(const Observer &)>;

    explicit ExportJob(QObject *parent = nullptr);
    ~ExportJob() override;

    void start(Work work); ///< once
    void cancel();

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);
    void finished(qint64 rows);
    void cancelled();
    void failed(const waybill::Problem &problem);

private:
    void end(const Result<qint64> &rows);

    std::stop_source m_stop;
    Background m_background; // last: its destructor waits for the work
};

} // namespace waybill
