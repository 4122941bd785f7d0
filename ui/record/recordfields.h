// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablemodel.h"

#include <QPersistentModelIndex>
#include <QScrollArea>

class QFormLayout;

namespace waybill {

/// All fields of one record. A field is stored when it is left.
class RecordFields final : public QScrollArea
{
    Q_OBJECT

public:
    explicit RecordFields(QWidget *parent = nullptr);

    void setModel(TableModel *model); ///< null: no fields
    void setIndex(const QModelIndex &index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build(TableModel &model);
    void fill();
    void commit(QWidget *editor);
    void fitLabels();

    TableModel *m_model = nullptr;
    QPersistentModelIndex m_index;
    QFormLayout *m_form = nullptr;
    QList<QWidget *> m_editors; ///< by column
};

} // namespace waybill
