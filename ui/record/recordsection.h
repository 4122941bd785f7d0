// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablemodel.h"

#include <QWidget>

namespace waybill {

/// The record that is looked at.
struct ShownRecord
{
    TableModel *model = nullptr; ///< null: none
    qint64 id = 0;
    QVariant key;
    QString caption;
    QList<QVariant> values; ///< of the layout's columns
};

/// One of the things there are to see about a record. It is told of a record only while it is
/// seen.
class RecordSection : public QWidget
{
    Q_OBJECT

public:
    explicit RecordSection(QWidget *parent);
    virtual void showRecord(const ShownRecord &record) = 0;

Q_SIGNALS:
    void problem(const waybill::Problem &problem);
    void done(const QString &text); ///< something was done that can be undone
};

} // namespace waybill
