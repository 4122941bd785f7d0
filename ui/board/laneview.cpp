// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/board/laneview.h"

#include "ui/delegates/carddelegate.h"
#include "ui/theme/theme.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace waybill {

QByteArray packedCards(const QList<qint64> &ids)
{
    QByteArray packed;
    for (const qint64 id : ids)
        packed += QByteArray::number(id) + ' ';
    return packed;
}

QList<qint64> unpackedCards(const QByteArray &packed)
{
    QList<qint64> ids;
    for (const QByteArray &id : packed.simplified().split(' '))
        ids << id.toLongLong();
    return ids;
}

LaneView::LaneView(LaneModel &model, int fields, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_fields(fields)
{
    setModel(&model);
    setObjectName(u"lane-%1"_s.arg(model.lane()));
    setItemDelegate(new CardDelegate(this));
    setShowGrid(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitRows();
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &LaneView::keepPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &LaneView::restorePlace);
}

void LaneView::fitRows()
{
    verticalHeader()->setDefaultSectionSize(CardDelegate::heightFor(fontMetrics(), m_fields));
}

void LaneView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

QList<qint64> LaneView::selectedIds() const
{
    QList<qint64> ids;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        ids << m_model.idAt(index.row());
    return ids;
}

qint64 LaneView::currentId() const
{
    return m_model.idAt(currentIndex().row());
}

void LaneView::select(const QList<qint64> &ids)
{
    QItemSelection selection;
    int first = -1;
    for (const qint64 id : ids) {
        const int row = m_model.rowOf(id);
        if (row < 0)
            continue;
        first = first < 0 ? row : first;
        selection.select(m_model.index(row), m_model.index(row));
    }
    if (first < 0)
        return;
    selectionModel()->setCurrentIndex(m_model.index(first), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    scrollTo(m_model.index(first));
}

/// Another list comes: what was in view stays there.
void LaneView::keepPlace()
{
    m_keptSelection = selectedIds();
    m_keptCurrent = currentId();
    m_keptScroll = verticalScrollBar()->value();
}

void LaneView::restorePlace()
{
    if (const int row = m_model.rowOf(m_keptCurrent); row >= 0 && m_keptCurrent != 0) {
        constexpr qsizetype few = 100;
        if (m_keptSelection.size() <= few)
            select(m_keptSelection);
        selectionModel()->setCurrentIndex(m_model.index(row), QItemSelectionModel::NoUpdate);
    }
    updateGeometries();
    verticalScrollBar()->setValue(m_keptScroll);
}

void LaneView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    const bool plain =
        event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const int step = event->key() == Qt::Key_Left ? -1 : 1;
    if (sideways && control) {
        Q_EMIT moveWanted(isRightToLeft() ? -step : step);
    } else if (sideways && plain) {
        Q_EMIT stepWanted(isRightToLeft() ? -step : step);
    } else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT openWanted();
    } else if (plain && event->key() == Qt::Key_Escape
               && selectionModel()->selectedRows().size() > 1) {
        selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect);
    } else {
        QTableView::keyPressEvent(event);
    }
}

void LaneView::mousePressEvent(QMouseEvent *event)
{
    const bool adding = event->modifiers().testFlag(Qt::ControlModifier);
    const QModelIndex under = indexAt(event->pos());
    const bool held = under.isValid() && selectionModel()->isSelected(under);
    Q_EMIT pressed(adding || held); // what is held may be about to be dragged
    QTableView::mousePressEvent(event);
}

void LaneView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        Q_EMIT openWanted();
}

void LaneView::startDrag(Qt::DropActions)
{
    Q_EMIT dragWanted();
}

void LaneView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasFormat(cardsMimeType)) {
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    Q_EMIT draggedOver(true);
}

void LaneView::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasFormat(cardsMimeType))
        event->acceptProposedAction();
    else
        event->ignore();
}

void LaneView::dragLeaveEvent(QDragLeaveEvent *event)
{
    Q_EMIT draggedOver(false);
    event->accept();
}

void LaneView::dropEvent(QDropEvent *event)
{
    Q_EMIT draggedOver(false);
    if (!event->mimeData()->hasFormat(cardsMimeType)) {
        event->ignore();
        return;
    }
    // The card is not taken out of where it came from: the board moves it.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT dropped(event->mimeData());
}

void LaneView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_model.rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(Theme::instance().tokens().muted);
    painter.drawText(viewport()->rect().adjusted(16, 24, -16, -16),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
}

void LaneView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRows();
}

} // namespace waybill
