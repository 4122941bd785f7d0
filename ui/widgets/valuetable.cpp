// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/valuetable.h"

#include "models/base/valuemodel.h"
#include "models/export/columnwidths.h"
#include "ui/widgets/markdelegate.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace waybill {

namespace {

bool isRight(const QAbstractItemModel *model, int column)
{
    const auto alignment = model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    return alignment.value<Qt::Alignment>().testFlag(Qt::AlignRight);
}

/// Numbers and marks are read at a glance, so they are never cut off.
bool isWhole(const QAbstractItemModel *model, int column)
{
    return isRight(model, column) || !model->index(0, column).data(MarkRole).toString().isEmpty();
}

} // namespace

ValueTable::ValueTable(QAbstractItemModel *model, const QString &name, QWidget *parent)
    : QTableView(parent)
{
    auto *proxy = new QSortFilterProxyModel(this);
    proxy->setSourceModel(model);
    proxy->setSortRole(SortRole);
    proxy->setFilterKeyColumn(-1);
    proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(proxy);
    setAccessibleName(name);
    setItemDelegate(new MarkDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 16);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    horizontalHeader()->setAccessibleName(tr("Columns of %1").arg(name));
    setSortingEnabled(true);
    connect(proxy, &QAbstractItemModel::modelReset, this, &ValueTable::fit);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int before, int now) {
                const bool stretched = column == this->model()->columnCount() - 1;
                if (m_sharing || stretched)
                    return;
                // A column that is hidden or shown again tells so before it is.
                if (before == 0 || now == 0)
                    QMetaObject::invokeMethod(this, &ValueTable::share, Qt::QueuedConnection);
                else
                    m_resized = true; // by hand, and stays so
            });
    fit();
}

int ValueTable::sourceRow(const QModelIndex &index) const
{
    return static_cast<const QSortFilterProxyModel *>(model())->mapToSource(index).row();
}

void ValueTable::setFilter(const QString &text)
{
    static_cast<QSortFilterProxyModel *>(model())->setFilterFixedString(text);
}

void ValueTable::fit()
{
    const qreal letter = fontMetrics().averageCharWidth();
    horizontalHeader()->setResizeContentsPrecision(100);
    m_wanted.clear();
    m_least.clear();
    m_most.clear();
    const int columns = model()->columnCount();
    for (int i = 0; i < columns; ++i) {
        const qreal title = horizontalHeader()->sectionSizeHint(i);
        const qreal whole = std::max<qreal>(sizeHintForColumn(i), title);
        const qreal wanted = std::clamp(whole, 8 * letter, 48 * letter);
        m_most << std::max(whole, wanted);
        m_wanted << wanted;
        // The first one says which row it is.
        const qreal readable = std::max(title, (i == 0 ? 24 : 14) * letter);
        m_least << (isWhole(model(), i) ? wanted : std::min(wanted, readable));
    }
    // A number is read beside its title, not at the far end of an empty column: then all columns
    // share what room there is.
    horizontalHeader()->setStretchLastSection(columns > 0 && !isRight(model(), columns - 1));
    m_resized = false;
    share();
}

/// What has room is shown whole; what has none is elided; only where not even that helps, the table
/// scrolls.
void ValueTable::share()
{
    if (m_resized || m_wanted.size() != horizontalHeader()->count())
        return;
    const QScopedValueRollback sharing(m_sharing, true);
    QList<int> shown;
    QList<qreal> wanted;
    QList<qreal> least;
    QList<qreal> most;
    for (int i = 0; i < m_wanted.size(); ++i) {
        if (isColumnHidden(i))
            continue;
        shown << i;
        wanted << m_wanted[i];
        least << m_least[i];
        most << m_most[i];
    }
    const qreal room = viewport()->width();
    QList<qreal> widths = grownWidths(sharedWidths(wanted, least, room), most, room);
    if (!horizontalHeader()->stretchLastSection())
        widths = grownWidths(widths, QList<qreal>(widths.size(), room), room);
    for (int i = 0; i < widths.size(); ++i)
        setColumnWidth(shown[i], static_cast<int>(widths[i]));
}

void ValueTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    share();
}

} // namespace waybill
