// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tablemodel.h"

#include "models/commands/changecell.h"
#include "models/record/origin.h"
#include "models/tables/shown.h"
#include "models/tables/validation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

TableModel::CellState stateOf(const QVariant &value)
{
    if (!value.isValid())
        return TableModel::CellState::Null;
    const bool emptyText =
        value.metaType().id() == QMetaType::QString && value.toString().isEmpty();
    return emptyText ? TableModel::CellState::EmptyText : TableModel::CellState::Filled;
}

bool isNumber(Editor editor)
{
    return editor == Editor::Integer || editor == Editor::Real || editor == Editor::Percent;
}

} // namespace

TableModel::TableModel(DataSession &session, TableLayout layout, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_layout(std::move(layout))
{
    m_fetch.setSingleShot(true);
    m_fetch.setInterval(0);
    connect(&m_fetch, &QTimer::timeout, this, &TableModel::fetchWanted);
    connect(&session, &DataSession::cellPending, this, &TableModel::showPending);
    connect(&session, &DataSession::cellsPending, this, &TableModel::showAllPending);
    connect(&session, &DataSession::cellChanged, this, &TableModel::reloadRow);
    connect(&session, &DataSession::rowsChanged, this, &TableModel::refreshIfListed);
}

TableModel::~TableModel()
{
    ++*m_generation;
}

void TableModel::setQuery(const RowQuery &query)
{
    if (query == m_query && m_listed)
        return;
    m_query = query;
    refresh();
}

/// The first screen comes before the list: to know the order of all rows takes long when there are
/// many and no index gives it.
void TableModel::refresh()
{
    const int generation = ++*m_generation;
    m_headIsShown = false;
    const auto isOutdated = [generation, latest = m_generation] { return *latest != generation; };
    if (!m_listed || m_query != m_shownQuery) {
        const auto head = [layout = m_layout, query = m_query,
                           isOutdated](Connections &connections) -> Result<RowIds> {
            if (isOutdated() || !query.subset.empty())
                return RowIds();
            auto connection = connections.reading();
            if (!connection)
                return connection.error();
            return firstRows(**connection, {.layout = layout, .query = query, .stop = isOutdated},
                             RowCache::pageSize);
        };
        m_session.listingThread().ask(this, head, [this, isOutdated](Result<RowIds> ids) {
            // What fails will fail again for the whole list, which says so.
            if (isOutdated() || !ids || ids->empty())
                return;
            showIds(std::move(*ids));
            m_headIsShown = true;
        });
    }
    const auto list = [layout = m_layout, query = m_query,
                       isOutdated](Connections &connections) -> Result<RowList> {
        if (isOutdated())
            return RowList();
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        auto rows = listRows(**connection, {.layout = layout, .query = query, .stop = isOutdated});
        (*connection)->forgetPages(); // it may have gone through the whole table
        return rows;
    };
    m_session.listingThread().ask(this, list, [this, isOutdated](Result<RowList> result) {
        if (isOutdated())
            return;
        if (!result)
            Q_EMIT failed(result.error());
        else
            takeList(std::move(*result));
    });
}

void TableModel::takeList(RowList list)
{
    m_total = list.total;
    m_listed = true;
    m_shownQuery = m_query;
    const bool goesOn = m_headIsShown && list.ids.size() >= m_ids.size()
        && std::equal(m_ids.begin(), m_ids.end(), list.ids.begin());
    m_headIsShown = false;
    if (goesOn && list.ids.size() > m_ids.size()) {
        beginInsertRows({}, rowCount(), static_cast<int>(list.ids.size()) - 1);
        m_ids = std::move(list.ids);
        endInsertRows();
    } else if (!goesOn) {
        showIds(std::move(list.ids));
    }
    Q_EMIT listed();
}

void TableModel::showIds(RowIds ids)
{
    ++m_list;
    m_wanted.clear();
    m_asked.clear();
    if (ids == m_ids) {
        m_cache.clear();
        if (!m_ids.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_ids = std::move(ids);
    m_cache.clear();
    endResetModel();
}

bool TableModel::isEditable(int column) const
{
    const LayoutColumn &shown = m_layout.columns[column];
    return m_session.writable() && (shown.editable() || shown.editableThere());
}

bool TableModel::isAtHand(int row) const
{
    const ShownRow *shown = m_cache.row(row);
    return shown && !shown->values.isEmpty();
}

qint64 TableModel::rowId(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : 0;
}

int TableModel::rowOf(qint64 id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

/// A row that is known by something else than its rowid is looked for where rows are at hand: an
/// edit comes from there.
int TableModel::rowOfKey(const QVariant &key) const
{
    return m_layout.keyIsRowid ? rowOf(key.toLongLong()) : rowOf(m_cache.idOfKey(key));
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_layout.columns.size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LayoutColumn &column = m_layout.columns[index.column()];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter | (isNumber(column.editor) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == IdRole)
        return rowId(index.row());
    const ShownRow *row = m_cache.row(index.row());
    if (!row)
        wantPage(RowCache::pageOf(index.row()));
    if (!row || row->values.isEmpty())
        return role == StateRole ? QVariant::fromValue(CellState::Loading) : QVariant();
    return textRole(*row, index.column(), role);
}

QVariant TableModel::textRole(const ShownRow &row, int column, int role) const
{
    const QVariant &value = row.values[column];
    switch (role) {
    case Qt::DisplayRole:
        return row.texts[column];
    case Qt::EditRole:
    case ValueRole:
        return value;
    case StateRole:
        return QVariant::fromValue(stateOf(value));
    case KeyRole:
        return row.key;
    case CaptionRole:
        return row.caption;
    case Qt::ToolTipRole:
        if (row.texts[column].size() > 24)
            return row.texts[column].toHtmlEscaped().replace(u'\n', "<br>"_L1);
        return {};
    case Qt::AccessibleTextRole:
        if (stateOf(value) == CellState::Null)
            return tr("%1: not known").arg(m_layout.columns[column].label);
        return u"%1: %2"_s.arg(m_layout.columns[column].label,
                               row.texts[column].isEmpty() ? tr("empty text") : row.texts[column]);
    default:
        return {};
    }
}

void TableModel::findOrigin(int row)
{
    const ShownRow *shown = m_cache.row(row);
    if (!shown)
        return;
    const auto find = [layout = m_layout,
                       key = shown->key](Connections &connections) -> Result<QString> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        const auto origin = originOf(**connection, layout, key);
        if (!origin)
            return origin.error();
        return originText(*origin);
    };
    m_session.thread().ask(this, find, [this, id = shown->id](const Result<QString> &found) {
        if (found)
            Q_EMIT originFound(id, *found);
    });
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= m_layout.columns.size())
        return {};
    const LayoutColumn &column = m_layout.columns[section];
    if (role == Qt::DisplayRole)
        return column.label;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter | (isNumber(column.editor) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole) {
        const TableLayout *other =
            column.joined() ? m_session.layoutForTable(column.table) : nullptr;
        if (!column.stored())
            return tr("%1. Worked out from the other columns, so it cannot be edited.")
                .arg(column.label);
        if (!other)
            return column.label;
        return column.editableThere()
            ? tr("%1. Comes from %2; an edit changes it there.").arg(column.label, other->title)
            : tr("%1. Comes from %2 and is edited there.").arg(column.label, other->title);
    }
    return {};
}

Qt::ItemFlags TableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    return isEditable(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

bool TableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    return role == Qt::EditRole && isAtHand(index.row())
        && edit(index, value, index.data(ValueRole));
}

bool TableModel::edit(const QModelIndex &index, const QVariant &value, const QVariant &seen)
{
    const ShownRow *row = m_cache.row(index.row());
    if (!(flags(index) & Qt::ItemIsEditable) || !row || row->values.isEmpty())
        return false;
    const LayoutColumn &column = m_layout.columns[index.column()];
    const auto after = checkEdit(column, value);
    if (!after) {
        Q_EMIT editRefused(index, after.error());
        return false;
    }
    const bool stillEmpty = !after->isValid() && seen.toString().isEmpty();
    if (stillEmpty || *after == seen)
        return true;
    if (column.joined()) {
        editThere(*row, index.column(), seen, *after);
        return true;
    }
    const RowChange change{.table = m_layout.tableName(),
                           .key = row->key,
                           .before = {{column.name(), seen}},
                           .after = {{column.name(), *after}}};
    m_session.undoStack().push(new ChangeCell(m_session, change, column.label, row->caption));
    return true;
}

/// The value stands in a row that others may share: that is looked up first.
void TableModel::editThere(const ShownRow &row, int column, const QVariant &before,
                           const QVariant &after)
{
    const int join = m_layout.join(m_layout.columns[column].through);
    if (join < 0 || !row.parents.value(join).isValid()) {
        Q_EMIT editRefused({},
                           {.code = QStringLiteral("EDIT-06"),
                            .severity = Severity::Warning,
                            .message = tr("%1 belongs to no record yet, so there is no place for "
                                          "this value.")
                                           .arg(row.caption)});
        return;
    }
    m_session.editShared({.layout = m_layout,
                          .column = column,
                          .row = row.key,
                          .caption = row.caption,
                          .parent = row.parents[join],
                          .before = before,
                          .after = after});
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    sortBy(column < 0 ? QList<SortKey>() : QList{SortKey{column, order}});
}

void TableModel::sortBy(const QList<SortKey> &keys)
{
    RowQuery query = m_query;
    query.sort = keys;
    setQuery(query);
}

void TableModel::wantPage(int page) const
{
    if (m_asked.contains(page))
        return;
    m_wanted.insert(page);
    if (!m_fetch.isActive())
        m_fetch.start();
}

/// Pages belong to the list that is shown; one that arrives after another list is of no use.
void TableModel::fetchWanted()
{
    for (const int page : std::exchange(m_wanted, {})) {
        m_asked.insert(page);
        const auto first =
            m_ids.begin() + std::min<qsizetype>(rowCount(), page * RowCache::pageSize);
        const auto last = first + std::min<qsizetype>(m_ids.end() - first, RowCache::pageSize);
        const auto fetch = [layout = m_layout, ids = RowIds(first, last)](
                               Connections &connections) -> Result<QList<ShownRow>> {
            auto connection = connections.reading();
            if (!connection)
                return connection.error();
            return fetchRows(**connection, layout, ids);
        };
        m_session.thread().ask(
            this, fetch,
            [this, page, list = m_list, edits = m_edits](Result<QList<ShownRow>> rows) {
                if (m_list != list)
                    return;
                m_asked.remove(page);
                // It may have been read before the edit was stored.
                if (edits != m_edits)
                    wantPage(page);
                else if (!rows)
                    Q_EMIT failed(rows.error());
                else
                    takePage(page, std::move(*rows));
            });
    }
}

void TableModel::takePage(int page, QList<ShownRow> rows)
{
    if (rows.isEmpty())
        return;
    const int first = page * RowCache::pageSize;
    const int last = first + static_cast<int>(rows.size()) - 1;
    m_cache.insert(page, std::move(rows));
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void TableModel::showPending(const QString &table, const QVariant &key, const QString &column,
                             const QVariant &value)
{
    if (table == m_layout.tableName())
        showValue(rowOfKey(key), column, value);
}

void TableModel::showValue(int row, const QString &column, const QVariant &value)
{
    const int at = m_layout.column(column.toStdString());
    ShownRow *shown = at < 0 || row < 0 ? nullptr : m_cache.row(row);
    if (!shown || shown->values.isEmpty())
        return;
    ++m_edits;
    shown->values[at] = value;
    shown->texts[at] = shownText(m_layout.columns[at], value);
    Q_EMIT dataChanged(index(row, at), index(row, at));
}

/// Only the rows at hand are looked at: there may be many changes and more rows.
void TableModel::showAllPending(const QList<RowChange> &changes)
{
    if (changes.isEmpty() || changes.constFirst().table != m_layout.tableName())
        return;
    QHash<QString, const RowChange *> byKey;
    for (const RowChange &change : changes)
        byKey.insert(change.key.toString(), &change);
    for (const int page : m_cache.pages()) {
        const int first = page * RowCache::pageSize;
        const int last = std::min(first + RowCache::pageSize, rowCount());
        for (int row = first; row < last; ++row) {
            const ShownRow *shown = m_cache.row(row);
            const RowChange *change = shown ? byKey.value(shown->key.toString()) : nullptr;
            if (!change)
                continue;
            for (auto value = change->after.cbegin(); value != change->after.cend(); ++value)
                showValue(row, value.key(), *value);
        }
    }
}

bool TableModel::shows(const QString &table) const
{
    return table == m_layout.tableName()
        || std::any_of(m_layout.joins.begin(), m_layout.joins.end(),
                       [&](const LayoutJoin &join) { return join.table == table.toStdString(); });
}

void TableModel::reloadRow(const QString &table, const QVariant &key)
{
    if (!shows(table) || m_ids.empty())
        return;
    if (table != m_layout.tableName()) {
        for (const int page : m_cache.pages())
            m_wanted.insert(page);
        m_fetch.start();
        return;
    }
    if (!key.isValid()) {
        for (const int page : m_cache.pages())
            m_wanted.insert(page);
        m_fetch.start();
        return;
    }
    const int row = rowOfKey(key);
    if (row < 0)
        return;
    // The old page stays in view until the new one is here.
    m_wanted.insert(RowCache::pageOf(row));
    m_fetch.start();
}

/// Rows take others with them when they go, so any table may have changed.
void TableModel::refreshIfListed()
{
    if (m_listed)
        refresh();
}

} // namespace waybill
