// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QAbstractItemModel;

namespace waybill {

/// Shows a small model: sortable, read row by row, columns fitted to what they hold and to the room
/// there is. Marked cells ("good", "warn", "bad") get a drawing and a colour beside their word.
class ValueTable final : public QTableView
{
    Q_OBJECT

public:
    ValueTable(QAbstractItemModel *model, const QString &name, QWidget *parent = nullptr);

    int sourceRow(const QModelIndex &index) const; ///< row of the model itself; -1 for none
    int currentSourceRow() const { return sourceRow(currentIndex()); }
    void setFilter(const QString &text); ///< rows that contain it

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void share();

    QList<qreal> m_wanted; ///< width of each column
    QList<qreal> m_least;
    QList<qreal> m_most; ///< so wide that nothing is cut off
    bool m_sharing = false;
    bool m_resized = false; ///< by hand
};

} // namespace waybill
