// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/frozentitles.h"

#include <QScopedValueRollback>

namespace waybill {

FrozenTitles::FrozenTitles(SortHeader &titles, QWidget *parent)
    : SortHeader(parent)
    , m_titles(titles)
{
    setStretchLastSection(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    hide();
    connect(&m_titles, &SortHeader::marksChanged, this, [this] {
        setKeys(m_titles.keys());
        setFiltered(m_titles.filtered());
    });
    lead();
}

void FrozenTitles::lead()
{
    connect(this, &SortHeader::sortChanged, &m_titles, &SortHeader::chooseKeys);
    connect(this, &QHeaderView::sectionHandleDoubleClicked, &m_titles,
            &QHeaderView::sectionHandleDoubleClicked);
    connect(this, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (!m_following && width > 0)
            m_titles.resizeSection(column, width);
    });
    connect(this, &QHeaderView::sectionMoved, this, [this](int, int from, int to) {
        if (!m_following)
            m_titles.moveSection(from, to);
    });
}

void FrozenTitles::follow(int columns)
{
    if (m_following || count() != m_titles.count())
        return;
    const QScopedValueRollback<bool> guard(m_following, true);
    for (int i = 0; i < count(); ++i) {
        const int column = m_titles.logicalIndex(i);
        moveSection(visualIndex(column), i);
        const bool shown = i < columns && !m_titles.isSectionHidden(column);
        setSectionHidden(column, !shown);
        if (shown)
            resizeSection(column, m_titles.sectionSize(column));
    }
}

} // namespace waybill
