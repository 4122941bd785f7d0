// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablemodel.h"

#include <QObject>
#include <QPersistentModelIndex>

namespace waybill {

/// Keeps an editor and a cell in step: it shows what is stored, and stores what is entered when the
/// field is left, with Enter, or when a word is chosen. Esc brings back what is stored.
class FieldBinding final : public QObject
{
    Q_OBJECT

public:
    FieldBinding(QWidget &editor, TableModel &model, int column); ///< belongs to the editor

    void setRow(int row);
    void fill();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void commit();

    QWidget &m_editor;
    TableModel &m_model;
    int m_column;
    QPersistentModelIndex m_cell;
    QVariant m_shown; ///< what the editor had when it was filled
    QVariant m_seen; ///< what was stored then
    bool m_typed = false;
    bool m_waits = false; ///< to be stored once the row is here
};

} // namespace waybill
