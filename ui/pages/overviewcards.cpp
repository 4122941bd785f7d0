// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overviewcards.h"

#include "ui/widgets/text.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

QString drawingOf(Attention::Kind kind)
{
    return kind == Attention::Kind::Problem ? u"alert-circle"_s
        : kind == Attention::Kind::Warning  ? u"alert-triangle"_s
                                            : u"info"_s;
}

QString wordOf(Attention::Kind kind)
{
    return kind == Attention::Kind::Problem ? OverviewCards::tr("Problem")
        : kind == Attention::Kind::Warning  ? OverviewCards::tr("Warning")
                                            : OverviewCards::tr("Note");
}

QString colourOf(Attention::Kind kind)
{
    return kind == Attention::Kind::Problem ? u"bad"_s
        : kind == Attention::Kind::Warning  ? u"warn"_s
                                            : u"accent"_s;
}

} // namespace

OverviewCards::OverviewCards(QWidget *parent)
    : QWidget(parent)
    , m_attention(card(u"card"_s, this))
    , m_fine(bodyText(tr("Nothing needs your attention."), this))
    , m_lines(new QVBoxLayout)
    , m_contents(card(u"card"_s, this))
    , m_tables(new QGridLayout)
{
    setObjectName(u"overview"_s);
    auto *attention = new QVBoxLayout(m_attention);
    attention->setContentsMargins(20, 14, 20, 14);
    attention->setSpacing(6);
    attention->addWidget(sectionTitle(tr("What needs attention"), m_attention));
    attention->addWidget(m_fine);
    m_lines->setSpacing(2);
    attention->addLayout(m_lines);
    auto *contents = new QVBoxLayout(m_contents);
    contents->setContentsMargins(20, 14, 20, 14);
    contents->setSpacing(6);
    contents->addWidget(sectionTitle(tr("What there is"), m_contents));
    m_tables->setHorizontalSpacing(8);
    m_tables->setVerticalSpacing(2);
    contents->addLayout(m_tables);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(m_attention);
    column->addWidget(m_contents);
    hide();
}

void OverviewCards::show(const Overview &overview)
{
    clear(m_lines);
    clear(m_tables);
    m_fine->setVisible(overview.attention.isEmpty());
    for (int i = 0; i < overview.attention.size(); ++i)
        addLine(overview.attention[i], i);
    for (int i = 0; i < overview.tables.size(); ++i)
        addTable(overview.tables[i], i);
    setVisible(true);
}

void OverviewCards::addLine(const Attention &line, int number)
{
    auto *holder = new QWidget(m_attention);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(iconLabel(drawingOf(line.kind), 18, colourOf(line.kind), holder));
    auto *word = bodyText(wordOf(line.kind), holder);
    word->setWordWrap(false);
    row->addWidget(word);
    auto *link = button(menuText(line.text), {}, ButtonKind::Quiet, holder);
    link->setObjectName(u"attention-%1"_s.arg(number));
    link->setAccessibleName(tr("%1: %2").arg(wordOf(line.kind), line.text));
    link->setEnabled(!line.place.isEmpty());
    row->addWidget(link);
    row->addStretch();
    connect(link, &QPushButton::clicked, this, [this, line] {
        if (line.rows.empty())
            Q_EMIT placeWanted(line.place);
        else
            Q_EMIT rowsWanted(line.place.mid(QStringView(u"view:").size()), line.rows);
    });
    m_lines->addWidget(holder);
}

void OverviewCards::addTable(const TableRows &table, int number)
{
    constexpr int across = 3;
    auto *link =
        button(menuText(tr("%1: %2").arg(table.title, countText(table.rows))),
               table.icon.isEmpty() ? u"list"_s : table.icon, ButtonKind::Quiet, m_contents);
    link->setObjectName(u"count-%1"_s.arg(table.view));
    link->setStyleSheet(u"text-align: left"_s);
    connect(link, &QPushButton::clicked, this,
            [this, view = table.view] { Q_EMIT placeWanted(u"view:"_s + view); });
    m_tables->addWidget(link, number / across, number % across);
    for (int i = 0; i < across; ++i)
        m_tables->setColumnStretch(i, 1);
}

} // namespace waybill
