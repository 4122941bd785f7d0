// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/dependents.h"
#include "ui/record/recordsection.h"

class QPushButton;
class QTableView;

namespace waybill {

/// The records of one kind that belong to the one that is looked at: to read, to edit in place, to
/// add and to delete.
class DependentsSection final : public RecordSection
{
    Q_OBJECT

public:
    DependentsSection(DataSession &session, DependentKind kind, QWidget *parent);

    void showRecord(const ShownRecord &record) override;
    QTableView &view() { return *m_view; }

private:
    void makeModel();
    void fit();
    void add();
    void remove();
    void open();
    void update();

    DataSession &m_session;
    DependentKind m_kind;
    ShownRecord m_record;
    TableModel *m_model = nullptr; ///< made when it is first seen
    bool m_fitted = false;
    QTableView *m_view;
    QPushButton *m_add;
    QPushButton *m_open;
    QPushButton *m_delete;
};

} // namespace waybill
