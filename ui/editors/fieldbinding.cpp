// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/fieldbinding.h"

#include "ui/editors/fieldeditor.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <utility>

namespace waybill {

FieldBinding::FieldBinding(QWidget &editor, TableModel &model, int column)
    : QObject(&editor)
    , m_editor(editor)
    , m_model(model)
    , m_column(column)
{
    const bool editable = model.isEditable(column);
    if (!editable)
        editor.setToolTip(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
    if (auto *field = qobject_cast<QLineEdit *>(&editor))
        field->setReadOnly(!editable);
    else if (auto *text = qobject_cast<QPlainTextEdit *>(&editor))
        text->setReadOnly(!editable);
    else
        editor.setEnabled(editable);
    editor.installEventFilter(this);
    if (auto *box = qobject_cast<QComboBox *>(&editor))
        connect(box, &QComboBox::activated, this, &FieldBinding::commit);
    connect(&model, &QAbstractItemModel::dataChanged, this, &FieldBinding::fill);
    connect(&model, &TableModel::editRefused, this, &FieldBinding::fill);
}

void FieldBinding::setRow(int row)
{
    m_typed = false;
    m_waits = false;
    m_cell = m_model.index(row, m_column);
    fill();
}

/// What is being typed is not overwritten by a row that arrives meanwhile; nor is it lost when it
/// was finished while the row was on its way.
void FieldBinding::fill()
{
    if (!m_cell.isValid() || !m_model.isAtHand(m_cell.row())) {
        static_cast<void>(m_cell.data()); // asks for it
        return;
    }
    if (std::exchange(m_waits, false)) {
        commit();
        return;
    }
    if (m_typed && m_editor.hasFocus())
        return;
    const LayoutColumn &column = m_model.layout().columns[m_column];
    setFieldValue(column, &m_editor, m_cell.data(Qt::EditRole));
    m_shown = fieldValue(column, &m_editor);
    m_seen = m_cell.data(TableModel::ValueRole);
    m_typed = false;
}

void FieldBinding::commit()
{
    const QVariant value = fieldValue(m_model.layout().columns[m_column], &m_editor);
    if (!m_cell.isValid() || value.toString() == m_shown.toString())
        return;
    m_waits = !m_model.isAtHand(m_cell.row());
    if (m_waits)
        return;
    m_typed = false;
    m_shown = value;
    m_model.edit(m_cell, value, m_seen);
}

bool FieldBinding::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isLine = qobject_cast<QLineEdit *>(&m_editor) != nullptr;
        if (isLine && (key == Qt::Key_Return || key == Qt::Key_Enter))
            commit();
        else if (key == Qt::Key_Escape) {
            m_typed = false;
            m_waits = false;
            fill();
        } else {
            m_typed = true;
        }
    } else if (event->type() == QEvent::FocusOut) {
        commit();
    } else if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(&m_editor)
               && !m_editor.hasFocus()) {
        event->ignore(); // scrolling the page must not change a value
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace waybill
