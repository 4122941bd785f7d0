// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportjob.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace waybill {

ExportJob::ExportJob(QObject *parent)
    : QObject(parent)
{
}

ExportJob::~ExportJob()
{
    cancel();
}

void ExportJob::cancel()
{
    m_stop.request_stop();
}

void ExportJob::start(Work work)
{
    constexpr int pause = 50; // milliseconds between two reports: nobody sees more
    auto clock = std::make_shared<QElapsedTimer>();
    clock->start();
    const auto report = [this, clock](const Progress &progress) {
        if (clock->elapsed() < pause)
            return;
        clock->restart();
        m_background.post([this, done = progress.done, total = progress.total] {
            Q_EMIT progressed(done, total);
        });
    };
    m_background.run(
        this,
        [work = std::move(work),
         observer = Observer{.stop = m_stop.get_token(), .progressed = report}] {
            return work(observer);
        },
        [this](const Result<qint64> &rows) { end(rows); });
}

void ExportJob::end(const Result<qint64> &rows)
{
    if (rows)
        Q_EMIT finished(*rows);
    else if (rows.error().code == "CANCELLED"_L1)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(rows.error());
}

} // namespace waybill
