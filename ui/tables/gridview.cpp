// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/gridview.h"

#include "ui/tables/frozentitles.h"

#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace waybill {

namespace {

constexpr int leftOver = 120; ///< pixels that scroll, however many columns are frozen
/// About as many as are in sight; 0 would be all of them in a view that is not shown yet.
constexpr int rowsToMeasure = 60;

} // namespace

GridView::GridView(QWidget *parent)
    : QTableView(parent)
    , m_titles(new SortHeader(this))
    , m_frozenTitles(new FrozenTitles(*m_titles, this))
{
    m_titles->setResizeContentsPrecision(rowsToMeasure);
    setHorizontalHeader(m_titles);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setVisible(false);
    setRowHeight();
    m_frozenTitles->setAccessibleName(tr("Columns that stay in sight"));
    offerMenu(*m_titles);
    offerMenu(*m_frozenTitles);
    connect(m_titles, &QHeaderView::sectionMoved, this, &GridView::arrangeFrozen);
    connect(m_titles, &QHeaderView::sectionResized, this, &GridView::arrangeFrozen);
}

void GridView::offerMenu(SortHeader &titles)
{
    titles.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&titles, &QWidget::customContextMenuRequested, this,
            [this, &titles](const QPoint &position) {
                const int column = titles.logicalIndexAt(position);
                if (column >= 0)
                    Q_EMIT titleMenuRequested(column, titles.viewport()->mapToGlobal(position));
            });
}

void GridView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    m_frozenTitles->setModel(model);
    arrangeFrozen();
}

void GridView::setFrozen(int columns)
{
    const int most = std::max(0, m_titles->count() - 1);
    if (std::clamp(columns, 0, most) == m_frozen)
        return;
    m_frozen = std::clamp(columns, 0, most);
    arrangeFrozen();
    Q_EMIT frozenChanged();
}

bool GridView::isFrozen(int column) const
{
    return m_frozen > 0 && column >= 0 && m_titles->visualIndex(column) < m_frozen;
}

int GridView::frozenWidth() const
{
    int width = 0;
    for (int i = 0; i < m_frozen; ++i)
        width += m_titles->sectionSize(m_titles->logicalIndex(i));
    return std::clamp(width, 0, std::max(0, viewport()->width() - leftOver));
}

QRect GridView::frozenRect() const
{
    return {0, 0, frozenWidth(), viewport()->height()};
}

void GridView::arrangeFrozen()
{
    m_frozenTitles->follow(m_frozen);
    m_frozenTitles->setGeometry({m_titles->pos(), QSize(frozenWidth(), m_titles->height())});
    m_frozenTitles->setVisible(m_frozen > 0 && m_titles->isVisibleTo(this));
    m_frozenTitles->raise();
    viewport()->update();
}

void GridView::updateGeometries()
{
    QTableView::updateGeometries();
    arrangeFrozen();
}

int GridView::widthToFit(int column) const
{
    return std::max(sizeHintForColumn(column), m_titles->sectionSizeHint(column));
}

QModelIndex GridView::indexAt(const QPoint &position) const
{
    if (position.x() < 0 || position.x() >= frozenWidth())
        return QTableView::indexAt(position);
    // The header adds how far it is scrolled, which the frozen columns are not.
    const int column = m_titles->logicalIndexAt(position.x() - m_titles->offset());
    const int row = rowAt(position.y());
    return row < 0 || column < 0 ? QModelIndex() : model()->index(row, column, rootIndex());
}

QRect GridView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || !isFrozen(index.column()))
        return QTableView::visualRect(index);
    return {m_titles->sectionPosition(index.column()), rowViewportPosition(index.row()),
            columnWidth(index.column()), rowHeight(index.row())};
}

void GridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QScrollBar &across = *horizontalScrollBar();
    const int before = across.value();
    QTableView::scrollTo(index, hint);
    if (!index.isValid() || m_frozen == 0)
        return;
    if (isFrozen(index.column())) {
        across.setValue(before);
        return;
    }
    const int covered = frozenWidth() - QTableView::visualRect(index).left();
    if (covered > 0)
        across.setValue(across.value() - covered);
}

void GridView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx == 0 || m_frozen == 0)
        return;
    // Scrolling moves what is drawn there already, and the frozen columns with it.
    viewport()->update();
    updateEditorGeometries();
}

/// An editor that is scrolled goes below the frozen columns, as its cell does.
void GridView::updateEditorGeometries()
{
    QTableView::updateEditorGeometries();
    QWidget *editor = currentIndex().isValid() ? indexWidget(currentIndex()) : nullptr;
    if (!editor)
        return;
    const QRect covered = isFrozen(currentIndex().column())
        ? QRect()
        : frozenRect().translated(-editor->pos()) & editor->rect();
    if (covered.isEmpty())
        editor->clearMask();
    else
        editor->setMask(QRegion(editor->rect()) - covered); // empty: nothing of it is seen
}

void GridView::updateFrozen()
{
    if (m_frozen > 0)
        viewport()->update(frozenRect());
}

void GridView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    updateFrozen();
}

void GridView::dataChanged(const QModelIndex &first, const QModelIndex &last,
                           const QList<int> &roles)
{
    QTableView::dataChanged(first, last, roles);
    updateFrozen();
}

void GridView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setRowHeight();
}

/// Space selects the row; it would begin to edit the cell otherwise.
void GridView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (event->key() != Qt::Key_Space || !plain || !currentIndex().isValid()) {
        QTableView::keyPressEvent(event);
        return;
    }
    selectionModel()->select(currentIndex(),
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    event->accept();
}

void GridView::setRowHeight()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 18);
}

void GridView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QRect part = event->rect() & frozenRect();
    if (!part.isEmpty())
        paintFrozen(part);
}

void GridView::paintFrozen(const QRect &part)
{
    QPainter painter(viewport());
    painter.setClipRect(part);
    if (m_titles->offset() > 0) {
        painter.fillRect(part, palette().base());
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        const int first = std::max(0, rowAt(part.top()));
        const int below = rowAt(part.bottom());
        const int last = below < 0 ? model()->rowCount(rootIndex()) - 1 : below;
        for (int row = first; row <= last; ++row) {
            for (int i = 0; i < m_frozen; ++i) {
                const int column = m_titles->logicalIndex(i);
                if (!isColumnHidden(column))
                    paintCell(painter, option, model()->index(row, column, rootIndex()));
            }
        }
    }
    const int edge = frozenWidth() - 1;
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(edge, part.top(), edge, part.bottom());
}

/// As QTableView draws its own.
void GridView::paintCell(QPainter &painter, QStyleOptionViewItem option,
                         const QModelIndex &index) const
{
    option.rect = visualRect(index);
    option.features.setFlag(QStyleOptionViewItem::Alternate, index.row() % 2 != 0);
    option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    option.state.setFlag(QStyle::State_HasFocus, index == currentIndex() && hasFocus());
    style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, &painter, this);
    itemDelegateForIndex(index)->paint(&painter, option, index);
}

} // namespace waybill
