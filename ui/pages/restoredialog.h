// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/workspace/backupwork.h"
#include "models/base/background.h"

#include <QDialog>

class QCheckBox;
class QProgressBar;
class QPushButton;

namespace waybill {

class MessageBar;

/// Says what a backup will put back and over what, and does it. The backup is read and compared
/// first; what is there now is backed up, so that this can be taken back as well.
class RestoreDialog final : public QDialog
{
    Q_OBJECT

public:
    RestoreDialog(const BackupInfo &backup, const QString &workspace, Background &background,
                  QWidget *parent = nullptr);

    void reject() override; ///< not while it is under way

Q_SIGNALS:
    void starting(); ///< the database must be closed now
    /// All is in its place again, or not: then nothing was said to be done.
    void restored(const QString &message);
    void notDone();

private:
    void restore();
    void finish(const Result<Restored> &done);
    void showBusy(bool busy);

    BackupInfo m_backup;
    RestoreRequest m_request;
    Background &m_background;
    QCheckBox *m_database;
    QProgressBar *m_progress;
    MessageBar *m_messages;
    QPushButton *m_cancel;
    QPushButton *m_restore;
    bool m_busy = false;
};

} // namespace waybill
