// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/markdelegate.h"

namespace waybill {

/// Lets a person choose one of a question's answers.
class AnswerDelegate final : public MarkDelegate
{
    Q_OBJECT

public:
    using MarkDelegate::MarkDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
};

} // namespace waybill
