// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

#include <QDialog>
#include <QVariant>

namespace waybill {

/// Asks for the value that goes into all selected cells.
class ValueDialog final : public QDialog
{
    Q_OBJECT

public:
    ValueDialog(const QList<LayoutColumn> &columns, qint64 cells, QWidget *parent);

    void setValue(const QVariant &value);

Q_SIGNALS:
    void chosen(const QVariant &value);

private:
    LayoutColumn m_column;
    QWidget *m_editor;
};

} // namespace waybill
