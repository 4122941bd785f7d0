// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/history.h"
#include "migration/verify/rundifference.h"
#include "models/base/background.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QTabWidget;

namespace waybill {

class FigureInRunsModel;
class FileInRunsModel;
class MessageBar;
class RecordInRunsModel;

/// Two migrations beside each other: their files, numbers, decisions and records.
class CompareDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a runs: the latest first.
    CompareDialog(const QString &database, const QList<RunRecord> &runs, qint64 second,
                  Background &background, QWidget *parent = nullptr);

private:
    void compare();
    void showDifference(const RunDifference &difference);

    QString m_database;
    Background &m_background;
    QComboBox *m_first;
    QComboBox *m_second;
    QLabel *m_summary;
    FileInRunsModel *m_files;
    FigureInRunsModel *m_figures;
    RecordInRunsModel *m_records;
    QTabWidget *m_tabs;
    MessageBar *m_messages;
};

} // namespace waybill
