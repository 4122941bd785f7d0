// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/sectioncards.h"

#include "ui/page/fieldgrid.h"
#include "ui/widgets/text.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Each card is a form of its own; more records than that are for the table.
constexpr int mostCards = 50;

QPushButton *smallButton(const QString &drawing, const QString &tip, QWidget *parent)
{
    auto *made = button({}, drawing, ButtonKind::Quiet, parent);
    made->setToolTip(tip);
    return made;
}

} // namespace

SectionCards::SectionCards(DataSession &session, const SectionLayout &section,
                           const SectionPlace &place, QWidget *parent)
    : SectionPanel(session, section, place, parent)
    , m_column(new QVBoxLayout)
    , m_rest(button(QString(), u"list"_s, ButtonKind::Quiet, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHead(nullptr));
    m_column->setSpacing(12);
    column->addLayout(m_column);
    column->addWidget(m_rest, 0, Qt::AlignLeft);
    column->addWidget(makeAdder());
    m_rest->hide();
    connect(m_rest, &QPushButton::clicked, this,
            [this] { Q_EMIT tableWanted(this->section().layout.id); });
    connect(&model(), &QAbstractItemModel::dataChanged, this, &SectionCards::showTitles);
}

/// Cards of records that are still there stay as they are, with what is being typed in them.
void SectionCards::listChanged()
{
    const int shown = std::min(model().rowCount(), mostCards);
    QMap<qint64, Card> before = std::exchange(m_cards, {});
    for (int row = 0; row < shown; ++row) {
        const qint64 id = model().rowId(row);
        Card card = before.contains(id) ? before.take(id) : makeCard(id);
        m_column->removeWidget(card.frame);
        m_column->insertWidget(row, card.frame);
        card.fields->showRow(row);
        m_cards.insert(id, card);
    }
    for (const Card &gone : std::as_const(before))
        gone.frame->deleteLater();
    const int rest = model().rowCount() - shown;
    m_rest->setVisible(rest > 0);
    m_rest->setText(tr("Show the other %Ln in the table", nullptr, rest));
    showTitles();
}

SectionCards::Card SectionCards::makeCard(qint64 id)
{
    Card made{.frame = card(u"card"_s, this)};
    made.frame->setObjectName(u"card-%1-%2"_s.arg(section().layout.id).arg(id));
    made.title = sectionTitle(QString(), made.frame);
    made.fields = new FieldGrid(model(), made.frame);
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(made.title, 1);
    const auto addButton = [&](const QString &drawing, const QString &tip) {
        auto *button = smallButton(drawing, tip, made.frame);
        button->setVisible(session().writable());
        head->addWidget(button);
        return button;
    };
    const QFrame *frame = made.frame;
    if (!section().order.empty()) {
        made.up = addButton(u"arrow-up"_s, tr("Move up"));
        made.down = addButton(u"arrow-down"_s, tr("Move down"));
        const auto move = [this, frame](int by) {
            const int row = rowOfCard(frame);
            moveRecord(row, row + by);
        };
        connect(made.up, &QPushButton::clicked, this, [move] { move(-1); });
        connect(made.down, &QPushButton::clicked, this, [move] { move(1); });
    }
    made.remove = addButton(u"trash"_s, tr("Delete"));
    connect(made.remove, &QPushButton::clicked, this,
            [this, frame] { deleteRecord(rowOfCard(frame)); });
    made.below = new QVBoxLayout(made.frame);
    made.below->setContentsMargins(16, 12, 16, 14);
    made.below->setSpacing(10);
    made.below->addLayout(head);
    made.below->addWidget(made.fields);
    return made;
}

int SectionCards::rowOfCard(const QFrame *frame) const
{
    for (auto card = m_cards.cbegin(); card != m_cards.cend(); ++card) {
        if (card->frame == frame)
            return const_cast<SectionCards *>(this)->model().rowOf(card.key());
    }
    return -1;
}

/// What a card needs of its record is there once the record has been read.
void SectionCards::showTitles()
{
    for (auto card = m_cards.begin(); card != m_cards.end(); ++card) {
        const int row = model().rowOf(card.key());
        const QModelIndex index = model().index(row, 0);
        const QVariant key = index.data(TableModel::KeyRole);
        const QString caption = index.data(TableModel::CaptionRole).toString();
        if (!key.isValid())
            continue;
        card->title->setText(caption);
        card->remove->setAccessibleName(tr("Delete %1").arg(caption));
        if (card->up) {
            card->up->setAccessibleName(tr("Move %1 up").arg(caption));
            card->down->setAccessibleName(tr("Move %1 down").arg(caption));
            card->up->setEnabled(row > 0);
            card->down->setEnabled(row + 1 < model().rowCount());
        }
        if (card->sections.isEmpty())
            addSections(*card, key, caption);
    }
}

void SectionCards::addSections(Card &card, const QVariant &key, const QString &caption)
{
    for (const SectionLayout &nested : section().sections)
        card.sections << make(session(), nested,
                              {.parent = key, .parentCaption = caption, .word = -1}, card.frame);
    for (SectionPanel *nested : std::as_const(card.sections)) {
        card.below->addWidget(nested);
        connect(nested, &SectionPanel::problem, this, &SectionCards::problem);
        connect(nested, &SectionPanel::done, this, &SectionCards::done);
        connect(nested, &SectionPanel::tableWanted, this, &SectionCards::tableWanted);
    }
}

void SectionCards::showRecord(int row)
{
    const auto card = m_cards.constFind(model().rowId(row));
    if (card != m_cards.cend())
        card->fields->focusFirst();
}

bool SectionCards::lead(const QString &view, qint64 id)
{
    if (SectionPanel::lead(view, id))
        return true;
    for (const Card &card : std::as_const(m_cards)) {
        for (SectionPanel *nested : card.sections) {
            if (id != 0 && nested->lead(view, id))
                return true;
        }
    }
    return false;
}

} // namespace waybill
