// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/cellorigin.h"

#include <QDialog>

class QLabel;

namespace waybill {

class EventList;
class TableModel;

/// Where one value came from: the file, the line, what stood there, what became of it and in which
/// migration.
class CellOriginDialog final : public QDialog
{
    Q_OBJECT

public:
    CellOriginDialog(TableModel &model, const QModelIndex &cell, QWidget *parent);

private:
    void show(const Result<CellOrigin> &origin);

    QLabel *m_place;
    EventList *m_fields;
};

} // namespace waybill
