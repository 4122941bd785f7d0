// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/filternotice.h"

#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

FilterNotice::FilterNotice(QWidget *parent)
    : QFrame(parent)
    , m_text(bodyText(QString(), this))
{
    setProperty("kind", u"info"_s);
    setObjectName(u"filterNotice"_s);
    auto *all = button(tr("Show all"), u"x"_s, ButtonKind::Quiet, this);
    all->setObjectName(u"clearSubset"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(iconLabel(u"filter"_s, 18, u"accent"_s, this));
    row->addWidget(m_text, 1);
    row->addWidget(all);
    hide();
    connect(all, &QPushButton::clicked, this, &FilterNotice::cleared);
}

void FilterNotice::setText(const QString &filters, qint64 shown, qint64 total)
{
    m_text->setText(tr("Filtered: %1 of %2. %3").arg(countText(shown), countText(total), filters));
    setVisible(!filters.isEmpty());
}

} // namespace waybill
