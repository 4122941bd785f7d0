// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/editplan.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStandardItemModel;

namespace waybill {

class ValueTable;

/// What an edit of many cells will do: how many change and what they become, and which are not
/// stored and why.
class PlanView final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanView(QWidget *parent);

    void show(const EditPlan &plan);
    void say(const QString &text); ///< in place of a plan
    const EditPlan &plan() const { return m_plan; }
    /// Names \a button after what it does and enables it when that is something.
    void fitButton(QPushButton &button) const;

private:
    EditPlan m_plan;
    QLabel *m_summary;
    QLabel *m_refusedTitle;
    QStandardItemModel *m_changes;
    QStandardItemModel *m_refused;
    ValueTable *m_changesView;
    ValueTable *m_refusedView;
};

} // namespace waybill
