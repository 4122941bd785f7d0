// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/needscard.h"

#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

NeedsCard::NeedsCard(QWidget *parent)
    : QFrame(parent)
    , m_icon(iconLabel(u"check-circle"_s, 18, u"good"_s, this))
    , m_text(bodyText(QString(), this))
    , m_links(new QGridLayout)
{
    setProperty("kind", u"card"_s);
    setObjectName(u"needs"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_text, 1);
    m_links->setSpacing(2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(m_links);
    setVisible(false);
}

void NeedsCard::show(const Completeness &found)
{
    setVisible(found.needs > 0);
    if (found.needs == m_shown.needs && found.missing == m_shown.missing)
        return;
    m_shown = found;
    const auto missing = static_cast<int>(found.missing.size());
    m_icon->setVisible(missing == 0);
    m_text->setText(missing == 0
                        ? tr("Complete: nothing is missing.")
                        : tr("%1 of %2 are there. What is missing:")
                              .arg(countText(found.needs - missing), countText(found.needs)));
    while (QLayoutItem *item = m_links->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    constexpr int across = 3;
    for (int i = 0; i < missing; ++i) {
        const MissingThing &thing = found.missing[i];
        const QString text = thing.records.size() > 1
            ? tr("%1 (%2)").arg(thing.label, countText(thing.records.size()))
            : thing.label;
        auto *link = button(menuText(text), u"alert-triangle"_s, ButtonKind::Quiet, this);
        link->setObjectName(u"missing-%1"_s.arg(i));
        link->setToolTip(tr("Go to where this is filled in"));
        link->setStyleSheet(u"text-align: left"_s);
        connect(link, &QPushButton::clicked, this, [this, thing] { Q_EMIT wanted(thing); });
        m_links->addWidget(link, i / across, i % across);
    }
    for (int i = 0; i < across; ++i)
        m_links->setColumnStretch(i, 1);
}

} // namespace waybill
