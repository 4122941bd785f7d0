// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asidelist.h"
#include "migration/verify/report.h"

#include <QDialog>

namespace waybill {

class Background;
class MessageBar;

/// The report of an earlier run.
class ReportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a database: where the records behind the numbers are looked up; it may have moved since.
    ReportDialog(const Report &report, const QString &database, Background &background,
                 QWidget *parent = nullptr);

Q_SIGNALS:
    void recordWanted(const QString &table, const QString &key, const QString &column);
    /// Somebody wants to see what was set aside where it can be mended; the dialog is closed.
    void setAsideWanted(const waybill::AsideFilter &filter);
};

/// Asks where, and writes the report there in the background: HTML, JSON, Markdown, JUnit XML or
/// PDF, by the suffix. What came of it is shown in \a messages.
void saveReport(const Report &report, Background &background, QWidget *parent,
                MessageBar *messages);

} // namespace waybill
