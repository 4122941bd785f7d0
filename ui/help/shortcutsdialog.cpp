// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/shortcutsdialog.h"

#include "ui/help/shortcutlist.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

ShortcutsDialog::ShortcutsDialog(const QMenuBar &menus, QWidget *parent)
    : QDialog(parent)
    , m_model(new ShortcutModel(this))
    , m_text(new QLineEdit(this))
    , m_table(new ValueTable(m_model, tr("Keyboard shortcuts"), this))
    , m_note(mutedText(QString(), this))
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    m_model->setValues(shortcutLines(menus));
    m_text->setObjectName(u"shortcutText"_s);
    m_text->setPlaceholderText(tr("Look for a key or for what it does"));
    m_text->setAccessibleName(tr("Look for a key or for what it does"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_table->setObjectName(u"shortcutTable"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_text);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QLineEdit::textChanged, this, &ShortcutsDialog::look);
    const int line = fontMetrics().height();
    resize(44 * line, 34 * line);
    m_text->setFocus();
    look();
}

void ShortcutsDialog::look()
{
    m_table->setFilter(m_text->text().trimmed());
    const int found = m_table->model()->rowCount();
    m_note->setText(found == 0 ? tr("No key for that. Ctrl+K looks through all commands.")
                               : tr("%Ln lines", nullptr, found));
}

} // namespace waybill
