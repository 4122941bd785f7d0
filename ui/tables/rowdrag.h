// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>

class QTableView;

namespace waybill {

/// Lets the selected rows of a table be dragged out of it. In a table the mouse also selects: only
/// what is selected already is dragged, when it is more than one cell; a click on it is a click.
class RowDrag final : public QObject
{
    Q_OBJECT

public:
    explicit RowDrag(QTableView &view);

Q_SIGNALS:
    void dragWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTableView &m_view;
    QPoint m_pressed;
    bool m_holding = false;
};

} // namespace waybill
