// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/blockprogress.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

BlockProgress::BlockProgress(const Observer &observer, const QString &step, const QString &title,
                             qint64 total)
    : m_observer(observer)
    , m_progress({.step = step, .title = title, .total = total, .unit = u"bytes"_s})
{
    m_clock.start();
    tell();
}

bool BlockProgress::advance(qint64 bytes)
{
    constexpr qint64 pause = 50;
    m_progress.done += bytes;
    if (m_clock.elapsed() - m_toldAt >= pause)
        tell();
    return !isStopped();
}

void BlockProgress::finish()
{
    m_progress.state = Progress::State::Done;
    m_progress.done = m_progress.total;
    m_progress.now.clear();
    tell();
}

void BlockProgress::tell()
{
    m_toldAt = m_clock.elapsed();
    m_progress.seconds = double(m_toldAt) / 1000;
    m_observer.progressed(m_progress);
}

Problem cancelledProblem(const QString &path)
{
    return Problem{
        .code = u"CANCELLED"_s,
        .severity = Severity::Info,
        .file = path,
        .message = QCoreApplication::translate("Backup", "Cancelled; nothing has been changed.")};
}

} // namespace waybill
