// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/viewnamedialog.h"

#include "ui/widgets/text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

ViewNameDialog::ViewNameDialog(const Text &text, const QList<SavedView> &there, QWidget *parent)
    : QDialog(parent)
    , m_there(there)
    , m_texts(text)
    , m_name(new QLineEdit(text.name, this))
    , m_hint(mutedText(QString(), this))
    , m_accept(button(text.button, u"check"_s, ButtonKind::Primary, this))
{
    setObjectName(u"viewNameDialog"_s);
    setWindowTitle(text.title);
    m_name->setObjectName(u"viewName"_s);
    m_name->setMaxLength(80);
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->selectAll();
    m_accept->setObjectName(u"acceptName"_s);
    m_accept->setDefault(true);
    auto *label = bodyText(tr("&Name"), this);
    label->setBuddy(m_name);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_name);
    column->addWidget(m_hint);
    if (!text.note.isEmpty())
        column->addWidget(mutedText(text.note, this));
    column->addSpacing(8);
    column->addWidget(buttons);
    setMinimumWidth(26 * fontMetrics().height());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_name, &QLineEdit::textChanged, this, &ViewNameDialog::check);
    check();
}

QString ViewNameDialog::name() const
{
    return m_name->text().simplified();
}

void ViewNameDialog::check()
{
    const QString wanted = name();
    const auto taken = std::find_if(m_there.begin(), m_there.end(), [&](const SavedView &view) {
        return view.name.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    const bool own = wanted.compare(m_texts.name, Qt::CaseInsensitive) == 0;
    const bool isTaken = taken != m_there.end() && !(own && !m_texts.mayReplace);
    if (wanted.isEmpty())
        m_hint->setText(tr("For instance “Open, best match first”."));
    else if (isTaken && m_texts.mayReplace)
        m_hint->setText(tr("“%1” is there already and will be replaced.").arg(taken->name));
    else if (isTaken)
        m_hint->setText(tr("“%1” is there already. Choose another name.").arg(taken->name));
    else
        m_hint->setText(tr("Filter, order and columns are kept in the database."));
    m_accept->setEnabled(!wanted.isEmpty() && (!isTaken || m_texts.mayReplace));
}

} // namespace waybill
