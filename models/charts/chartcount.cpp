// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/chartcount.h"

#include "migration/playbook/guardedquery.h"
#include "migration/target/statement.h"

#include <algorithm>
#include <tuple>

namespace waybill {

namespace {

enum Column { Id, Label, Series, LeftOut, Position, SeriesPosition };

/// As SQLite orders them: what is not known, numbers, texts.
bool isLess(const Value &a, const Value &b)
{
    const auto number = [](const Value &value) {
        const auto *integer = std::get_if<std::int64_t>(&value);
        return integer ? static_cast<double>(*integer) : std::get<double>(value);
    };
    const auto kind = [](const Value &value) {
        return std::holds_alternative<std::monostate>(value) ? 0
            : std::holds_alternative<std::string>(value)     ? 2
                                                             : 1;
    };
    if (kind(a) != kind(b) || kind(a) == 0)
        return kind(a) < kind(b);
    return kind(a) == 1 ? number(a) < number(b)
                        : std::get<std::string>(a) < std::get<std::string>(b);
}

void takeLeast(Value &least, Value found)
{
    const bool known = !std::holds_alternative<std::monostate>(least);
    if (!std::holds_alternative<std::monostate>(found) && (!known || isLess(found, least)))
        least = std::move(found);
}

/// Takes the rows of the query in the order of their groups, and of the records within.
class Counter
{
public:
    void take(const Statement &row)
    {
        const bool labelled = !row.isNull(Label);
        if (!m_open || !continues(row, labelled))
            begin(row, labelled);
        notePosition(row, labelled);
        // Empty bars have rows without a record.
        if (row.isNull(Id) || (m_any && row.integer(Id) == m_last))
            return;
        m_last = row.integer(Id);
        m_any = true;
        if (labelled) {
            ++m_count.groups.back().records;
            m_shown.push_back(m_last);
        } else {
            ++m_count.leftOut.back().second;
        }
    }

    ChartCount finish(bool position)
    {
        std::sort(m_shown.begin(), m_shown.end());
        const auto end = std::unique(m_shown.begin(), m_shown.end());
        m_count.shown = end - m_shown.begin();
        std::stable_sort(m_count.leftOut.begin(), m_count.leftOut.end(),
                         [](const auto &a, const auto &b) { return a.second > b.second; });
        std::stable_sort(m_count.groups.begin(), m_count.groups.end(),
                         [position](const ChartGroup &a, const ChartGroup &b) {
                             if (position && isLess(a.position, b.position))
                                 return true;
                             if (position && isLess(b.position, a.position))
                                 return false;
                             return a.records > b.records;
                         });
        return std::move(m_count);
    }

private:
    bool continues(const Statement &row, bool labelled) const
    {
        if (labelled != m_labelled)
            return false;
        if (!labelled)
            return row.value(LeftOut) == m_count.leftOut.back().first;
        const ChartGroup &group = m_count.groups.back();
        return row.value(Label) == group.label && row.value(Series) == group.series;
    }

    void begin(const Statement &row, bool labelled)
    {
        m_open = true;
        m_labelled = labelled;
        m_any = false;
        if (labelled)
            m_count.groups.push_back({.label = row.value(Label),
                                      .series = row.value(Series),
                                      .position = row.value(Position),
                                      .seriesPosition = row.value(SeriesPosition)});
        else
            m_count.leftOut.emplace_back(row.value(LeftOut), 0);
    }

    void notePosition(const Statement &row, bool labelled)
    {
        if (!labelled)
            return;
        ChartGroup &group = m_count.groups.back();
        takeLeast(group.position, row.value(Position));
        takeLeast(group.seriesPosition, row.value(SeriesPosition));
    }

    ChartCount m_count;
    std::vector<qint64> m_shown; ///< a record as often as it is in a group
    bool m_open = false;
    bool m_labelled = false;
    bool m_any = false; ///< m_last is a record of this group
    qint64 m_last = 0;
};

} // namespace

Result<ChartCount> countChart(Connection &connection, const ChartSpec &spec, bool position,
                              const std::atomic<bool> *stopped)
{
    const bool series = !spec.series.isEmpty();
    const std::string sql = std::string("SELECT id, label, ") + (series ? "series" : "NULL")
        + " AS s, iif(label IS NULL, left_out, NULL) AS reason, "
        + (position ? "position, " : "NULL, ") + (series ? "series_position" : "NULL") + " FROM ("
        + spec.rows + "\n) ORDER BY label, s, reason, id";
    Counter counter;
    const auto done = runGuarded(connection, sql, {}, stopped,
                                 [&counter](const Statement &row) { counter.take(row); });
    if (!done)
        return done.error();
    return counter.finish(position);
}

} // namespace waybill
