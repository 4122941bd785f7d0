// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/columnarrangement.h"

#include "ui/settings/settings.h"
#include "ui/tables/gridview.h"
#include "ui/tables/sortheader.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

ColumnArrangement::ColumnArrangement(GridView &view, const TableLayout &layout, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_layout(layout)
{
    restore();
    connect(&view.titles(), &QHeaderView::sectionMoved, this, &ColumnArrangement::changed);
    connect(&view.titles(), &QHeaderView::sectionResized, this, &ColumnArrangement::changed);
    connect(&view, &GridView::frozenChanged, this, &ColumnArrangement::changed);
    connect(view.model(), &QAbstractItemModel::dataChanged, this, &ColumnArrangement::fitFirstRows);
    // A double click on the border of a title.
    disconnect(&view.titles(), &QHeaderView::sectionHandleDoubleClicked, &view, nullptr);
    connect(&view.titles(), &QHeaderView::sectionHandleDoubleClicked, this,
            &ColumnArrangement::fit);
    connect(&Theme::instance(), &Theme::changed, this, [this, before = letter()]() mutable {
        const double now = letter();
        const double scale = now / std::exchange(before, now);
        for (int i = 0; scale != 1 && i < m_layout.columns.size(); ++i) {
            if (!isHidden(i))
                m_view.setColumnWidth(i, qRound(m_view.columnWidth(i) * scale));
        }
    });
}

void ColumnArrangement::remember() const
{
    if (!m_fitted)
        return;
    Settings::setTableColumns(m_layout.id, m_view.titles().saveState());
    Settings::setNumber(u"frozen/"_s + m_layout.id, m_view.frozen());
}

void ColumnArrangement::restore()
{
    const QByteArray state = Settings::tableColumns(m_layout.id);
    if (!state.isEmpty() && m_view.titles().restoreState(state)) {
        m_fitted = true;
        m_view.setFrozen(Settings::number(u"frozen/"_s + m_layout.id, 0));
        return;
    }
    for (int i = 0; i < m_layout.columns.size(); ++i)
        m_view.setColumnHidden(i, m_layout.columns[i].hidden);
}

double ColumnArrangement::letter() const
{
    return std::max(1.0, QFontMetricsF(m_view.font()).averageCharWidth());
}

int ColumnArrangement::lastShown() const
{
    const SortHeader &titles = m_view.titles();
    for (int i = titles.count() - 1; i >= 0; --i) {
        if (!titles.isSectionHidden(titles.logicalIndex(i)))
            return titles.logicalIndex(i);
    }
    return -1;
}

QList<ColumnPlace> ColumnArrangement::places() const
{
    const SortHeader &titles = m_view.titles();
    const int last = lastShown();
    QList<ColumnPlace> places;
    for (int i = 0; i < titles.count(); ++i) {
        const int column = titles.logicalIndex(i);
        const bool hidden = titles.isSectionHidden(column);
        const bool wide = !hidden && column != last;
        places << ColumnPlace{.column = column,
                              .width = wide ? titles.sectionSize(column) / letter() : 0,
                              .hidden = hidden};
    }
    return places;
}

int ColumnArrangement::frozen() const
{
    return m_view.frozen();
}

void ColumnArrangement::arrange(const QList<ColumnPlace> &places, int frozen)
{
    SortHeader &titles = m_view.titles();
    int at = 0;
    for (const ColumnPlace &place : places) {
        if (place.column < 0 || place.column >= titles.count())
            continue;
        titles.moveSection(titles.visualIndex(place.column), at++);
        m_view.setColumnHidden(place.column, place.hidden);
        setWidth(place);
    }
    m_fitted = true;
    m_view.setFrozen(frozen);
    m_view.arrangeFrozen();
    Q_EMIT changed();
}

void ColumnArrangement::setWidth(const ColumnPlace &place)
{
    if (place.hidden)
        return;
    if (place.width > 0)
        m_view.setColumnWidth(place.column, qRound(place.width * letter()));
    else if (m_view.columnWidth(place.column) < 5 * letter())
        fit(place.column);
}

QList<ColumnPlace> ColumnArrangement::usualPlaces() const
{
    QList<ColumnPlace> places;
    for (int i = 0; i < m_layout.columns.size(); ++i)
        places << ColumnPlace{
            .column = i, .width = fittedWidth(i) / letter(), .hidden = m_layout.columns[i].hidden};
    return places;
}

bool ColumnArrangement::isHidden(int column) const
{
    return m_view.isColumnHidden(column);
}

void ColumnArrangement::setHidden(int column, bool hidden)
{
    m_view.setColumnHidden(column, hidden);
    if (!hidden && m_view.columnWidth(column) < 5 * letter())
        m_view.setColumnWidth(column, qRound(20 * letter()));
}

void ColumnArrangement::freezeUpTo(int column)
{
    m_view.setFrozen(m_view.titles().visualIndex(column) + 1);
}

void ColumnArrangement::unfreeze()
{
    m_view.setFrozen(0);
}

void ColumnArrangement::fit(int column)
{
    constexpr int most = 80; // letters; a long text is read in its own editor
    m_view.resizeColumnToContents(column);
    m_view.setColumnWidth(column, std::min(m_view.columnWidth(column), qRound(most * letter())));
}

void ColumnArrangement::fitAll()
{
    for (int i = 0; i < m_layout.columns.size(); ++i) {
        if (!isHidden(i))
            fit(i);
    }
}

/// Fits each column to its first rows, once they are there and unless the user has done so.
void ColumnArrangement::fitFirstRows()
{
    if (std::exchange(m_fitted, true))
        return;
    for (int i = 0; i < m_layout.columns.size(); ++i) {
        if (!isHidden(i))
            m_view.setColumnWidth(i, fittedWidth(i));
    }
}

int ColumnArrangement::fittedWidth(int column) const
{
    const LayoutColumn &shown = m_layout.columns[column];
    if (shown.width > 0)
        return qRound(shown.width * letter());
    const double most = shown.editor == Editor::LongText ? 34 : 28;
    return qRound(std::clamp<double>(m_view.widthToFit(column), 9 * letter(), most * letter()));
}

} // namespace waybill
