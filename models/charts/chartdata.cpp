// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/chartdata.h"

#include "migration/playbook/guardedquery.h"
#include "migration/target/statement.h"
#include "models/charts/chartcount.h"
#include "models/tables/shown.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <numeric>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// What a stored value reads like, "words:<map>" by its label.
QString shownName(const Value &value, const std::string &as, const Playbook &playbook)
{
    const QString text = shownValue(value).toString();
    if (as == "date")
        return shownDate(text);
    constexpr std::string_view prefix = "words:";
    const auto words = as.starts_with(prefix) ? playbook.words.find(as.substr(prefix.size()))
                                              : playbook.words.end();
    if (words != playbook.words.end()) {
        for (const WordMap::Entry &entry : words->second.entries) {
            if (QString::fromStdString(entry.word) == text)
                return QString::fromStdString(entry.label);
        }
    }
    return text;
}

std::string from(const ChartSpec &spec)
{
    return " FROM (" + spec.rows + "\n)";
}

/// Whether the query says in what order labels come; else those that count most come first.
bool saysOrder(Connection &connection, const ChartSpec &spec, const std::atomic<bool> *stopped)
{
    return bool(runGuarded(connection, "SELECT position" + from(spec) + " LIMIT 0", {}, stopped,
                           [](const Statement &) {}));
}

qsizetype placeOf(QList<ChartName> &names, const Value &key)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names[i].key == key)
            return i;
    }
    names << ChartName{.text = {}, .key = key};
    return names.size() - 1;
}

void fill(ChartData &data, std::vector<ChartGroup> groups)
{
    std::map<Value, qsizetype> labels;
    for (const ChartGroup &group : groups) {
        if (labels.emplace(group.label, data.labels.size()).second)
            data.labels << ChartName{.text = {}, .key = group.label};
    }
    std::stable_sort(groups.begin(), groups.end(), [](const ChartGroup &a, const ChartGroup &b) {
        return a.seriesPosition < b.seriesPosition;
    });
    for (const ChartGroup &group : groups) {
        const qsizetype series = placeOf(data.series, group.series);
        if (series == data.counts.size())
            data.counts << QList<qint64>(data.labels.size(), 0);
        data.counts[series][labels.at(group.label)] = group.records;
    }
    data.allLabels = data.labels.size();
}

qint64 sumOf(const ChartData &data, qsizetype label)
{
    return std::accumulate(
        data.counts.begin(), data.counts.end(), qint64(0),
        [label](qint64 sum, const QList<qint64> &series) { return sum + series[label]; });
}

/// Puts the labels in the order of what they count, and keeps those that count most.
void keepMost(ChartData &data, bool ordered)
{
    QList<qsizetype> order(data.labels.size());
    std::iota(order.begin(), order.end(), 0);
    const auto more = [&](qsizetype a, qsizetype b) { return sumOf(data, a) > sumOf(data, b); };
    const qsizetype most = data.spec.most == 0 ? order.size() : qsizetype(data.spec.most);
    if (!ordered || order.size() > most)
        std::stable_sort(order.begin(), order.end(), more);
    order.resize(std::min(most, order.size()));
    if (ordered)
        std::sort(order.begin(), order.end());
    const auto picked = [&order](const auto &list) {
        std::decay_t<decltype(list)> kept;
        for (const qsizetype place : order)
            kept << list[place];
        return kept;
    };
    for (QList<qint64> &series : data.counts)
        series = picked(series);
    data.labels = picked(data.labels);
}

void fillLeftOut(ChartData &data, const ChartCount &count)
{
    qint64 known = data.shown;
    for (const auto &[reason, records] : count.leftOut) {
        if (records > 0)
            data.leftOut << ChartData::LeftOut{shownValue(reason).toString(), records};
        known += records;
    }
    if (known < data.total)
        data.leftOut << ChartData::LeftOut{
            QCoreApplication::translate("Chart", "for other reasons"), data.total - known};
}

Result<qint64> readNumber(Connection &connection, const std::string &sql,
                          const std::atomic<bool> *stopped)
{
    qint64 number = 0;
    const auto done = runGuarded(connection, sql, {}, stopped,
                                 [&](const Statement &row) { number = row.integer(0); });
    if (!done)
        return done.error();
    return number;
}

/// Keeps what is read at one moment of the database, so that the numbers add up.
class Moment
{
public:
    explicit Moment(Connection &connection)
        : m_connection(connection)
        , m_begun(connection.run("BEGIN"))
    {
    }
    ~Moment()
    {
        if (m_begun)
            static_cast<void>(m_connection.run("ROLLBACK")); // nothing was written
    }
    Q_DISABLE_COPY_MOVE(Moment)

private:
    Connection &m_connection;
    bool m_begun;
};

} // namespace

qint64 ChartData::most() const
{
    qint64 longest = 0;
    for (qsizetype i = 0; i < labels.size(); ++i)
        longest = std::max(longest, sumOf(*this, i));
    return longest;
}

QString ChartData::nameOf(qsizetype group, qsizetype label) const
{
    const QString name = labels[label].text;
    return hasSeries() && group >= 0 ? name + u", "_s + series[group].text : name;
}

RowSubset ChartData::behind(qsizetype group, qsizetype label) const
{
    RowSubset rows{.title = spec.title + u": "_s + nameOf(group, label),
                   .sql =
                       "SELECT DISTINCT id" + from(spec) + " WHERE id IS NOT NULL AND label IS ?",
                   .parameters = {labels[label].key}};
    if (hasSeries() && group >= 0) {
        rows.sql += " AND series IS ?";
        rows.parameters.push_back(series[group].key);
    }
    return rows;
}

RowSubset ChartData::leftOutRows() const
{
    return {.title = spec.title + u": "_s + QCoreApplication::translate("Chart", "not counted"),
            .sql = "SELECT DISTINCT id" + from(spec) + " WHERE id IS NOT NULL AND label IS NULL",
            .parameters = {}};
}

Result<ChartData> readChart(Connection &connection, const ChartSpec &spec, const Playbook &playbook,
                            const std::atomic<bool> *stopped)
{
    const Moment moment(connection);
    ChartData data;
    data.spec = spec;
    const auto view = std::find_if(playbook.views.begin(), playbook.views.end(),
                                   [&](const ViewSpec &v) { return v.id == spec.view; });
    const std::string table = view == playbook.views.end() ? spec.view : view->table;
    const auto total = readNumber(connection, "SELECT count(*) FROM " + quotedName(table), stopped);
    const bool ordered = saysOrder(connection, spec, stopped);
    auto count = countChart(connection, spec, ordered, stopped);
    if (!total || !count)
        return !total ? total.error() : count.error();
    data.total = *total;
    data.shown = count->shown;
    fillLeftOut(data, *count);
    fill(data, std::move(count->groups));
    keepMost(data, ordered);
    for (ChartName &label : data.labels)
        label.text = shownName(label.key, spec.labelsAs, playbook);
    for (ChartName &series : data.series)
        series.text = shownName(series.key, spec.seriesAs, playbook);
    return data;
}

} // namespace waybill
