// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/report.h"
#include "models/report/reportlinks.h"

#include <QWidget>

#include <functional>

class QAbstractItemModel;
class QTabWidget;
class QVBoxLayout;

namespace waybill {

class ValueTable;

/// A report on the screen: the verdict, the balance as a sum, and one tab for each section. Values
/// of files about people are masked until the box above the sections is ticked.
class ReportView final : public QWidget
{
    Q_OBJECT

public:
    explicit ReportView(QWidget *parent = nullptr);

    void setReport(const Report &report);
    /// As it is shown: this is what is saved.
    const Report &report() const { return m_report; }
    void showSetAside();
    /// Where somebody can show it: numbers of what was set aside lead there.
    void linkSetAside();

Q_SIGNALS:
    /// What was set aside is to be shown where it can be mended.
    void setAsideWanted(const waybill::AsideFilter &filter);
    /// The records behind a number are to be shown.
    void recordsWanted(const waybill::ReportLink &link);

private:
    void addSetAsideLink();
    void follow(ReportLink link);
    void fill(const Report &report);
    void addVerdict();
    void addPersonalBox();
    void addBalance();
    void addNumbers();
    void addTabs();
    void addSection(const QString &title, std::function<QWidget *(QWidget *)> make);
    void fillSection(int section);
    QWidget *makeFacts() const;

    Report m_whole;
    Report m_report; ///< without what is not to be seen
    bool m_showsPersonal = false;
    bool m_linksSetAside = false;
    QVBoxLayout *m_column;
    QTabWidget *m_tabs = nullptr;
    QList<std::function<QWidget *(QWidget *)>> m_sections; ///< those that nobody has looked at yet
    int m_problemsTab = -1;
};

} // namespace waybill
