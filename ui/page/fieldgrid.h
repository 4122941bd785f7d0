// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablemodel.h"

#include <QWidget>

namespace waybill {

class FieldBinding;

/// The fields of one record beside each other, each below its name; long texts take the whole
/// width.
class FieldGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldGrid(TableModel &model, QWidget *parent = nullptr);

    void showRow(int row);
    bool focusField(int column); ///< of the layout; false when it is not here
    void focusFirst();

private:
    TableModel &m_model;
    QMap<int, QWidget *> m_editors; ///< by column of the layout
    QList<FieldBinding *> m_bindings;
};

} // namespace waybill
