// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/sectiontable.h"

#include "ui/delegates/celldelegate.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {
const QString rowMimeType = u"application/x-waybill-row"_s;
}

SectionTable::SectionTable(TableModel &model, bool ordered, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_ordered(ordered)
{
    setModel(&model);
    setObjectName(u"section-%1"_s.arg(model.layout().id));
    setAccessibleName(model.layout().title);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setHorizontalScrollMode(ScrollPerPixel);
    setAcceptDrops(ordered);
    viewport()->setAcceptDrops(ordered);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 16);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    for (int i = 0; i < model.layout().columns.size(); ++i) {
        setItemDelegateForColumn(i, makeDelegate(model.layout().columns[i], this));
        setColumnHidden(i, model.layout().columns[i].hidden);
    }
    connect(&model, &TableModel::listed, this, &SectionTable::fit);
}

void SectionTable::fit()
{
    constexpr int most = 12;
    const int rows = std::min(m_model.rowCount(), most);
    setVisible(rows > 0);
    fitColumns();
    const bool wide = horizontalHeader()->length() > viewport()->width() + 1;
    setFixedHeight(horizontalHeader()->sizeHint().height()
                   + rows * verticalHeader()->defaultSectionSize() + 2 * frameWidth()
                   + (wide ? horizontalScrollBar()->sizeHint().height() : 0));
}

/// Texts share what the short columns leave over.
void SectionTable::fitColumns()
{
    const auto &columns = m_model.layout().columns;
    const int letter = fontMetrics().averageCharWidth();
    int texts = 0;
    int left = viewport()->width();
    QList<int> widths;
    for (int i = 0; i < columns.size(); ++i) {
        const bool text = columns[i].editor == Editor::Text || columns[i].editor == Editor::LongText
            || columns[i].editor == Editor::Link;
        const int weight = columns[i].editor == Editor::LongText ? 3 : 1;
        widths << (text ? -weight : 18 * letter);
        if (isColumnHidden(i))
            continue;
        texts += text ? weight : 0;
        left -= text ? 0 : widths[i];
    }
    for (int i = 0; i < widths.size(); ++i) {
        if (!isColumnHidden(i))
            setColumnWidth(
                i, widths[i] > 0 ? widths[i] : std::max(14 * letter, -widths[i] * left / texts));
    }
}

void SectionTable::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const bool alt = event->modifiers() == Qt::AltModifier;
    if (alt && m_ordered && row >= 0 && event->key() == Qt::Key_Up)
        Q_EMIT moveWanted(row, row - 1);
    else if (alt && m_ordered && row >= 0 && event->key() == Qt::Key_Down)
        Q_EMIT moveWanted(row, row + 1);
    else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Delete)
        Q_EMIT deleteWanted();
    else
        QTableView::keyPressEvent(event);
}

void SectionTable::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    m_pressedRow = event->button() == Qt::LeftButton ? indexAt(event->pos()).row() : -1;
    QTableView::mousePressEvent(event);
}

void SectionTable::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_ordered || m_pressedRow < 0 || !(event->buttons() & Qt::LeftButton)) {
        QTableView::mouseMoveEvent(event);
        return;
    }
    if ((event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    auto *dragged = new QMimeData;
    dragged->setData(rowMimeType, packedRow(std::exchange(m_pressedRow, -1)));
    auto *drag = new QDrag(this);
    drag->setMimeData(dragged);
    drag->exec(Qt::MoveAction);
    showGap(-1);
}

QByteArray SectionTable::packedRow(int row) const
{
    return QByteArray::number(reinterpret_cast<quintptr>(this)) + ' ' + QByteArray::number(row);
}

int SectionTable::unpackedRow(const QMimeData &dragged) const
{
    const QList<QByteArray> parts = dragged.data(rowMimeType).split(' ');
    const bool ours =
        m_ordered && parts.size() == 2 && packedRow(parts[1].toInt()) == dragged.data(rowMimeType);
    return ours ? parts[1].toInt() : -1;
}

int SectionTable::gapAt(const QPoint &position) const
{
    const int row = rowAt(position.y());
    if (row < 0)
        return m_model.rowCount();
    const QRect area = visualRect(m_model.index(row, 0));
    return position.y() > area.center().y() ? row + 1 : row;
}

void SectionTable::showGap(int gap)
{
    m_gap = gap;
    viewport()->update();
}

void SectionTable::dragEnterEvent(QDragEnterEvent *event)
{
    dragMoveEvent(event);
}

/// A record goes to another place in its own list.
void SectionTable::dragMoveEvent(QDragMoveEvent *event)
{
    if (unpackedRow(*event->mimeData()) < 0) {
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    showGap(gapAt(event->position().toPoint()));
}

void SectionTable::dragLeaveEvent(QDragLeaveEvent *)
{
    showGap(-1);
}

void SectionTable::dropEvent(QDropEvent *event)
{
    showGap(-1);
    const int from = unpackedRow(*event->mimeData());
    if (from < 0) {
        event->ignore();
        return;
    }
    const int gap = gapAt(event->position().toPoint());
    event->setDropAction(Qt::MoveAction);
    event->accept();
    Q_EMIT moveWanted(from, gap > from ? gap - 1 : gap);
}

void SectionTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_gap < 0)
        return;
    const int y = m_gap < m_model.rowCount()
        ? visualRect(m_model.index(m_gap, 0)).top()
        : visualRect(m_model.index(m_model.rowCount() - 1, 0)).bottom();
    QPainter painter(viewport());
    painter.setPen(QPen(Theme::instance().tokens().accent, 2));
    painter.drawLine(0, y, viewport()->width(), y);
}

void SectionTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

} // namespace waybill
