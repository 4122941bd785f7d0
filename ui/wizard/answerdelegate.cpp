// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/answerdelegate.h"

#include "models/findings/questionmodel.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QLineEdit>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QComboBox *chooser(QWidget *parent, const QModelIndex &index)
{
    auto *box = new QComboBox(parent);
    const QVariantList options = index.data(QuestionModel::OptionsRole).toList();
    for (const QVariant &option : options) {
        const QStringList pair = option.toStringList();
        box->addItem(pair.value(0), pair.value(1));
        // What cannot be chosen stays in the list and says why.
        auto *items = qobject_cast<QStandardItemModel *>(box->model());
        if (const QString why = pair.value(2); !why.isEmpty() && items) {
            QStandardItem *item = items->item(box->count() - 1);
            item->setEnabled(false);
            item->setText(u"%1 – %2"_s.arg(pair.value(0), why));
            item->setToolTip(why.toHtmlEscaped());
        }
    }
    return box;
}

} // namespace

QWidget *AnswerDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                      const QModelIndex &index) const
{
    QWidget *editor = nullptr;
    if (index.data(QuestionModel::TypedRole).toBool()) {
        editor = typist(parent, index);
    } else {
        auto *box = chooser(parent, index);
        auto *self = const_cast<AnswerDelegate *>(this);
        connect(box, &QComboBox::activated, self, [self, box] {
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        editor = box;
    }
    editor->setAccessibleName(index.siblingAtColumn(0).data().toString());
    editor->setAccessibleDescription(index.data(QuestionModel::HintRole).toString());
    return editor;
}

QLineEdit *AnswerDelegate::typist(QWidget *parent, const QModelIndex &index) const
{
    auto *line = new QLineEdit(parent);
    line->setPlaceholderText(index.data(QuestionModel::HintRole).toString());
    // Offered, not filled in: leaving the field is no answer.
    if (const QString hinted = index.data(QuestionModel::SuggestionRole).toString();
        !hinted.isEmpty()) {
        auto *completer = new QCompleter({hinted}, line);
        completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
        line->setCompleter(completer);
    }
    if (!index.data(QuestionModel::FileRole).toBool())
        return line;
    QAction *choose = line->addAction(icon(u"folder-open"_s), QLineEdit::TrailingPosition);
    choose->setText(tr("Choose a file"));
    choose->setToolTip(tr("Choose a file"));
    auto *self = const_cast<AnswerDelegate *>(this);
    connect(choose, &QAction::triggered, self, [self, line] {
        const QString file =
            QFileDialog::getOpenFileName(line, tr("Choose a file"), self->m_folder);
        if (file.isEmpty())
            return;
        line->setText(file);
        Q_EMIT self->commitData(line);
        Q_EMIT self->closeEditor(line);
    });
    return line;
}

void AnswerDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(index.data(Qt::EditRole).toString());
        line->selectAll();
        return;
    }
    auto *box = static_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void AnswerDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                  const QModelIndex &index) const
{
    if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        model->setData(index, line->text().trimmed(), Qt::EditRole);
        return;
    }
    const auto *box = static_cast<QComboBox *>(editor);
    // Leaving the list without a choice is no answer.
    if (box->currentIndex() >= 0 && box->currentData() != index.data(Qt::EditRole))
        model->setData(index, box->currentData(), Qt::EditRole);
}

} // namespace waybill
