// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportprogress.h"

#include "models/export/exportjob.h"
#include "ui/widgets/text.h"

#include <QProgressBar>
#include <QProgressDialog>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

void followExport(ExportJob &job, const QString &text, QWidget *window)
{
    constexpr int steps = 1000;
    auto *dialog = new QProgressDialog(window);
    auto *bar = new QProgressBar(dialog);
    auto *cancel = button(ExportJob::tr("&Cancel"), {}, ButtonKind::Plain, dialog);
    bar->setAccessibleName(ExportJob::tr("Progress"));
    cancel->setObjectName(u"cancelExport"_s);
    dialog->setObjectName(u"exportProgress"_s);
    dialog->setWindowTitle(text);
    dialog->setLabel(bodyText(text, dialog));
    dialog->setBar(bar);
    dialog->setCancelButton(cancel);
    dialog->setMinimumWidth(420);
    dialog->setMinimumDuration(400);
    dialog->setAutoReset(false);
    dialog->setAutoClose(false);
    dialog->setRange(0, steps);
    dialog->setValue(0);
    QObject::connect(&job, &ExportJob::progressed, dialog, [dialog](qint64 done, qint64 total) {
        if (total > 0 && !dialog->wasCanceled())
            dialog->setValue(static_cast<int>(steps * done / total));
    });
    QObject::connect(dialog, &QProgressDialog::canceled, &job, &ExportJob::cancel);
    QObject::connect(&job, &QObject::destroyed, dialog, &QObject::deleteLater);
}

} // namespace waybill
