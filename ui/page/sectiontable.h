// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablemodel.h"

#include <QTableView>

namespace waybill {

/// A short table inside a page: as high as its rows, up to a limit. Where the records have an
/// order, they are put in another one with the mouse or with Alt and an arrow key.
class SectionTable final : public QTableView
{
    Q_OBJECT

public:
    SectionTable(TableModel &model, bool ordered, QWidget *parent = nullptr);

    QByteArray packedRow(int row) const; ///< as it is dragged; of this list alone
    void fit(); ///< the columns to what they hold, the height to the rows

Q_SIGNALS:
    void moveWanted(int from, int to);
    void deleteWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    int unpackedRow(const QMimeData &dragged) const; ///< -1 when it is of another list
    int gapAt(const QPoint &position) const; ///< above which row something would be dropped
    void showGap(int gap);

    TableModel &m_model;
    bool m_ordered;
    int m_pressedRow = -1;
    QPoint m_pressed;
    int m_gap = -1;
};

} // namespace waybill
