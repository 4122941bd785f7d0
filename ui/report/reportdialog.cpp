// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/reportdialog.h"

#include "migration/verify/reportwriter.h"
#include "models/base/background.h"
#include "ui/report/pdfreport.h"
#include "ui/report/recordsdialog.h"
#include "ui/report/reportview.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

ReportDialog::ReportDialog(const Report &report, const QString &database, Background &background,
                           QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Report of %1").arg(report.playbookName));
    resize(1080, 720);
    auto *view = new ReportView(this);
    view->linkSetAside();
    view->setReport(report);
    const auto toSetAside = [this](const AsideFilter &filter) {
        accept();
        Q_EMIT setAsideWanted(filter);
    };
    connect(view, &ReportView::setAsideWanted, this, toSetAside);
    auto *messages = new MessageBar(this);
    auto *save = button(tr("&Save report…"), u"save"_s, ButtonKind::Plain, this);
    auto *close = button(tr("&Close"), {}, ButtonKind::Primary, this);
    // Enter is for the tables: it leads to the records behind a number.
    for (QPushButton *one : {save, close})
        one->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->addWidget(save);
    foot->addStretch();
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    column->addWidget(pageTitle(windowTitle(), this));
    column->addWidget(view, 1);
    column->addWidget(messages);
    column->addLayout(foot);
    connect(save, &QPushButton::clicked, this, [this, view, &background, messages] {
        saveReport(view->report(), background, this, messages);
    });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(view, &ReportView::recordsWanted, this,
            [this, database, run = report.run, &background, toSetAside](const ReportLink &link) {
                auto *records = new RecordsDialog(
                    link, {.database = database, .run = run, .what = link.what}, background, this);
                records->setAttribute(Qt::WA_DeleteOnClose);
                records->offerRecords();
                connect(records, &RecordsDialog::recordWanted, this,
                        [this, records](const QString &table, const QString &key,
                                        const QString &field) {
                            records->accept();
                            accept();
                            Q_EMIT recordWanted(table, key, field);
                        });
                connect(records, &RecordsDialog::setAsideWanted, this,
                        [records, toSetAside](const AsideFilter &filter) {
                            records->accept();
                            toSetAside(filter);
                        });
                records->open();
            });
}

void saveReport(const Report &report, Background &background, QWidget *parent, MessageBar *messages)
{
    auto *dialog = new QFileDialog(
        parent, ReportDialog::tr("Save report"), QString(),
        ReportDialog::tr(
            "Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;JSON (*.json);;JUnit XML (*.xml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"html"_s);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1));
    });
    QObject::connect(
        dialog, &QFileDialog::fileSelected, messages,
        [report, &background, messages](const QString &path) {
            const auto write = [report, path] {
                return path.endsWith(".pdf"_L1, Qt::CaseInsensitive) ? writePdf(report, path)
                                                                     : writeReport(report, path);
            };
            background.run(messages, write, [messages, path](const Result<> &written) {
                if (written)
                    messages->showDone(
                        ReportDialog::tr("The report was saved as %1.").arg(shownPath(path)));
                else
                    messages->showProblem(written.error());
            });
        });
    dialog->open();
}

} // namespace waybill
