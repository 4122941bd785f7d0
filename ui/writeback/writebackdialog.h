// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/writeback/writeback.h"
#include "models/base/background.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace waybill {

class DifferenceModel;
class MessageBar;
class NotWrittenModel;
class ValueTable;

/// Shows line by line what edits change in the files they came from, writes it, and offers to take
/// it back.
class WriteBackDialog final : public QDialog
{
    Q_OBJECT

public:
    WriteBackDialog(const QString &database, Background &background, QWidget *parent = nullptr);

    void reject() override; ///< not while it is under way

Q_SIGNALS:
    void written(const QString &message);
    void takenBack(const QString &message);
    void migrationWanted(); ///< a file has changed since it was read

private:
    void look();
    void showPlan(const Result<WriteBackPlan> &plan);
    void fill(bool personal);
    void write();
    void showWritten(const Result<WrittenBack> &done);
    void takeBack();
    void showBusy(const QString &text);
    void showIdle();
    QString summary() const;

    QString m_database;
    Background &m_background;
    WriteBackPlan m_plan;
    QLabel *m_summary;
    DifferenceModel *m_lines;
    NotWrittenModel *m_rest;
    ValueTable *m_lineTable;
    QTabWidget *m_tabs;
    QCheckBox *m_personal;
    QProgressBar *m_progress;
    MessageBar *m_messages;
    QPushButton *m_cancel;
    QPushButton *m_migrate;
    QPushButton *m_takeBack;
    QPushButton *m_write;
    bool m_busy = false;
    bool m_canTakeBack = false;
};

} // namespace waybill
