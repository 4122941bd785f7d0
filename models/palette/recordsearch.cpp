// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/palette/recordsearch.h"

#include "migration/target/querywatch.h"
#include "migration/target/statement.h"
#include "models/palette/palettematch.h"
#include "models/tables/rowquery.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Stopped = std::shared_ptr<std::atomic<bool>>;

/// The text and a little of what stands around it, on one line.
QString around(const QString &text, const QString &needle)
{
    constexpr qsizetype before = 24;
    constexpr qsizetype most = 90;
    const QString line = text.simplified();
    const qsizetype at = line.indexOf(needle.simplified(), 0, Qt::CaseInsensitive);
    const qsizetype from = at <= before ? 0 : at - before;
    QString shown = line.mid(from, most);
    if (from > 0)
        shown.prepend(u'…');
    if (from + most < line.size())
        shown.append(u'…');
    return shown;
}

/// Several rows may have one caption: the first other text that tells them apart.
QString besideCaption(const ShownRow &row)
{
    for (const QString &text : row.texts) {
        if (!text.isEmpty() && !row.caption.contains(text.simplified(), Qt::CaseInsensitive))
            return around(text, {});
    }
    return {};
}

QString whereFound(const TableLayout &layout, const ShownRow &row, const QString &text)
{
    for (qsizetype i = 0; i < row.texts.size(); ++i) {
        if (paletteMatch(row.texts[i], text) > 0)
            return RecordSearch::tr("%1: %2").arg(layout.columns[i].label,
                                                  around(row.texts[i], text));
    }
    return {};
}

FoundRecord recordOf(const TableLayout &layout, const ShownRow &row, const QString &text)
{
    const bool named = !row.caption.isEmpty();
    const bool inCaption = named && paletteMatch(row.caption, text) > 0;
    return {.view = layout.id,
            .title = layout.title,
            .id = row.id,
            .caption = named ? row.caption : layout.singular + u' ' + QString::number(row.id),
            .detail = inCaption ? besideCaption(row) : whereFound(layout, row, text),
            .inCaption = inCaption};
}

Result<QList<FoundRecord>> findIn(Connection &connection, const TableLayout &layout,
                                  const QString &text, const Stopped &stopped)
{
    const RowQuery query{.anywhere = text, .filters = {}, .subset = {}, .sort = {}};
    const auto ids =
        firstRows(connection,
                  {.layout = layout, .query = query, .stop = [stopped] { return stopped->load(); }},
                  RecordSearch::mostPerView);
    if (!ids)
        return ids.error();
    const auto rows = fetchRows(connection, layout, *ids);
    if (!rows)
        return rows.error();
    QList<FoundRecord> records;
    for (const ShownRow &row : *rows)
        records << recordOf(layout, row, text);
    std::stable_partition(records.begin(), records.end(),
                          [](const FoundRecord &record) { return record.inCaption; });
    return records;
}

Problem cancelled()
{
    return {.code = u"CANCELLED"_s};
}

} // namespace

RecordSearch::RecordSearch(QObject *parent)
    : QObject(parent)
{
}

RecordSearch::~RecordSearch()
{
    stop();
}

void RecordSearch::setSession(DataSession *session)
{
    stop();
    m_session = session;
}

void RecordSearch::stop()
{
    if (m_stopped)
        *m_stopped = true;
    m_left = 0;
}

void RecordSearch::start(const QString &text)
{
    stop();
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    m_found = 0;
    if (!m_session || text.trimmed().isEmpty()) {
        Q_EMIT finished();
        return;
    }
    const QList<TableLayout> layouts = m_session->layouts();
    m_left = layouts.size();
    for (const TableLayout &layout : layouts)
        ask(layout, text.trimmed());
    if (layouts.isEmpty())
        Q_EMIT finished();
}

/// One request a view, so that what one has is shown before the next is read.
void RecordSearch::ask(const TableLayout &layout, const QString &text)
{
    const auto find = [layout, text, stopped = m_stopped](
                          Connections &connections) -> Result<QList<FoundRecord>> {
        if (*stopped)
            return cancelled();
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return findIn(**connection, layout, text, stopped);
    };
    m_session->listingThread().ask(
        this, find, [this, stopped = m_stopped](const Result<QList<FoundRecord>> &records) {
            if (*stopped)
                return;
            // A view that cannot be read has nothing to show here; its own page says why.
            if (records && !records->isEmpty()) {
                m_found += records->size();
                Q_EMIT found(*records);
            }
            if (--m_left == 0)
                settle();
        });
}

void RecordSearch::settle()
{
    const Stopped now = m_stopped;
    Q_EMIT finished();
    if (m_found == 0 && m_session && !*now)
        countRows();
}

void RecordSearch::countRows()
{
    const auto count = [layouts = m_session->layouts(), stopped = m_stopped](
                           Connections &connections) -> Result<QList<SearchedView>> {
        if (*stopped)
            return cancelled();
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        const QueryWatch watch(**connection, [stopped] { return stopped->load(); });
        QList<SearchedView> searched;
        for (const TableLayout &layout : layouts) {
            const auto rows =
                queryInteger(**connection, "SELECT count(*) FROM " + quotedName(layout.table));
            if (!rows)
                return rows.error();
            searched << SearchedView{.title = layout.title, .rows = *rows};
        }
        std::stable_sort(searched.begin(), searched.end(),
                         [](const SearchedView &one, const SearchedView &other) {
                             return one.rows > other.rows;
                         });
        return searched;
    };
    m_session->listingThread().ask(
        this, count, [this, stopped = m_stopped](const Result<QList<SearchedView>> &searched) {
            if (!*stopped && searched)
                Q_EMIT nothingFound(*searched);
        });
}

} // namespace waybill
