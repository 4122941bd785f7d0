// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

class QAbstractItemModel;

namespace waybill {

/// Shows a small model: sortable, read row by row, columns fitted to what they hold. Marked cells
/// ("good", "warn", "bad") get a drawing and a colour beside their word.
class ValueTable final : public QTableView
{
    Q_OBJECT

public:
    ValueTable(QAbstractItemModel *model, const QString &name, QWidget *parent = nullptr);

    int sourceRow(const QModelIndex &index) const; ///< row of the model itself; -1 for none
    int currentSourceRow() const { return sourceRow(currentIndex()); }
    void setFilter(const QString &text); ///< rows that contain it

private:
    void fit();
};

/// Draws the marked cells.
class MarkDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace waybill
