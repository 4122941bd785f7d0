// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/report.h"

#include <QWidget>

class QAbstractItemModel;
class QTabWidget;
class QVBoxLayout;

namespace waybill {

/// A report on the screen: the verdict, the balance as a sum, and one tab for each section.
class ReportView final : public QWidget
{
    Q_OBJECT

public:
    explicit ReportView(QWidget *parent = nullptr);

    void setReport(const Report &report);
    const Report &report() const { return m_report; }
    void showSetAside();

private:
    void addVerdict();
    void addBalance();
    void addTabs();
    void addTable(QAbstractItemModel *model, const QString &title, qint64 count);
    QWidget *makeFacts() const;

    Report m_report;
    QVBoxLayout *m_column;
    QTabWidget *m_tabs = nullptr;
    int m_problemsTab = -1;
};

} // namespace waybill
