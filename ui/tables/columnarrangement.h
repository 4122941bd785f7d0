// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/viewcontent.h"

#include <QObject>

namespace waybill {

class GridView;

/// Which columns a table shows, in which order, how wide, and which of them stay in sight. Kept
/// from one start of the program to the next.
class ColumnArrangement final : public QObject
{
    Q_OBJECT

public:
    ColumnArrangement(GridView &view, const TableLayout &layout, QObject *parent);
    void remember() const; ///< for the next start of the program

    QList<ColumnPlace> places() const; ///< from left to right
    int frozen() const;
    /// Columns that are not among \a places keep their width and come last.
    void arrange(const QList<ColumnPlace> &places, int frozen);
    QList<ColumnPlace> usualPlaces() const; ///< as the playbook has them

    bool isHidden(int column) const;
    void setHidden(int column, bool hidden);
    void freezeUpTo(int column);
    void unfreeze();
    void fit(int column); ///< to what is to be seen of it
    void fitAll();

Q_SIGNALS:
    void changed(); ///< whatever of it

private:
    void restore();
    void fitFirstRows();
    void setWidth(const ColumnPlace &place);
    int lastShown() const;
    int fittedWidth(int column) const;
    double letter() const;

    GridView &m_view;
    const TableLayout m_layout;
    bool m_fitted = false;
};

} // namespace waybill
