// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrationjob.h"
#include "models/base/background.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace waybill {

class MessageBar;

/// Asks which of the two kinds of undo, with the counts of each, and carries it out. Nothing is
/// done before the button is pressed.
class UndoDialog final : public QDialog
{
    Q_OBJECT

public:
    UndoDialog(UndoRequest request, Background &background, QWidget *parent = nullptr);

    void reject() override; ///< not while it runs

Q_SIGNALS:
    void ready(); ///< the counts are here
    void starting(); ///< whoever has the database open closes it now
    void finishedWith(const QString &message, const QString &safetyBackup);
    void notDone(); ///< it failed and nothing was changed

private:
    void preview(UndoKind kind);
    void showPreview(UndoKind kind, const UndoPreview &preview);
    QString keepText(const UndoPreview &preview) const;
    QString exactText(const UndoPreview &preview) const;
    void addKeptRows(const QList<UndoRow> &rows);
    void run();
    void showDone(const UndoReport &report);
    void showFailed(const Problem &problem);

    UndoRequest m_request;
    Background &m_background;
    int m_previewed = 0;
    QLabel *m_title;
    QLabel *m_what;
    QRadioButton *m_keep;
    QLabel *m_keepCounts;
    QRadioButton *m_exact;
    QLabel *m_exactCounts;
    QVBoxLayout *m_rows;
    QProgressBar *m_progress;
    MessageBar *m_messages;
    QPushButton *m_cancel;
    QPushButton *m_undo;
    MigrationJob m_job;
};

} // namespace waybill
