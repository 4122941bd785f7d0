// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

#include <QStyledItemDelegate>

namespace waybill {

/// Shows one column of a table: nothing for what is not known, "empty" for an empty text, so that
/// the two can be told apart. The subclasses draw more than text.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CellDelegate(LayoutColumn column, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    bool eventFilter(QObject *object, QEvent *event) override;

Q_SIGNALS:
    /// What the open editor has is to go into all selected cells.
    void meantForSelected();

protected:
    static constexpr int margin = 8;

    /// Draws what stands in a cell that has a value; the background is there already.
    virtual void paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const;
    void drawText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                  const QString &text) const;
    const LayoutColumn &column() const { return m_column; }

private:
    LayoutColumn m_column;
};

/// The delegate for a column's editor.
CellDelegate *makeDelegate(const LayoutColumn &column, QObject *parent);

} // namespace waybill
