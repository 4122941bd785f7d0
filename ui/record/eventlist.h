// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

class QStandardItemModel;

namespace waybill {

/// Things that happened, one below the other: a drawing, what it was, and a line about it. Fits
/// any width: long texts take more lines.
class EventList final : public QListView
{
    Q_OBJECT

public:
    struct Entry
    {
        QString icon;
        QString title;
        QString detail;
    };

    EventList(const QString &name, QWidget *parent);

    void setEntries(const QList<Entry> &entries);
    int count() const;

private:
    QStandardItemModel *m_entries;
};

} // namespace waybill
