// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/sharededitdialog.h"

#include "models/commands/sharedcommands.h"
#include "models/record/dependents.h"
#include "models/tables/editplan.h"
#include "models/tables/shown.h"
#include "ui/widgets/text.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString valueText(const LayoutColumn &column, const QVariant &value)
{
    const QString text = shownText(column, value);
    return text.isEmpty() ? SharedEditDialog::tr("nothing")
                          : SharedEditDialog::tr("“%1”").arg(text.left(200));
}

} // namespace

SharedEditDialog::SharedEditDialog(DataSession &session, const SharedEdit &edit, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"sharedEdit"_s);
    const LayoutColumn &column = edit.shown();
    const TableLayout *other = session.layoutForTable(column.table);
    const QString kind = other ? other->singular : QString::fromStdString(column.table);
    const bool many = edit.sharing > mostCounted;
    const QString sharing = recordCount(edit.layout, many ? mostCounted : edit.sharing);
    setWindowTitle(tr("Change %1").arg(column.label));
    auto *title = sectionTitle(many ? tr("This %1 belongs to more than %2.").arg(kind, sharing)
                                    : tr("This %1 belongs to %2.").arg(kind, sharing),
                               this);
    title->setWordWrap(true);
    auto *text = bodyText(
        tr("%1 is %2 and would become %3. Where several records share it, all of "
           "them would show that.")
            .arg(column.label, valueText(column, edit.before), valueText(column, edit.after)),
        this);
    auto *all = button(many ? tr("Change it for &all of them")
                            : tr("Change it for &all %1").arg(countText(edit.sharing)),
                       u"check"_s, ButtonKind::Primary, this);
    auto *own = button(tr("&Give this %1 a %2 of its own").arg(edit.layout.singular, kind),
                       u"copy"_s, ButtonKind::Plain, this);
    auto *cancel = button(tr("Cancel"), {}, ButtonKind::Plain, this);
    all->setObjectName(u"changeForAll"_s);
    own->setObjectName(u"giveOwn"_s);
    all->setDefault(true);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(24, 20, 24, 20);
    lines->setSpacing(12);
    lines->addWidget(title);
    lines->addWidget(text);
    lines->addSpacing(4);
    for (QPushButton *made : {all, own, cancel})
        lines->addWidget(made);
    connect(all, &QPushButton::clicked, this, [this, &session, edit] {
        accept();
        changeForAll(session, edit);
    });
    connect(own, &QPushButton::clicked, this, [this, &session, edit] {
        accept();
        giveOwn(session, edit);
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(460);
}

} // namespace waybill
