// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/editplan.h"
#include "ui/tables/editpreview.h"

#include <QObject>

class QTableView;

namespace waybill {

struct CellSelection;

/// Edits of many cells of one table: each is worked out and checked first, shown where something is
/// refused, and stored as one step of the history.
class CellEdits final : public QObject
{
    Q_OBJECT

public:
    CellEdits(DataSession &session, TableModel &model, QTableView &view);

    /// What is typed in the open cell goes into all selected ones; when no cell is open, a dialog
    /// asks for the value.
    void putIntoSelected();
    void fillDown();
    void paste(); ///< a rectangle of cells, as spreadsheets copy it
    void replace(); ///< in the rows that are listed
    void makeUnknown(); ///< NULL
    void makeEmptyText();

Q_SIGNALS:
    void done(const QString &text); ///< it can be undone
    void problem(const waybill::Problem &problem);

private:
    using Wanted = std::function<QList<WantedCell>(const CellBlock &)>;
    /// How a step is called, from what it does.
    using Name = std::function<QString(const EditPlan &)>;

    bool mayEdit(); ///< says so when it may not
    void askForValue(const CellSelection &selected);
    void putValue(const CellSelection &selected, const QVariant &value);
    void putStored(const QVariant &value);
    void edit(const CellSelection &selected, const Wanted &wanted, const Name &name);
    void propose(const QString &about, const QList<EditPreview::Way> &ways, const Name &name);
    void store(const EditPlan &plan, const Name &name);
    void sayTooMany();
    void say(const char *code, const QString &message);

    DataSession &m_session;
    TableModel &m_model;
    QTableView &m_view;
};

} // namespace waybill
