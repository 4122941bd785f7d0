// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/answerdelegate.h"

#include "models/findings/questionmodel.h"

#include <QComboBox>

namespace waybill {

QWidget *AnswerDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                      const QModelIndex &index) const
{
    auto *box = new QComboBox(parent);
    const QVariantList options = index.data(QuestionModel::OptionsRole).toList();
    for (const QVariant &option : options) {
        const QStringList pair = option.toStringList();
        box->addItem(pair.value(0), pair.value(1));
    }
    box->setAccessibleName(index.siblingAtColumn(0).data().toString());
    auto *self = const_cast<AnswerDelegate *>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void AnswerDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = static_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void AnswerDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                  const QModelIndex &index) const
{
    const auto *box = static_cast<QComboBox *>(editor);
    // Leaving the list without a choice is no answer.
    if (box->currentIndex() >= 0 && box->currentData() != index.data(Qt::EditRole))
        model->setData(index, box->currentData(), Qt::EditRole);
}

} // namespace waybill
