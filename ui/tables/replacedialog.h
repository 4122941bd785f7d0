// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/replacement.h"

#include <QDialog>
#include <QTimer>

#include <atomic>
#include <memory>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace waybill {

class PlanView;

/// Finds and replaces in the rows that a table lists, in one column or in all that can be edited.
/// What it will do is shown as it is typed.
class ReplaceDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplaceDialog)

public:
    /// \a column is the one to begin with; -1 for all.
    ReplaceDialog(DataSession &session, TableModel &model, int column, QWidget *parent);
    ~ReplaceDialog() override;

Q_SIGNALS:
    void agreed(const waybill::EditPlan &plan, const QString &find);

private:
    void addFields();
    void waitForMore(); ///< looks when nothing is typed for a moment
    void look();
    QList<int> columns() const;
    Replacement replacement() const;

    DataSession &m_session;
    TableModel &m_model;
    QLineEdit *m_find;
    QLineEdit *m_by;
    QComboBox *m_where;
    QCheckBox *m_case;
    QCheckBox *m_whole;
    PlanView *m_view;
    QPushButton *m_store;
    QTimer m_pause;
    /// Counts what was looked for; shared with the looking under way, which gives up when outdated.
    std::shared_ptr<std::atomic<int>> m_generation = std::make_shared<std::atomic<int>>(0);
};

} // namespace waybill
