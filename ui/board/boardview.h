// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardmodel.h"
#include "ui/board/laneview.h"

#include <QScrollArea>

class QFrame;

namespace waybill {

class LaneHead;

/// A board: its lanes beside each other. Arrows go from card to card and lane to lane, Ctrl and an
/// arrow takes the selected cards along, and the mouse drags them.
class BoardView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit BoardView(BoardModel &model, QWidget *parent = nullptr);

    BoardModel &board() const { return m_model; }
    LaneView &lane(int lane) const { return *m_lanes[lane].view; }
    QList<qint64> selectedIds() const; ///< in the order of the lanes
    qint64 currentId() const;
    void showCard(qint64 id); ///< makes it the current one
    /// Cards that are dragged carry what \a fill adds to them, besides what the board needs.
    using Drag = std::function<void(QWidget &source, const QByteArray &ids)>;
    void setDrag(Drag drag) { m_drag = std::move(drag); }

Q_SIGNALS:
    void selectionChanged();
    void openWanted();

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    struct Lane
    {
        QFrame *frame = nullptr;
        LaneHead *head = nullptr;
        LaneView *view = nullptr;
    };
    void addLane(int lane, QWidget *content);
    void showCounts();
    void step(int from, int by);
    void moveSelected(int from, int by);
    void followMoved(const QList<qint64> &ids, int lane);
    void clearOthers(const LaneView *lane);
    int visibleLane(int from, int by) const; ///< -1 when there is none

    BoardModel &m_model;
    QList<Lane> m_lanes;
    int m_currentLane = 0;
    Drag m_drag;
};

} // namespace waybill
