// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "models/export/activityrecord.h"
#include "models/export/exportjob.h"

#include <QObject>
#include <QPointer>

class QFileDialog;

namespace waybill {

/// What is done in the background, and what is said of it.
struct ExportTask
{
    QString title; ///< while it goes on
    ExportJob::Work work;
    std::function<QString(qint64 rows)> done; ///< called in the window's thread
    QString path; ///< of the file that is written; empty: none
};

/// Brings what a window shows out of it: asks how, writes in the background, says what became of
/// it. Several can be under way.
class Exporter final : public QObject
{
    Q_OBJECT

public:
    explicit Exporter(QWidget *window);

    void exportTable(const ShownTable &table, const RowIds &selected, qint64 shown);
    void run(ExportTask task);
    /// Asks for a period; \a record says what it is the record of.
    void exportActivity(const ActivityRecord &record, const QString &title);
    /// Asks where to save; the folder is remembered.
    QFileDialog *askForFile(const QString &name, ExportFormat format);

Q_SIGNALS:
    /// \a path is empty when what was written is no file.
    void done(const QString &text, const QString &path);
    void problem(const waybill::Problem &problem);

private:
    void save(const ShownTable &table, const ExportChoice &choice);

    QWidget *m_window;
};

/// "12 rows were exported to ~/Applications.csv."
QString exportedText(qint64 rows, const QString &path);
/// Opens the folder of a file in the program that the desktop has for it.
void showInFolder(const QString &path);

} // namespace waybill
