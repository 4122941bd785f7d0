// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/sortheader.h"

#include "ui/theme/icons.h"

#include <QGuiApplication>
#include <QStyleOptionHeader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

SortHeader::SortHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setStretchLastSection(true);
    connect(this, &QHeaderView::sectionClicked, this, &SortHeader::click);
}

void SortHeader::setKeys(const QList<SortKey> &keys)
{
    m_keys = keys;
    viewport()->update();
    Q_EMIT marksChanged();
}

void SortHeader::setFiltered(const QSet<int> &columns)
{
    m_filtered = columns;
    viewport()->update();
    Q_EMIT marksChanged();
}

void SortHeader::sortBy(int column, Qt::SortOrder order, bool add)
{
    QList<SortKey> keys = m_keys;
    const qsizetype at = place(column);
    if (!add)
        keys = {SortKey{column, order}};
    else if (at >= 0)
        keys[at].order = order;
    else
        keys << SortKey{column, order};
    chooseKeys(keys);
}

void SortHeader::stopSortingBy(int column)
{
    QList<SortKey> keys = m_keys;
    keys.removeIf([column](const SortKey &key) { return key.column == column; });
    chooseKeys(keys);
}

void SortHeader::click(int column)
{
    const bool add = QGuiApplication::keyboardModifiers() & Qt::ShiftModifier;
    const qsizetype at = add || m_keys.size() == 1 ? place(column) : -1;
    if (at < 0)
        sortBy(column, Qt::AscendingOrder, add);
    else if (m_keys[at].order == Qt::AscendingOrder)
        sortBy(column, Qt::DescendingOrder, add);
    else
        stopSortingBy(column);
}

void SortHeader::chooseKeys(const QList<SortKey> &keys)
{
    setKeys(keys);
    Q_EMIT sortChanged(m_keys);
}

qsizetype SortHeader::place(int column) const
{
    const auto found = std::find_if(m_keys.begin(), m_keys.end(),
                                    [column](const SortKey &key) { return key.column == column; });
    return found == m_keys.end() ? -1 : found - m_keys.begin();
}

void SortHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (m_filtered.contains(logicalIndex))
        option->icon = icon(u"filter"_s);
    const qsizetype at = place(logicalIndex);
    if (at < 0)
        return;
    option->sortIndicator = m_keys[at].order == Qt::AscendingOrder ? QStyleOptionHeader::SortDown
                                                                   : QStyleOptionHeader::SortUp;
    if (m_keys.size() > 1)
        option->text = tr("%1  %2.", "column title, place in the order")
                           .arg(option->text, locale().toString(at + 1));
}

/// With room for arrow, rank and funnel, so that a title does not lose letters when it gets them.
QSize SortHeader::sectionSizeFromContents(int logicalIndex) const
{
    QSize size = QHeaderView::sectionSizeFromContents(logicalIndex);
    size.rwidth() += 2 * fontMetrics().height();
    return size;
}

} // namespace waybill
