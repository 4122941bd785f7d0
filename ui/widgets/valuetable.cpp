// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/valuetable.h"

#include "models/base/valuemodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QSortFilterProxyModel>

using namespace Qt::StringLiterals;

namespace waybill {

ValueTable::ValueTable(QAbstractItemModel *model, const QString &name, QWidget *parent)
    : QTableView(parent)
{
    auto *proxy = new QSortFilterProxyModel(this);
    proxy->setSourceModel(model);
    proxy->setSortRole(SortRole);
    proxy->setFilterKeyColumn(-1);
    proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(proxy);
    setAccessibleName(name);
    setItemDelegate(new MarkDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 16);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    horizontalHeader()->setAccessibleName(tr("Columns of %1").arg(name));
    setSortingEnabled(true);
    connect(proxy, &QAbstractItemModel::modelReset, this, &ValueTable::fit);
    fit();
}

int ValueTable::sourceRow(const QModelIndex &index) const
{
    return static_cast<const QSortFilterProxyModel *>(model())->mapToSource(index).row();
}

void ValueTable::setFilter(const QString &text)
{
    static_cast<QSortFilterProxyModel *>(model())->setFilterFixedString(text);
}

void ValueTable::fit()
{
    const int letter = fontMetrics().averageCharWidth();
    horizontalHeader()->setResizeContentsPrecision(100);
    for (int i = 0; i < model()->columnCount(); ++i) {
        resizeColumnToContents(i);
        setColumnWidth(i, std::clamp(columnWidth(i), 8 * letter, 48 * letter));
    }
}

void MarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString mark = index.data(MarkRole).toString();
    const Tokens &tokens = Theme::instance().tokens();
    const QColor colour = mark == "good"_L1 ? tokens.good
        : mark == "warn"_L1                 ? tokens.warn
        : mark == "bad"_L1                  ? tokens.bad
        : mark.isEmpty()                    ? tokens.text
                                            : tokens.muted;
    const QString drawing = mark == "good"_L1 ? u"check-circle"_s
        : mark == "warn"_L1                   ? u"alert-triangle"_s
        : mark == "bad"_L1                    ? u"alert-circle"_s
                                              : QString();
    const QString text = std::exchange(item.text, QString()).replace(u'\n', u' ');
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);
    QRect cell = option.rect.adjusted(8, 0, -8, 0);
    if (!drawing.isEmpty() && !text.isEmpty()) {
        const int size = QFontMetrics(item.font).ascent() + 2;
        const QPoint corner(cell.left(), cell.center().y() - size / 2);
        painter->drawPixmap(
            corner, iconPixmap(drawing, colour, size, painter->device()->devicePixelRatio()));
        cell.setLeft(cell.left() + size + 6);
    }
    painter->save();
    painter->setFont(item.font);
    painter->setPen(colour);
    painter->drawText(cell, static_cast<int>(item.displayAlignment) | Qt::TextSingleLine,
                      item.fontMetrics.elidedText(text, Qt::ElideRight, cell.width()));
    painter->restore();
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString().left(80);
    const int mark = index.data(MarkRole).toString().isEmpty() ? 0 : 24;
    return {option.fontMetrics.horizontalAdvance(text) + 24 + mark,
            option.fontMetrics.height() + 16};
}

} // namespace waybill
