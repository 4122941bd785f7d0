// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/rowdrag.h"

#include "ui/tables/cellselection.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTableView>

namespace waybill {

RowDrag::RowDrag(QTableView &view)
    : QObject(&view)
    , m_view(view)
{
    view.viewport()->installEventFilter(this);
}

bool RowDrag::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex under = m_view.indexAt(mouse->pos());
        m_holding = mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier
            && m_view.selectionModel()->isSelected(under) && selectedCellCount(m_view) > 1;
        m_pressed = mouse->pos();
        return m_holding;
    }
    if (!m_holding)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::MouseMove) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if ((mouse->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
            m_holding = false;
            Q_EMIT dragWanted();
        }
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        m_holding = false;
        const auto *mouse = static_cast<QMouseEvent *>(event);
        QMouseEvent press(QEvent::MouseButtonPress, m_pressed,
                          m_view.viewport()->mapToGlobal(m_pressed), Qt::LeftButton, Qt::LeftButton,
                          mouse->modifiers());
        m_view.viewport()->removeEventFilter(this);
        QApplication::sendEvent(m_view.viewport(), &press);
        m_view.viewport()->installEventFilter(this);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace waybill
