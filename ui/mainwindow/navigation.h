// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

#include <QTreeWidget>

namespace waybill {

/// The list at the left: the program's own pages and the views of the open database. A place is a
/// word: "home", "charts", "aside", "migrations", "changes", "backups", or "view:<id>".
class Navigation final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);

    void setViews(const QList<TableLayout> &views, bool hasRuns, bool hasCharts = false);
    void setAside(qint64 records); ///< how many, beside the name of their page
    void select(const QString &place);
    QString current() const;
    QStringList viewPlaces() const; ///< in order, for Ctrl+1 to Ctrl+9

    struct Place
    {
        QString name;
        QString title;
        QIcon icon;
    };
    QList<Place> places() const; ///< all of them, as they stand in the list

Q_SIGNALS:
    void placeChosen(const QString &place);

private:
    QTreeWidgetItem *add(QTreeWidgetItem *parent, const QString &place, const QString &title,
                         const QString &icon);
};

} // namespace waybill
