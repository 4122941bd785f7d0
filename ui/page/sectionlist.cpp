// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/sectionlist.h"

#include "ui/page/sectiontable.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

SectionList::SectionList(DataSession &session, const SectionLayout &section,
                         const SectionPlace &place, QWidget *parent)
    : SectionPanel(session, section, place, parent)
    , m_table(new SectionTable(model(), !section.order.empty() && session.writable(), this))
{
    if (section.group >= 0)
        m_table->setColumnHidden(
            section.group,
            place.word >= 0 && place.word < section.layout.columns[section.group].words.size());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(makeHead(makeButtons()));
    column->addWidget(m_table);
    column->addWidget(makeAdder());
    m_table->setAccessibleName(name());
    m_table->hide();
    connect(m_table, &SectionTable::moveWanted, this, &SectionList::moveRecord);
    connect(m_table, &SectionTable::deleteWanted, this,
            [this] { deleteRecord(m_table->currentIndex().row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SectionList::updateButtons);
    updateButtons();
}

QWidget *SectionList::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const auto add = [&](const QString &drawing, const QString &name, const QString &tip) {
        auto *made = button({}, drawing, ButtonKind::Quiet, buttons);
        made->setAccessibleName(name);
        made->setToolTip(tip);
        row->addWidget(made);
        return made;
    };
    const QString singular = section().layout.singular;
    if (!section().order.empty()) {
        m_up = add(u"arrow-up"_s, tr("Move %1 up").arg(singular), tr("Move up (Alt+Up)"));
        m_down = add(u"arrow-down"_s, tr("Move %1 down").arg(singular), tr("Move down (Alt+Down)"));
        const auto move = [this](int by) {
            const int at = m_table->currentIndex().row();
            moveRecord(at, at + by);
        };
        connect(m_up, &QPushButton::clicked, this, [move] { move(-1); });
        connect(m_down, &QPushButton::clicked, this, [move] { move(1); });
    }
    m_delete = add(u"trash"_s, tr("Delete %1").arg(singular), tr("Delete (Del)"));
    connect(m_delete, &QPushButton::clicked, this,
            [this] { deleteRecord(m_table->currentIndex().row()); });
    buttons->setVisible(session().writable());
    return buttons;
}

void SectionList::updateButtons()
{
    const int row = m_table->currentIndex().row();
    m_delete->setEnabled(row >= 0);
    if (m_up)
        m_up->setEnabled(row > 0);
    if (m_down)
        m_down->setEnabled(row >= 0 && row + 1 < model().rowCount());
}

void SectionList::showRecord(int row)
{
    const int column = std::max(section().name, 0);
    m_table->setCurrentIndex(model().index(row, column));
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->scrollTo(m_table->currentIndex());
    updateButtons();
}

void SectionList::listChanged()
{
    updateButtons();
}

} // namespace waybill
