// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asidelist.h"
#include "migration/base/problem.h"

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace waybill {

class Background;
class EmptyState;
class MessageBar;
class PhaseModel;
class RunModel;
class ValueTable;

/// What was migrated and undone: the runs, the phases of the chosen one, its report, and the way
/// back.
class MigrationsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit MigrationsPage(Background &background, QWidget *parent = nullptr);

    void setDatabase(const QString &path); ///< empty: there is none
    void refresh();
    void showRun(qint64 run); ///< once it is seen, with its report where it has one

Q_SIGNALS:
    void importRequested();
    void decisionsRequested();
    void undoRequested(qint64 run, const QString &phase);
    void setAsideWanted(const waybill::AsideFilter &filter);
    void redoRequested(qint64 undo);
    void problem(const waybill::Problem &problem);
    void recordWanted(const QString &table, const QString &key, const QString &column);

private:
    QWidget *makeHead();
    void fillMore(QMenu &menu);
    void compareRuns();
    void showPhases();
    void showWanted();
    void openReport();

    Background &m_background;
    QString m_database;
    qint64 m_wanted = 0; ///< the run to show when they are listed
    RunModel *m_runs;
    PhaseModel *m_phases;
    ValueTable *m_runTable;
    ValueTable *m_phaseTable;
    QPushButton *m_decisions;
    QPushButton *m_report;
    QPushButton *m_more;
    QAction *m_receipt = nullptr;
    QAction *m_compare = nullptr;
    MessageBar *m_messages;
    QPushButton *m_undo;
    QPushButton *m_undoPhase;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
};

} // namespace waybill
