// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/recordform.h"

#include "models/tables/tablemodel.h"
#include "ui/editors/fieldeditor.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

RecordForm::RecordForm(QWidget *parent)
    : QWidget(parent)
    , m_caption(sectionTitle(QString(), this))
    , m_origin(mutedText(QString(), this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(u"details"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_caption->setWordWrap(true);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_origin->setObjectName(u"origin"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_caption);
    column->addWidget(m_origin);
    column->addWidget(m_scroll, 1);
    m_originDelay.setSingleShot(true);
    m_originDelay.setInterval(150);
    connect(&m_originDelay, &QTimer::timeout, this, &RecordForm::askOrigin);
    showRow(nullptr, {});
}

void RecordForm::showRow(TableModel *model, const QModelIndex &index)
{
    if (model != m_model) {
        if (m_model)
            disconnect(m_model, nullptr, this, nullptr);
        m_model = model;
        m_editors.clear();
        delete m_scroll->takeWidget();
        if (model) {
            build(*model);
            connect(model, &QAbstractItemModel::dataChanged, this, &RecordForm::fill);
            connect(model, &QAbstractItemModel::modelReset, this, &RecordForm::fill);
            connect(model, &TableModel::originFound, this, &RecordForm::showOrigin);
            connect(model, &TableModel::editRefused, this, &RecordForm::fill);
            connect(model, &QObject::destroyed, this, [this] { showRow(nullptr, {}); });
        }
    }
    m_index = index;
    m_origin->clear();
    m_origin->hide();
    m_originDelay.start();
    fill();
}

qint64 RecordForm::currentId() const
{
    return m_model && m_index.isValid() ? m_model->rowId(m_index.row()) : 0;
}

void RecordForm::askOrigin()
{
    if (m_model && m_index.isValid())
        m_model->findOrigin(m_index.row());
}

void RecordForm::showOrigin(qint64 id, const QString &text)
{
    if (id != currentId())
        return;
    m_origin->setText(tr("Where from: %1").arg(text));
    m_origin->setVisible(!text.isEmpty());
}

void RecordForm::build(TableModel &model)
{
    auto *content = new QWidget;
    content->setObjectName(u"content"_s);
    auto *form = new QFormLayout(content);
    form->setContentsMargins(0, 0, 8, 0);
    form->setSpacing(4);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    for (int i = 0; i < model.layout().columns.size(); ++i) {
        const LayoutColumn &column = model.layout().columns[i];
        QWidget *editor = makeFieldEditor(column, content, true);
        auto *label = mutedText(column.label, content);
        label->setBuddy(editor);
        const bool editable = model.isEditable(i);
        if (!editable)
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
        form->addRow(label, editor);
        m_editors << editor;
    }
    m_scroll->setWidget(content);
}

void RecordForm::fill()
{
    const bool shown = m_model && m_index.isValid();
    m_scroll->setVisible(shown);
    m_caption->setText(shown ? m_index.data(TableModel::CaptionRole).toString()
                             : tr("Select a record to see all of it here."));
    if (!shown)
        return;
    for (int i = 0; i < m_editors.size(); ++i) {
        const QModelIndex cell = m_model->index(m_index.row(), i);
        QWidget *editor = m_editors[i];
        const QVariant value = cell.data(Qt::EditRole);
        // What is being typed must not be overwritten by a row that arrives meanwhile.
        if (editor->hasFocus() && editor->property("typed").toBool())
            continue;
        setFieldValue(m_model->layout().columns[i], editor, value);
        editor->setProperty("typed", false);
    }
}

void RecordForm::commit(QWidget *editor)
{
    const auto at = static_cast<int>(m_editors.indexOf(editor));
    if (at < 0 || !m_model || !m_index.isValid())
        return;
    editor->setProperty("typed", false);
    const QModelIndex cell = m_model->index(m_index.row(), at);
    if (!(cell.flags() & Qt::ItemIsEditable))
        return;
    const QVariant value = fieldValue(m_model->layout().columns[at], editor);
    if (value.toString() != cell.data(Qt::EditRole).toString())
        m_model->setData(cell, value, Qt::EditRole);
}

bool RecordForm::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool line = qobject_cast<QLineEdit *>(editor);
        if (line && (key == Qt::Key_Return || key == Qt::Key_Enter))
            commit(editor);
        else if (key == Qt::Key_Escape) {
            editor->setProperty("typed", false);
            fill();
        } else {
            editor->setProperty("typed", true);
        }
    } else if (event->type() == QEvent::FocusOut) {
        commit(editor);
    } else if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(editor)
               && !editor->hasFocus()) {
        event->ignore(); // scrolling the form must not change a value
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace waybill
