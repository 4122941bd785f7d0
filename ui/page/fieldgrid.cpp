// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/fieldgrid.h"

#include "ui/editors/fieldbinding.h"
#include "ui/editors/fieldeditor.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QLabel>

namespace waybill {

FieldGrid::FieldGrid(TableModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    constexpr int across = 3;
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    int place = 0;
    for (int i = 0; i < model.layout().columns.size(); ++i) {
        const LayoutColumn &column = model.layout().columns[i];
        if (column.hidden)
            continue;
        QWidget *editor = makeFieldEditor(column, this, true);
        auto *label = mutedText(column.label, this);
        label->setBuddy(editor);
        auto *cell = new QVBoxLayout;
        cell->setSpacing(2);
        cell->addWidget(label);
        cell->addWidget(editor);
        const bool wide = column.editor == Editor::LongText;
        if (wide && place % across != 0)
            place += across - place % across;
        grid->addLayout(cell, place / across, place % across, 1, wide ? across : 1);
        place += wide ? across : 1;
        m_editors.insert(i, editor);
        m_bindings << new FieldBinding(*editor, model, i);
    }
    for (int i = 0; i < across; ++i)
        grid->setColumnStretch(i, 1);
}

void FieldGrid::showRow(int row)
{
    for (FieldBinding *binding : std::as_const(m_bindings))
        binding->setRow(row);
}

bool FieldGrid::focusField(int column)
{
    QWidget *editor = m_editors.value(column);
    if (editor)
        editor->setFocus(Qt::OtherFocusReason);
    return editor != nullptr;
}

void FieldGrid::focusFirst()
{
    if (!m_editors.isEmpty())
        m_editors.first()->setFocus(Qt::OtherFocusReason);
}

} // namespace waybill
