// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/lanemodel.h"

#include <QTableView>

namespace waybill {

/// The cards of one lane below each other. Only those in view are drawn, and rows have one height,
/// so that a lane may have a million of them.
class LaneView final : public QTableView
{
    Q_OBJECT

public:
    LaneView(LaneModel &model, int fields, QWidget *parent = nullptr);

    LaneModel &cards() const { return m_model; }
    QList<qint64> selectedIds() const;
    qint64 currentId() const;
    void select(const QList<qint64> &ids); ///< the first one becomes the current one
    void setEmptyText(const QString &text); ///< drawn while there are no cards
    void fitRows();

Q_SIGNALS:
    void stepWanted(int lanes); ///< to a lane beside this one
    void moveWanted(int lanes); ///< the selected cards, to a lane beside this one
    void openWanted();
    void dragWanted();
    void pressed(bool adding); ///< with the mouse; adding: cards of other lanes stay selected
    void dropped(const QMimeData *data);
    void draggedOver(bool over);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void keepPlace();
    void restorePlace();

    LaneModel &m_model;
    int m_fields;
    QString m_emptyText;
    QList<qint64> m_keptSelection;
    qint64 m_keptCurrent = 0;
    int m_keptScroll = 0;
};

/// What cards are when they are dragged: their ids, for the board they come from.
inline const QString cardsMimeType = QStringLiteral("application/x-waybill-cards");
QByteArray packedCards(const QList<qint64> &ids);
QList<qint64> unpackedCards(const QByteArray &packed);

} // namespace waybill
