// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aside/asidefilters.h"

#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QPushButton>
#include <QSignalBlocker>

#include <numeric>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

// The ids of the choices that are no single family or state.
constexpr int everything = 100;
constexpr int somethingToDo = 101;

QWidget *rowOf(QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *flow = new FlowLayout(row);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(6);
    return row;
}

} // namespace

AsideFilters::AsideFilters(QWidget *parent)
    : QWidget(parent)
    , m_filter(toDo())
    , m_families(new QButtonGroup(this))
    , m_states(new QButtonGroup(this))
    , m_extras(new QCheckBox(tr("Also values kept in the e&xtra details"), this))
    , m_link(button(QString(), u"x"_s, ButtonKind::Plain, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 0, 24, 12);
    column->setSpacing(6);
    QWidget *families = rowOf(this);
    QWidget *states = rowOf(this);
    families->layout()->addWidget(addChip(m_families, u"family-all"_s));
    m_families->setId(m_families->buttons().last(), everything);
    for (const AsideFamily family : asideFamilies) {
        families->layout()->addWidget(addChip(m_families, u"family-"_s + asideName(family)));
        m_families->setId(m_families->buttons().last(), static_cast<int>(family));
    }
    states->layout()->addWidget(addChip(m_states, u"state-to-do"_s));
    m_states->setId(m_states->buttons().last(), somethingToDo);
    for (const AsideState state : asideStates) {
        states->layout()->addWidget(addChip(m_states, u"state-"_s + asideName(state)));
        m_states->setId(m_states->buttons().last(), static_cast<int>(state));
    }
    states->layout()->addWidget(addChip(m_states, u"state-all"_s));
    m_states->setId(m_states->buttons().last(), everything);
    families->layout()->addWidget(m_extras);
    families->layout()->addWidget(m_link);
    column->addWidget(states);
    column->addWidget(families);
    m_extras->setObjectName(u"asideExtras"_s);
    m_extras->setToolTip(tr("Their records are stored; only the value has no column of its own"));
    m_link->setObjectName(u"asideLink"_s);
    connect(m_families, &QButtonGroup::idClicked, this, &AsideFilters::takeChoices);
    connect(m_states, &QButtonGroup::idClicked, this, &AsideFilters::takeChoices);
    connect(m_extras, &QCheckBox::toggled, this, &AsideFilters::takeChoices);
    connect(m_link, &QPushButton::clicked, this, [this] {
        m_filter.run = 0;
        m_filter.file.clear();
        m_filter.code.clear();
        showLink();
        Q_EMIT changed();
    });
    setFilter(m_filter);
    setCounts({});
}

AsideFilter AsideFilters::toDo()
{
    return {.states = {AsideState::Open, AsideState::Waiting}, .extras = false};
}

QAbstractButton *AsideFilters::addChip(QButtonGroup *group, const QString &name)
{
    auto *chip = button(QString(), {}, ButtonKind::Plain, this);
    chip->setProperty("kind", u"chip"_s);
    chip->setObjectName(name);
    chip->setCheckable(true);
    group->addButton(chip);
    return chip;
}

void AsideFilters::setFilter(const AsideFilter &filter)
{
    m_filter = filter;
    const QSignalBlocker blocked(m_extras);
    m_extras->setChecked(filter.extras);
    m_families->button(filter.family ? static_cast<int>(*filter.family) : everything)
        ->setChecked(true);
    const int state = filter.states.isEmpty() ? everything
        : filter.states.size() == 1           ? static_cast<int>(filter.states.first())
                                              : somethingToDo;
    m_states->button(state)->setChecked(true);
    showLink();
}

void AsideFilters::takeChoices()
{
    const int family = m_families->checkedId();
    const int state = m_states->checkedId();
    m_filter.family.reset();
    if (family != everything)
        m_filter.family = static_cast<AsideFamily>(family);
    m_filter.states = state == everything ? QList<AsideState>()
        : state == somethingToDo          ? toDo().states
                                          : QList{static_cast<AsideState>(state)};
    m_filter.extras = m_extras->isChecked();
    Q_EMIT changed();
}

void AsideFilters::showLink()
{
    QStringList parts;
    if (m_filter.run > 0)
        parts << tr("migration %1").arg(m_filter.run);
    if (!m_filter.file.isEmpty())
        parts << m_filter.file;
    if (!m_filter.code.isEmpty())
        parts << m_filter.code;
    m_link->setText(menuText(tr("Only of %1").arg(parts.join(u", "_s))));
    m_link->setAccessibleName(tr("Show others than those of %1, too").arg(parts.join(u", "_s)));
    m_link->setVisible(!parts.isEmpty());
}

void AsideFilters::showCount(const QString &what, QAbstractButton *chip, const QString &title,
                             qint64 count)
{
    chip->setText(tr("%1 (%2)").arg(title, countText(count)));
    chip->setAccessibleName(tr("%1: %2, %3").arg(what, title, countText(count)));
}

void AsideFilters::setCounts(const AsideCounts &counts)
{
    const qint64 families =
        std::accumulate(counts.families.begin(), counts.families.end(), qint64(0));
    const qint64 states = std::accumulate(counts.states.begin(), counts.states.end(), qint64(0));
    m_extras->setText(
        counts.extras > 0
            ? tr("Also %1 values kept in the e&xtra details").arg(countText(counts.extras))
            : tr("Also values kept in the e&xtra details"));
    showCount(tr("Reason"), m_families->button(everything), tr("All reasons"), families);
    for (const AsideFamily family : asideFamilies)
        showCount(tr("Reason"), m_families->button(static_cast<int>(family)), asideText(family),
                  counts.families.value(family));
    showCount(tr("State"), m_states->button(somethingToDo), tr("To do"),
              counts.states.value(AsideState::Open) + counts.states.value(AsideState::Waiting));
    showCount(tr("State"), m_states->button(everything), tr("All"), states);
    for (const AsideState state : asideStates) {
        QAbstractButton *chip = m_states->button(static_cast<int>(state));
        showCount(tr("State"), chip, asideText(state), counts.states.value(state));
        // What there is none of is not offered, save what is being looked at.
        chip->setVisible(counts.states.value(state) > 0 || chip->isChecked());
    }
}

} // namespace waybill
