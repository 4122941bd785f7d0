// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/editpreview.h"

#include "ui/tables/planview.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

EditPreview::EditPreview(const QString &title, const QString &about, const QList<Way> &ways,
                         QWidget *parent)
    : QDialog(parent)
    , m_ways(ways)
    , m_view(new PlanView(this))
    , m_store(button({}, u"check"_s, ButtonKind::Primary, this))
{
    setObjectName(u"editPreview"_s);
    setWindowTitle(title);
    m_store->setObjectName(u"storeEdits"_s);
    m_store->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_store, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(10);
    if (!about.isEmpty())
        column->addWidget(bodyText(about, this));
    auto *group = new QButtonGroup(this);
    for (int i = 0; ways.size() > 1 && i < ways.size(); ++i) {
        auto *way = new QRadioButton(ways[i].text, this);
        way->setObjectName(u"way%1"_s.arg(i));
        way->setChecked(i == 0);
        group->addButton(way, i);
        column->addWidget(way);
    }
    column->addWidget(m_view, 1);
    column->addWidget(buttons);
    connect(group, &QButtonGroup::idToggled, this, [this](int way, bool chosen) {
        if (chosen)
            choose(way);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        Q_EMIT agreed(m_view->plan());
    });
    resize(760, 520);
    choose(0);
}

void EditPreview::choose(int way)
{
    m_view->show(m_ways[way].plan());
    m_view->fitButton(*m_store);
}

} // namespace waybill
