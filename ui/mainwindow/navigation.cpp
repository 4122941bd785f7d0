// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/navigation.h"

#include "ui/theme/icons.h"

#include <QLocale>
#include <QTreeWidgetItemIterator>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {
constexpr int placeRole = Qt::UserRole;
}

Navigation::Navigation(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"navigation"_s);
    setAccessibleName(tr("Navigation"));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(16);
    setItemsExpandable(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIconSize(QSize(18, 18));
    setMinimumWidth(180);
    setViews({}, false);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item && item->flags() & Qt::ItemIsSelectable)
            Q_EMIT placeChosen(item->data(0, placeRole).toString());
    });
}

QTreeWidgetItem *Navigation::add(QTreeWidgetItem *parent, const QString &place,
                                 const QString &title, const QString &drawing)
{
    auto *item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(this);
    item->setText(0, title);
    item->setData(0, placeRole, place);
    const QIcon picture = icon(drawing);
    item->setSizeHint(0, QSize(0, fontMetrics().height() + 20));
    item->setIcon(0, picture.isNull() ? icon(u"list"_s) : picture);
    return item;
}

void Navigation::setViews(const QList<TableLayout> &views, bool hasRuns, bool hasCharts)
{
    const QString before = current();
    const QSignalBlocker blocker(this);
    clear();
    add(nullptr, u"home"_s, tr("Home"), u"home"_s);
    QMap<QString, QTreeWidgetItem *> items;
    for (const TableLayout &view : views) {
        if (view.group.isEmpty())
            items.insert(view.id, add(nullptr, u"view:"_s + view.id, view.title, view.icon));
    }
    for (const TableLayout &view : views) {
        if (!view.group.isEmpty())
            add(items.value(view.group), u"view:"_s + view.id, view.title, view.icon);
    }
    if (hasCharts)
        add(nullptr, u"charts"_s, tr("Charts"), u"chart"_s);
    if (hasRuns) {
        add(nullptr, u"aside"_s, tr("Set aside"), u"inbox"_s);
        add(nullptr, u"migrations"_s, tr("Migrations"), u"history"_s);
        add(nullptr, u"changes"_s, tr("Changes"), u"edit"_s);
        add(nullptr, u"backups"_s, tr("Backups"), u"archive"_s);
    }
    expandAll();
    select(before.isEmpty() ? u"home"_s : before);
}

void Navigation::setAside(qint64 records)
{
    for (QTreeWidgetItemIterator item(this); *item; ++item) {
        if ((*item)->data(0, placeRole) == u"aside"_s)
            (*item)->setText(0,
                             records > 0 ? tr("Set aside (%1)").arg(QLocale().toString(records))
                                         : tr("Set aside"));
    }
}

void Navigation::select(const QString &place)
{
    for (QTreeWidgetItemIterator item(this); *item; ++item) {
        if ((*item)->data(0, placeRole).toString() == place) {
            setCurrentItem(*item);
            return;
        }
    }
    setCurrentItem(topLevelItem(0));
}

QString Navigation::current() const
{
    return currentItem() ? currentItem()->data(0, placeRole).toString() : QString();
}

QStringList Navigation::viewPlaces() const
{
    QStringList places;
    for (int i = 0; i < topLevelItemCount(); ++i)
        places << topLevelItem(i)->data(0, placeRole).toString();
    return places;
}

QList<Navigation::Place> Navigation::places() const
{
    QList<Place> places;
    for (QTreeWidgetItemIterator item(const_cast<Navigation *>(this)); *item; ++item)
        places << Place{.name = (*item)->data(0, placeRole).toString(),
                        .title = (*item)->text(0),
                        .icon = (*item)->icon(0)};
    return places;
}

} // namespace waybill
