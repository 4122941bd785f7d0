// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

#include <QHeaderView>
#include <QSet>

namespace waybill {

/// The titles of a table that is sorted by several columns. A click sorts by that column, another
/// one turns the order round, a third one ends it; with Shift a column is added to the others. Each
/// shows its arrow, and its rank when there are several; a filtered column shows a funnel.
class SortHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit SortHeader(QWidget *parent = nullptr);

    const QList<SortKey> &keys() const { return m_keys; }
    void setKeys(const QList<SortKey> &keys); ///< without sortChanged()
    const QSet<int> &filtered() const { return m_filtered; }
    void setFiltered(const QSet<int> &columns);

    /// As chosen by a person: \a add keeps the other columns.
    void sortBy(int column, Qt::SortOrder order, bool add);
    void stopSortingBy(int column);
    void chooseKeys(const QList<SortKey> &keys);

Q_SIGNALS:
    void marksChanged(); ///< arrows, ranks or funnels
    void sortChanged(const QList<waybill::SortKey> &keys);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
    QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    void click(int column);
    qsizetype place(int column) const; ///< among the keys; -1 when not sorted by it

    QList<SortKey> m_keys;
    QSet<int> m_filtered;
};

} // namespace waybill
