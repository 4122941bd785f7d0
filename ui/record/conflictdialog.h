// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/cellconflict.h"

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace waybill {

class DataSession;

/// Cells that somebody else changed while a person was about to: what stood there, what was
/// entered, and what stands there now. For each one of the two is chosen.
class ConflictDialog final : public QDialog
{
    Q_OBJECT

public:
    ConflictDialog(DataSession &session, const QList<CellConflict> &conflicts, QWidget *parent);

private:
    void addRow(int row);
    void chooseAll(bool mine);
    bool isMine(int row) const;
    void showCount();
    void store();

    DataSession &m_session;
    QList<CellConflict> m_conflicts;
    QTableWidget *m_table;
    QPushButton *m_store;
};

} // namespace waybill
