// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/valuedialog.h"

#include "ui/editors/fieldeditor.h"
#include "ui/widgets/text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Several columns have only text in common.
LayoutColumn common(const QList<LayoutColumn> &columns)
{
    if (columns.size() == 1)
        return columns.constFirst();
    QStringList labels;
    for (const LayoutColumn &column : columns)
        labels << column.label;
    LayoutColumn any;
    any.column = "value";
    any.label = labels.join(u", "_s);
    return any;
}

} // namespace

ValueDialog::ValueDialog(const QList<LayoutColumn> &columns, qint64 cells, QWidget *parent)
    : QDialog(parent)
    , m_column(common(columns))
    , m_editor(makeFieldEditor(m_column, this, true))
{
    setObjectName(u"valueDialog"_s);
    setWindowTitle(tr("Change selected cells"));
    auto *label = bodyText(
        tr("Put this into %Ln cells of %1:", nullptr, static_cast<int>(cells)).arg(m_column.label),
        this);
    label->setBuddy(m_editor);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *put = button(tr("&Change"), u"check"_s, ButtonKind::Primary, this);
    put->setObjectName(u"putValue"_s);
    put->setDefault(true);
    buttons->addButton(put, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(label);
    column->addWidget(m_editor);
    column->addWidget(buttons);
    setMinimumWidth(420);
    m_editor->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        Q_EMIT chosen(fieldValue(m_column, m_editor));
    });
}

void ValueDialog::setValue(const QVariant &value)
{
    setFieldValue(m_column, m_editor, value);
}

} // namespace waybill
