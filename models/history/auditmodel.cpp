// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/auditmodel.h"

#include "migration/history/auditsteps.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr int pageSize = 50;
constexpr int mostPages = 60;
constexpr qsizetype firstScreen = 200;

} // namespace

void AuditModel::setSession(DataSession *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_filter = {};
    m_listed = false;
    ++m_asked;
    take({});
}

void AuditModel::setFilter(const AuditFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

/// The first screen comes first; the others follow and go on from there.
void AuditModel::refresh()
{
    if (!m_session)
        return;
    m_listed = false;
    const qint64 asked = ++m_asked;
    list(firstScreen, asked);
    readFacts();
}

void AuditModel::list(qsizetype most, qint64 asked)
{
    const auto find = [filter = m_filter,
                       most](Connections &connections) -> Result<std::vector<qint64>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return findAuditEntries(**connection, filter, most);
    };
    m_session->listingThread().ask(
        this, find, [this, asked, most](Result<std::vector<qint64>> numbers) {
            if (asked != m_asked || !m_session)
                return;
            if (!numbers) {
                Q_EMIT problem(numbers.error());
                return;
            }
            const bool all = static_cast<qsizetype>(numbers->size()) < most;
            take(std::move(*numbers));
            if (!all) {
                list(std::numeric_limits<qsizetype>::max(), asked);
                return;
            }
            m_listed = true;
            Q_EMIT listed();
            findSteps(asked);
        });
}

/// Rows that go on from what is there already are added, so that nobody loses the place.
void AuditModel::take(std::vector<qint64> numbers)
{
    if (numbers == m_numbers) {
        m_pages.clear();
        m_order.clear();
        m_waiting.clear();
        if (!m_numbers.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    m_steps.clear();
    const bool goesOn = !m_numbers.empty() && numbers.size() > m_numbers.size()
        && std::equal(m_numbers.begin(), m_numbers.end(), numbers.begin());
    if (goesOn) {
        beginInsertRows({}, static_cast<int>(m_numbers.size()),
                        static_cast<int>(numbers.size()) - 1);
        m_numbers = std::move(numbers);
        // A page at the end of the first ones was not full.
        m_pages.clear();
        m_order.clear();
        m_waiting.clear();
        endInsertRows();
        return;
    }
    beginResetModel();
    m_numbers = std::move(numbers);
    m_pages.clear();
    m_order.clear();
    m_waiting.clear();
    endResetModel();
}

/// They need a look at every entry, so they come last.
void AuditModel::findSteps(qint64 asked)
{
    const auto find = [numbers = m_numbers](Connections &connections) -> Result<std::vector<int>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return findAuditSteps(**connection, numbers);
    };
    m_session->listingThread().ask(this, find, [this, asked](Result<std::vector<int>> steps) {
        if (asked != m_asked || !steps)
            return;
        m_steps = std::move(*steps);
        Q_EMIT stepsFound();
    });
}

int AuditModel::steps() const
{
    return m_steps.empty() ? rowCount() : static_cast<int>(m_steps.size());
}

int AuditModel::rowOfStep(int step) const
{
    if (m_steps.empty())
        return step;
    return m_steps[static_cast<std::size_t>(std::clamp(step, 0, steps() - 1))];
}

int AuditModel::stepOfRow(int row) const
{
    if (m_steps.empty())
        return row;
    const auto next = std::upper_bound(m_steps.begin(), m_steps.end(), row);
    return std::max(0, static_cast<int>(next - m_steps.begin()) - 1);
}

void AuditModel::readFacts()
{
    const auto read = [](Connections &connections) -> Result<AuditFacts> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return readAuditFacts(**connection);
    };
    m_session->listingThread().ask(this, read, [this](const Result<AuditFacts> &facts) {
        if (facts)
            Q_EMIT factsRead(*facts);
    });
}

qint64 AuditModel::number(int row) const
{
    return row >= 0 && row < rowCount() ? m_numbers[static_cast<std::size_t>(row)] : 0;
}

int AuditModel::rowOf(qint64 number) const
{
    const auto found = std::find(m_numbers.begin(), m_numbers.end(), number);
    return found == m_numbers.end() ? -1 : static_cast<int>(found - m_numbers.begin());
}

const AuditRow *AuditModel::row(int row) const
{
    const qint64 wanted = number(row);
    if (wanted == 0)
        return nullptr;
    const auto page = m_pages.constFind(row / pageSize);
    if (page == m_pages.constEnd()) {
        readPage(row / pageSize);
        return nullptr;
    }
    const auto found = page->constFind(wanted);
    return found == page->constEnd() ? nullptr : &*found;
}

void AuditModel::readPage(int page) const
{
    if (!m_session || m_waiting.contains(page))
        return;
    m_waiting.insert(page);
    const auto first = static_cast<std::size_t>(page) * pageSize;
    const auto last = std::min(first + pageSize, m_numbers.size());
    std::vector<qint64> numbers(m_numbers.begin() + static_cast<std::ptrdiff_t>(first),
                                m_numbers.begin() + static_cast<std::ptrdiff_t>(last));
    const auto read = [numbers = std::move(numbers), layouts = m_session->layouts()](
                          Connections &connections) -> Result<QList<AuditRow>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return readAuditRows(**connection, layouts, numbers);
    };
    auto *self = const_cast<AuditModel *>(this);
    m_session->listingThread().ask(
        self, read, [self, page, asked = m_asked](const Result<QList<AuditRow>> &rows) {
            if (asked != self->m_asked)
                self->m_waiting.remove(page);
            else if (!rows)
                Q_EMIT self->problem(rows.error());
            else
                self->takePage(page, *rows);
        });
}

void AuditModel::takePage(int page, const QList<AuditRow> &rows)
{
    m_waiting.remove(page);
    if (m_order.size() >= mostPages)
        m_pages.remove(m_order.takeFirst());
    QHash<qint64, AuditRow> &known = m_pages[page];
    for (const AuditRow &row : rows)
        known.insert(row.entry.number, row);
    m_order.removeOne(page);
    m_order << page;
    const int first = page * pageSize;
    const int last = std::min(first + pageSize, rowCount()) - 1;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_numbers.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole))
        return {};
    const AuditRow *shown = row(index.row());
    if (!shown)
        return role == Qt::DisplayRole ? QVariant(u"…"_s) : QVariant();
    QString text;
    switch (index.column()) {
    case When:
        text = shown->entry.when.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
        break;
    case What:
        text = shown->what;
        break;
    case Table:
        text = shown->table;
        break;
    case Record:
        text = shown->record;
        break;
    case Who:
        text = shown->who;
        break;
    default:
        text = shown->summary;
    }
    if (role == Qt::ToolTipRole)
        return text.size() > 30 ? QVariant(text.toHtmlEscaped()) : QVariant();
    if (role == Qt::AccessibleTextRole)
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + u": "_s
            + text;
    return text;
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case When:
        return tr("When");
    case What:
        return tr("What");
    case Table:
        return tr("Table");
    case Record:
        return tr("Record");
    case Who:
        return tr("Who");
    default:
        return tr("Values");
    }
}

} // namespace waybill
