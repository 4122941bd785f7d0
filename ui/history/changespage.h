// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/auditmodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;
class QTableView;

namespace waybill {

class Background;
class ChangeFilters;
class EmptyState;
class EventList;

/// Every change to the data, by whatever program, and the way back to any moment between two of
/// them.
class ChangesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesPage(Background &background, QWidget *parent = nullptr);

    void setSession(DataSession *session); ///< null: none
    void refresh();
    void showRecord(const QString &table, const QString &record); ///< the changes of one row

Q_SIGNALS:
    void recordWanted(const QString &view, qint64 id);
    void runWanted(qint64 run);
    void momentWanted(const waybill::Moment &moment);
    void restoreWanted(const waybill::Moment &moment);
    void problem(const waybill::Problem &problem);
    void done(const QString &text); ///< it can be undone

private:
    QWidget *makeHead();
    QWidget *makeSlider();
    QWidget *makeDetails();
    const AuditRow *current() const; ///< null: none, or not read yet
    Moment currentMoment() const;
    void showCurrent();
    void openRecord();
    void restoreValue();
    void restoreRecord();
    void compare();
    void moveSlider(int step);

    Background &m_background;
    QPointer<DataSession> m_session;
    AuditModel *m_model;
    ChangeFilters *m_filters;
    QTableView *m_table;
    QSlider *m_slider;
    QLabel *m_moment;
    QLabel *m_title;
    EventList *m_values;
    QPushButton *m_look;
    QPushButton *m_restore;
    QPushButton *m_compare;
    QPushButton *m_open;
    QPushButton *m_restoreValue;
    QPushButton *m_restoreRecord;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    qint64 m_kept = 0; ///< the entry that was chosen before the list came anew
};

} // namespace waybill
