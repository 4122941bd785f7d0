// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/comparison.h"
#include "migration/history/privacy.h"
#include "models/tables/tablelayout.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace waybill {

class Background;
class EventList;
class MessageBar;
class TableCountModel;
class ValueTable;

/// The data at two moments: how many rows of each table differ, and cell by cell what.
class CompareMomentsDialog final : public QDialog
{
    Q_OBJECT

public:
    CompareMomentsDialog(const QString &database, const QList<TableLayout> &layouts,
                         Background &background, QWidget *parent);
    void setMoments(const QString &before, const QString &after); ///< and compares them

private:
    struct Found
    {
        Comparison comparison;
        Privacy privacy;
    };

    static Result<Found> compare(const QString &database, const QString &before,
                                 const QString &after);
    void start();
    void show(const Result<Found> &found);

    QString m_database;
    QList<TableLayout> m_layouts;
    Background &m_background;
    QLineEdit *m_before;
    QLineEdit *m_after;
    QPushButton *m_compare;
    TableCountModel *m_counts;
    ValueTable *m_tables;
    EventList *m_rows;
    QLabel *m_note;
    QProgressBar *m_progress;
    MessageBar *m_messages;
};

} // namespace waybill
