// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/workspace/backupwork.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace waybill {

class Background;
class BackupModel;
class EmptyState;
class ValueTable;

/// The copies that were made before every change: what they hold, and whether they are complete.
class BackupsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit BackupsPage(Background &background, QWidget *parent = nullptr);

    /// Whose backups are shown; both empty: nobody's. Without a database the workspace's files are
    /// what a backup has, as \a playbook reads them.
    void setSource(const QString &workspace, const QString &database, const Playbook &playbook);
    void refresh();
    void backUp(); ///< now

Q_SIGNALS:
    void problem(const waybill::Problem &problem);
    void done(const QString &text);
    /// A backup is about to be put back: the database must be closed.
    void restoring();
    void restored(const QString &text); ///< empty: it was not done

private:
    void read(bool verify);
    void showBackups(const QList<BackupInfo> &backups);
    void openRestore();

    Background &m_background;
    BackupNow m_source;
    QString m_workspace;
    QString m_folder;
    BackupModel *m_model;
    ValueTable *m_table;
    QLabel *m_where;
    QPushButton *m_backUp;
    QPushButton *m_restore;
    QPushButton *m_verify;
    QPushButton *m_open;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
};

} // namespace waybill
