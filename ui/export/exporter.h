// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "models/export/exportjob.h"

#include <QObject>
#include <QPointer>

class QFileDialog;

namespace waybill {

/// Brings what a window shows out of it: asks how, writes in the background, says what became of
/// it. Several can be under way.
class Exporter final : public QObject
{
    Q_OBJECT

public:
    explicit Exporter(QWidget *window);

    void exportTable(const ShownTable &table, const RowIds &selected, qint64 shown);
    /// Writes with \a work and follows it with a small window that can cancel it.
    void run(const QString &title, const QString &path, ExportJob::Work work);
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

/// Opens the folder of a file in the program that the desktop has for it.
void showInFolder(const QString &path);

} // namespace waybill
