// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrationjob.h"
#include "models/base/background.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace waybill {

class MessageBar;

/// Says what comes again when an undo is taken back and what stays as it is now, and carries it
/// out. Nothing is done before the button is pressed.
class RedoDialog final : public QDialog
{
    Q_OBJECT

public:
    RedoDialog(RedoRequest request, Background &background, QWidget *parent = nullptr);

    void reject() override; ///< not while it runs

Q_SIGNALS:
    void ready(); ///< the counts are here
    void starting(); ///< whoever has the database open closes it now
    void finishedWith(const QString &message);
    void notDone(); ///< it failed and nothing was changed

private:
    void showPreview(const RedoPreview &preview);
    void addLine(const QString &text);
    void run();

    RedoRequest m_request;
    QLabel *m_what;
    QVBoxLayout *m_lines;
    QProgressBar *m_progress;
    MessageBar *m_messages;
    QPushButton *m_cancel;
    QPushButton *m_redo;
    MigrationJob m_job;
};

} // namespace waybill
