// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/markdelegate.h"

class QLineEdit;

namespace waybill {

/// Lets a person choose one of a question's answers, or type one.
class AnswerDelegate final : public MarkDelegate
{
    Q_OBJECT

public:
    using MarkDelegate::MarkDelegate;

    /// Where choosing a file begins.
    void setFolder(const QString &folder) { m_folder = folder; }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;

private:
    QLineEdit *typist(QWidget *parent, const QModelIndex &index) const;

    QString m_folder;
};

} // namespace waybill
