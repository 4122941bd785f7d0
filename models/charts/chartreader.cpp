// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/chartreader.h"

namespace waybill {

ChartReader::ChartReader(DataSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

ChartReader::~ChartReader()
{
    stop();
}

void ChartReader::start()
{
    stop();
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    for (const ChartSpec &spec : m_session.source().playbook.charts)
        ask(spec);
}

void ChartReader::stop()
{
    if (m_stopped)
        *m_stopped = true;
    m_left = 0;
}

/// One request a chart, so that others who read need not wait for all of them. The playbook is the
/// session's, which outlives its threads.
void ChartReader::ask(const ChartSpec &spec)
{
    ++m_left;
    const auto count = [spec, &playbook = m_session.source().playbook,
                        stopped = m_stopped](Connections &connections) -> Result<ChartData> {
        if (*stopped)
            return Problem{.code = QStringLiteral("CANCELLED")};
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return readChart(**connection, spec, playbook, stopped.get());
    };
    m_session.listingThread().ask(
        this, count, [this, id = spec.id, stopped = m_stopped](Result<ChartData> chart) {
            if (*stopped)
                return;
            --m_left;
            if (chart)
                Q_EMIT counted(*chart);
            else
                Q_EMIT failed(id, chart.error());
        });
}

} // namespace waybill
