// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"

#include <map>

namespace waybill {

/// The problems of a run. Keeps so many that a person could read them and counts the rest, which
/// the database has.
class ProblemLog
{
public:
    static constexpr qsizetype most = 20'000;

    void add(Problem problem)
    {
        ++m_counts[problem.severity];
        if (m_problems.size() < most)
            m_problems.append(std::move(problem));
        else
            ++m_leftOut;
    }
    const Problems &problems() const { return m_problems; }
    qint64 leftOut() const { return m_leftOut; }
    qint64 count(Severity severity) const
    {
        const auto found = m_counts.find(severity);
        return found == m_counts.end() ? 0 : found->second;
    }

private:
    Problems m_problems;
    qint64 m_leftOut = 0;
    std::map<Severity, qint64> m_counts;
};

} // namespace waybill
