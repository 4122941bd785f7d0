// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace waybill {

class FrozenTitles;
class SortHeader;

/// A table whose first columns can stay in sight while the others scroll under them. It is one view
/// all the same, with one selection and one place for the editor: the cells of the frozen columns
/// are only drawn, and found, somewhere else than a QTableView would.
class GridView final : public QTableView
{
    Q_OBJECT

public:
    explicit GridView(QWidget *parent = nullptr);

    SortHeader &titles() const { return *m_titles; }
    void setModel(QAbstractItemModel *model) override;

    int frozen() const { return m_frozen; } ///< columns from the left, hidden ones included
    void setFrozen(int columns);
    bool isFrozen(int column) const; ///< by its number in the model
    int frozenWidth() const; ///< of the part that stays; a part of the window is always left over
    void arrangeFrozen(); ///< after the header was changed behind the view's back

    int widthToFit(int column) const; ///< title and the cells in sight

    QModelIndex indexAt(const QPoint &position) const override;
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    void titleMenuRequested(int column, const QPoint &global);
    void frozenChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void updateEditorGeometries() override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last,
                     const QList<int> &roles) override;

private:
    void offerMenu(SortHeader &titles);
    void paintFrozen(const QRect &part);
    void paintCell(QPainter &painter, QStyleOptionViewItem option, const QModelIndex &index) const;
    void updateFrozen();
    QRect frozenRect() const;
    void setRowHeight();

    SortHeader *m_titles;
    FrozenTitles *m_frozenTitles;
    int m_frozen = 0;
};

} // namespace waybill
