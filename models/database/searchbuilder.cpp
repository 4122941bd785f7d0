// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/database/searchbuilder.h"

#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"

#include <QElapsedTimer>

#include <algorithm>

namespace waybill {

namespace {

// Less, and what a transaction costs by itself would count most.
constexpr std::int64_t fewestRowsAtOnce = 1'000;
constexpr std::int64_t mostRowsAtOnce = 20'000;
constexpr double millisecondsAtOnce = 200;

/// Of the tables that are large enough, those without a good index. None in a database that is not
/// Waybill's.
Result<std::vector<SearchSpec>> tablesToDo(Connection &connection, std::vector<SearchSpec> tables)
{
    const auto ours = hasBookkeeping(connection);
    if (!ours)
        return ours.error();
    std::vector<SearchSpec> found;
    for (SearchSpec &spec : tables) {
        // The newest rowid says enough; to count a million rows takes longer.
        const auto rows =
            queryInteger(connection, "SELECT max(rowid) FROM " + quotedName(spec.table));
        const auto state = searchState(connection, spec);
        if (!rows || !state)
            return rows ? state.error() : rows.error();
        if (*ours && *rows >= rowsWorthAnIndex && *state != SearchState::Ready)
            found.push_back(std::move(spec));
    }
    return found;
}

} // namespace

std::vector<SearchSpec> searchedColumns(const QList<TableLayout> &layouts)
{
    std::vector<SearchSpec> tables;
    for (const TableLayout &layout : layouts) {
        for (const LayoutColumn &column : layout.columns) {
            if (!column.stored())
                continue;
            auto spec = std::find_if(tables.begin(), tables.end(), [&](const SearchSpec &known) {
                return known.table == column.table;
            });
            if (spec == tables.end())
                spec = tables.insert(spec, {.table = column.table, .columns = {}});
            const bool known = std::find(spec->columns.begin(), spec->columns.end(), column.column)
                != spec->columns.end();
            if (!known)
                spec->columns.push_back(column.column);
        }
    }
    return tables;
}

SearchBuilder::SearchBuilder(const QString &database, const QList<TableLayout> &layouts,
                             QObject *parent)
    : QObject(parent)
    , m_tables(searchedColumns(layouts))
    , m_thread(database)
{
}

void SearchBuilder::start()
{
    m_running = true;
    const auto find = [tables =
                           m_tables](Connections &connections) -> Result<std::vector<SearchSpec>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return tablesToDo(**connection, tables);
    };
    m_thread.ask(this, find, [this](Result<std::vector<SearchSpec>> found) {
        m_tables = found ? std::move(*found) : std::vector<SearchSpec>();
        m_all = m_tables.size();
        m_rows = fewestRowsAtOnce;
        next();
    });
}

void SearchBuilder::next()
{
    if (m_tables.empty()) {
        m_running = false;
        Q_EMIT finished();
        return;
    }
    const auto build = [spec = m_tables.back(),
                        rows = m_rows](Connections &connections) -> Result<Part> {
        auto connection = connections.writing();
        if (!connection)
            return connection.error();
        QElapsedTimer clock;
        clock.start();
        const auto progress = buildSearch(**connection, spec, rows);
        if (!progress)
            return progress.error();
        const double spent = std::max(1.0, double(clock.nsecsElapsed()) / 1e6);
        const double wanted = double(rows) * std::clamp(millisecondsAtOnce / spent, 0.5, 2.0);
        return Part{.progress = *progress,
                    .rows = std::clamp(std::int64_t(wanted), fewestRowsAtOnce, mostRowsAtOnce)};
    };
    m_thread.ask(this, build, [this](const Result<Part> &part) { take(part); });
}

void SearchBuilder::take(const Result<Part> &part)
{
    if (!part || part->progress.complete) {
        m_tables.pop_back();
    } else {
        m_rows = part->rows;
        const double of = double(std::max<std::int64_t>(1, part->progress.last));
        const double done = double(m_all - m_tables.size()) + double(part->progress.done) / of;
        Q_EMIT progressed(int(100 * done / double(m_all)));
    }
    next();
}

} // namespace waybill
