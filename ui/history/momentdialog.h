// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/restoredata.h"

#include <QDialog>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace waybill {

class Background;
class MessageBar;
class TableCountModel;
class ValueTable;

/// A restore, or the undo of one, in words and deeds.
struct MomentTask
{
    QString title;
    QString explanation;
    QString action; ///< what the button says
    std::function<Result<RestoreDataPreview>()> preview;
    std::function<Result<RestoreDataReport>()> run;
};

/// Says what a restore to a moment, or the undo of one, would do, and does it.
class MomentDialog final : public QDialog
{
    Q_OBJECT

public:
    MomentDialog(MomentTask task, Background &background, QWidget *parent);

    static MomentTask restoring(const RestoreDataRequest &request);
    static MomentTask undoing(const UndoRestoreRequest &request);

    void reject() override;

Q_SIGNALS:
    void starting(); ///< the database is about to change
    void finishedWith(const QString &message);
    void notDone();

private:
    void showPreview(const Result<RestoreDataPreview> &preview);
    void start();
    void finish(const Result<RestoreDataReport> &report);

    MomentTask m_task;
    Background &m_background;
    TableCountModel *m_counts;
    ValueTable *m_table;
    QLabel *m_note;
    QProgressBar *m_progress;
    MessageBar *m_messages;
    QPushButton *m_cancel;
    QPushButton *m_go;
    bool m_busy = false;
};

} // namespace waybill
