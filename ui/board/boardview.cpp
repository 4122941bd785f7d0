// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/board/boardview.h"

#include "ui/board/lanehead.h"
#include "ui/widgets/text.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QMimeData>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

BoardView::BoardView(BoardModel &model, QWidget *parent)
    : QScrollArea(parent)
    , m_model(model)
{
    setObjectName(u"board"_s);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    content->setObjectName(u"content"_s);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(20, 0, 20, 16);
    row->setSpacing(12);
    for (int lane = 0; lane < model.laneCount(); ++lane)
        addLane(lane, content);
    setWidget(content);
    connect(&model, &BoardModel::listed, this, &BoardView::showCounts);
    connect(&model, &BoardModel::moved, this, &BoardView::followMoved);
    showCounts();
}

void BoardView::addLane(int lane, QWidget *content)
{
    const int words = static_cast<int>(m_model.column().words.size());
    Lane made{.frame = new QFrame(content), .head = nullptr, .view = nullptr};
    made.frame->setProperty("kind", u"lane"_s);
    made.frame->setMinimumWidth(220);
    made.frame->setMaximumWidth(420);
    made.head = new LaneHead(m_model.column(), lane < words ? lane : -1, m_model.laneTitle(lane),
                             made.frame);
    made.view =
        new LaneView(m_model.lane(lane), static_cast<int>(m_model.board().card.size()), made.frame);
    auto *column = new QVBoxLayout(made.frame);
    column->setContentsMargins(4, 2, 4, 6);
    column->setSpacing(0);
    column->addWidget(made.head);
    column->addWidget(made.view, 1);
    content->layout()->addWidget(made.frame);
    m_lanes << made;

    LaneView *view = made.view;
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BoardView::selectionChanged);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, lane] {
        m_currentLane = lane;
        Q_EMIT selectionChanged();
    });
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(view->model(), change, this, &BoardView::showCounts);
    connect(view->model(), &QAbstractItemModel::modelReset, this, &BoardView::showCounts);
    connect(view, &LaneView::stepWanted, this, [this, lane](int by) { step(lane, by); });
    connect(view, &LaneView::moveWanted, this, [this, lane](int by) { moveSelected(lane, by); });
    connect(view, &LaneView::openWanted, this, &BoardView::openWanted);
    connect(view, &LaneView::pressed, this, [this, view](bool adding) {
        if (!adding)
            clearOthers(view);
    });
    connect(view, &LaneView::dragWanted, this, [this, view] {
        if (m_drag)
            m_drag(*view, packedCards(selectedIds()));
    });
    connect(view, &LaneView::dropped, this, [this, lane](const QMimeData *cards) {
        m_model.move(unpackedCards(cards->data(cardsMimeType)), lane);
    });
    connect(view, &LaneView::draggedOver, this, [this, frame = made.frame](bool over) {
        frame->setProperty("hover", over);
        frame->style()->polish(frame);
        constexpr int ofTheNext = 80; // so that the card can be carried on
        if (over)
            ensureWidgetVisible(frame, ofTheNext, 0);
    });
    view->setAcceptDrops(m_model.isWritable() && m_model.hasWord(lane));
}

/// A lane for what has no word is there only while something has none.
void BoardView::showCounts()
{
    const QString title = m_model.layout().title.toLower();
    for (int lane = 0; lane < m_lanes.size(); ++lane) {
        const qint64 count = m_model.lane(lane).rowCount();
        const Lane &shown = m_lanes[lane];
        shown.head->setCount(m_model.isListed() ? countText(count) : u"…"_s);
        shown.view->setAccessibleName(
            tr("%1, %2 %3").arg(m_model.laneTitle(lane), countText(count), title));
        shown.frame->setVisible(m_model.hasWord(lane) || count > 0);
        QString empty;
        if (m_model.isListed())
            empty = m_model.isWritable()
                ? tr("No %1 here. Drag a card to this lane, or press Ctrl and an arrow key on one.")
                      .arg(title)
                : tr("No %1 here.").arg(title);
        shown.view->setEmptyText(empty);
    }
}

QList<qint64> BoardView::selectedIds() const
{
    QList<qint64> ids;
    for (const Lane &lane : m_lanes)
        ids << lane.view->selectedIds();
    return ids;
}

qint64 BoardView::currentId() const
{
    return m_lanes[m_currentLane].view->currentId();
}

void BoardView::showCard(qint64 id)
{
    const int lane = m_model.laneOfCard(id);
    if (lane < 0)
        return;
    const LaneView *view = m_lanes[lane].view;
    if (view->currentId() == id && lane == m_currentLane)
        return;
    followMoved({id}, lane);
}

void BoardView::clearOthers(const LaneView *lane)
{
    for (const Lane &other : std::as_const(m_lanes)) {
        if (other.view != lane)
            other.view->clearSelection();
    }
}

int BoardView::visibleLane(int from, int by) const
{
    for (int lane = from + by; lane >= 0 && lane < m_lanes.size(); lane += by) {
        if (!m_lanes[lane].frame->isHidden())
            return lane;
    }
    return -1;
}

/// To the card at the same height beside this one.
void BoardView::step(int from, int by)
{
    const int to = visibleLane(from, by);
    if (to < 0)
        return;
    LaneView *before = m_lanes[from].view;
    LaneView *view = m_lanes[to].view;
    const int height = std::max(0, before->visualRect(before->currentIndex()).center().y());
    int row = view->rowAt(height);
    if (row < 0)
        row = m_model.lane(to).rowCount() - 1;
    clearOthers(view);
    view->setFocus();
    m_currentLane = to;
    if (row >= 0)
        view->setCurrentIndex(m_model.lane(to).index(row));
    ensureWidgetVisible(m_lanes[to].frame, 20, 0);
    Q_EMIT selectionChanged();
}

void BoardView::moveSelected(int from, int by)
{
    const int to = visibleLane(from, by);
    QList<qint64> ids = selectedIds();
    if (ids.isEmpty() && currentId() != 0)
        ids << currentId();
    if (to >= 0)
        m_model.move(ids, to);
}

/// The eye and the keyboard stay with the cards that moved.
void BoardView::followMoved(const QList<qint64> &ids, int lane)
{
    LaneView *view = m_lanes[lane].view;
    const QWidget *focused = window()->focusWidget();
    clearOthers(view);
    m_currentLane = lane;
    view->select(ids);
    if (isVisible() && focused && isAncestorOf(focused))
        view->setFocus();
    ensureWidgetVisible(m_lanes[lane].frame, 20, 0);
    Q_EMIT selectionChanged();
}

void BoardView::focusInEvent(QFocusEvent *)
{
    m_lanes[m_currentLane].view->setFocus();
}

} // namespace waybill
