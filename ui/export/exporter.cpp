// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exporter.h"

#include "ui/export/activitydialog.h"
#include "ui/export/exportdialog.h"
#include "ui/export/exportprogress.h"
#include "ui/settings/settings.h"
#include "ui/widgets/text.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr auto folderKey = "export/folder"_L1;

QString startingFolder()
{
    const QString known = QString::fromUtf8(Settings::value(QString(folderKey)));
    return QFileInfo(known).isDir()
        ? known
        : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

/// A title as part of a file name on any system.
QString fileName(const QString &title, ExportFormat format)
{
    QString name = title;
    for (QChar &c : name) {
        if (u"/\\:*?\"<>|"_s.contains(c) || c < u' ')
            c = u'-';
    }
    return u"%1 %2.%3"_s.arg(name, QDate::currentDate().toString(Qt::ISODate), suffixOf(format));
}

} // namespace

QString exportedText(qint64 rows, const QString &path)
{
    return Exporter::tr("%Ln rows were exported to %1.", nullptr, static_cast<int>(rows))
        .arg(shownPath(path));
}

void showInFolder(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

Exporter::Exporter(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void Exporter::exportTable(const ShownTable &table, const RowIds &selected, qint64 shown)
{
    QStringList notes = headOf(table).notes;
    notes.removeLast(); // the date, which goes without saying
    auto *dialog = new ExportDialog({.title = table.layout.title,
                                     .notes = notes.join(u' '),
                                     .shown = shown,
                                     .selected = static_cast<qint64>(selected.size()),
                                     .columns = static_cast<int>(table.columns.size())},
                                    m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, table, selected] {
        ShownTable wanted = table;
        if (dialog->selectedOnly())
            wanted.rows = selected;
        save(wanted, dialog->choice());
    });
    dialog->open();
}

QFileDialog *Exporter::askForFile(const QString &title, ExportFormat format)
{
    auto *dialog = new QFileDialog(m_window, tr("Export %1").arg(title), startingFolder(),
                                   fileFilter(format) + u";;"_s + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffixOf(format));
    dialog->selectFile(fileName(title, format));
    connect(dialog, &QFileDialog::fileSelected, this, [](const QString &path) {
        Settings::setValue(QString(folderKey), QFileInfo(path).absolutePath().toUtf8());
    });
    return dialog;
}

void Exporter::save(const ShownTable &table, const ExportChoice &choice)
{
    QFileDialog *dialog = askForFile(table.layout.title, choice.format);
    connect(dialog, &QFileDialog::fileSelected, this, [this, table, choice](const QString &path) {
        run({.title = tr("Exporting %1…").arg(table.layout.title),
             .work =
                 [table, choice, path](const Observer &observer) {
                     return exportShown(table, choice, path, observer);
                 },
             .done = [path](qint64 rows) { return exportedText(rows, path); },
             .path = path});
    });
    dialog->open();
}

void Exporter::exportActivity(const ActivityRecord &record, const QString &title)
{
    auto *dialog = new ActivityDialog(title, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, record, title] {
        ActivityRecord wanted = record;
        wanted.name = dialog->name();
        wanted.from = dialog->from();
        wanted.to = dialog->to();
        const ExportChoice choice = dialog->choice();
        QFileDialog *files = askForFile(title, choice.format);
        connect(files, &QFileDialog::fileSelected, this,
                [this, wanted, choice, title](const QString &path) {
                    run({.title = tr("Exporting %1…").arg(title),
                         .work =
                             [wanted, choice, path](const Observer &observer) {
                                 return waybill::exportActivity(wanted, choice, path, observer);
                             },
                         .done = [path](qint64 rows) { return exportedText(rows, path); },
                         .path = path});
                });
        files->open();
    });
    dialog->open();
}

/// Follows it with a small window that can cancel it.
void Exporter::run(ExportTask task)
{
    auto *job = new ExportJob(this);
    followExport(*job, task.title, m_window);
    connect(job, &ExportJob::finished, this,
            [this, job, said = std::move(task.done), path = task.path](qint64 rows) {
                job->deleteLater();
                Q_EMIT done(said(rows), path);
            });
    connect(job, &ExportJob::cancelled, this, [this, job] {
        job->deleteLater();
        Q_EMIT done(tr("Cancelled. Nothing was written."), {});
    });
    connect(job, &ExportJob::failed, this, [this, job](const Problem &failure) {
        job->deleteLater();
        Q_EMIT problem(failure);
    });
    job->start(std::move(task.work));
}

} // namespace waybill
