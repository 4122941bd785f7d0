// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/recordfields.h"

#include "ui/editors/fieldeditor.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace waybill {

RecordFields::RecordFields(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"fields"_s);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void RecordFields::setModel(TableModel *model)
{
    if (model == m_model)
        return;
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    m_index = QModelIndex();
    m_editors.clear();
    m_form = nullptr;
    delete takeWidget();
    if (!model)
        return;
    build(*model);
    connect(model, &QAbstractItemModel::dataChanged, this, &RecordFields::fill);
    connect(model, &QAbstractItemModel::modelReset, this, &RecordFields::fill);
    connect(model, &TableModel::editRefused, this, &RecordFields::fill);
}

void RecordFields::setIndex(const QModelIndex &index)
{
    m_index = index;
    for (QWidget *editor : std::as_const(m_editors))
        editor->setProperty("typed", false);
    fill();
}

void RecordFields::build(TableModel &model)
{
    auto *content = new QWidget;
    content->setObjectName(u"content"_s);
    m_form = new QFormLayout(content);
    m_form->setContentsMargins(0, 0, 8, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (int i = 0; i < model.layout().columns.size(); ++i) {
        const LayoutColumn &column = model.layout().columns[i];
        QWidget *editor = makeFieldEditor(column, content, true);
        auto *label = mutedText(column.label, content);
        label->setBuddy(editor);
        const bool editable = model.isEditable(i);
        if (!editable || column.joined())
            editor->setToolTip(model.headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString());
        if (auto *field = qobject_cast<QLineEdit *>(editor))
            field->setReadOnly(!editable);
        else if (auto *text = qobject_cast<QPlainTextEdit *>(editor))
            text->setReadOnly(!editable);
        else
            editor->setEnabled(editable);
        editor->installEventFilter(this);
        if (auto *box = qobject_cast<QComboBox *>(editor))
            connect(box, &QComboBox::activated, this, [this, box] { commit(box); });
        m_form->addRow(label, editor);
        m_editors << editor;
    }
    setWidget(content);
    fitLabels();
}

/// Labels stand beside their fields where there is room for both.
void RecordFields::fitLabels()
{
    if (!m_form)
        return;
    const bool wide = width() > 46 * fontMetrics().averageCharWidth() + 60;
    const auto policy = wide ? QFormLayout::DontWrapRows : QFormLayout::WrapAllRows;
    if (m_form->rowWrapPolicy() == policy && m_form->spacing() > 0)
        return;
    m_form->setRowWrapPolicy(policy);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(wide ? 8 : 4);
}

void RecordFields::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitLabels();
}

void RecordFields::fill()
{
    if (!m_model || !m_index.isValid() || !m_model->isAtHand(m_index.row())) {
        if (m_model && m_index.isValid())
            m_index.data(); // asks for it
        return;
    }
    for (int i = 0; i < m_editors.size(); ++i) {
        QWidget *editor = m_editors[i];
        // What is being typed must not be overwritten by a row that arrives meanwhile.
        if (editor->hasFocus() && editor->property("typed").toBool())
            continue;
        const QVariant value = m_model->index(m_index.row(), i).data(Qt::EditRole);
        setFieldValue(m_model->layout().columns[i], editor, value);
        editor->setProperty("typed", false);
        editor->setProperty("seen", value);
    }
}

/// What was seen when the typing began is handed on: somebody else may have changed it since.
void RecordFields::commit(QWidget *editor)
{
    const auto at = static_cast<int>(m_editors.indexOf(editor));
    if (at < 0 || !m_model || !m_index.isValid())
        return;
    editor->setProperty("typed", false);
    const QModelIndex cell = m_model->index(m_index.row(), at);
    if (!(cell.flags() & Qt::ItemIsEditable))
        return;
    const QVariant seen = editor->property("seen");
    const QVariant value = fieldValue(m_model->layout().columns[at], editor);
    if (value.toString() != seen.toString() || value.isValid() != seen.isValid())
        m_model->edit(cell, value, seen);
    fill();
}

bool RecordFields::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool line = qobject_cast<QLineEdit *>(editor);
        if (line && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            commit(editor);
            return true; // in a dialog it must not press a button as well
        }
        const bool typed = editor->property("typed").toBool();
        if (key == Qt::Key_Escape && typed) {
            editor->setProperty("typed", false);
            fill();
            return true;
        }
        editor->setProperty("typed", typed || key != Qt::Key_Escape);
    } else if (event->type() == QEvent::FocusOut) {
        commit(editor);
    } else if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(editor)
               && !editor->hasFocus()) {
        event->ignore(); // scrolling the form must not change a value
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace waybill
