// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/changefilters.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void choose(QComboBox *box, const QString &data)
{
    const int at = box->findData(data);
    box->setCurrentIndex(std::max(at, 0));
}

} // namespace

ChangeFilters::ChangeFilters(QWidget *parent)
    : QWidget(parent)
    , m_table(addChoice(u"changesTable"_s, tr("All tables"), tr("Table")))
    , m_who(addChoice(u"changesWho"_s, tr("Everybody"), tr("Person")))
    , m_action(addChoice(u"changesAction"_s, tr("All kinds"), tr("What was done")))
    , m_since(addLine(u"changesSince"_s, tr("From: 2026-11-22, or run 3"), tr("From")))
    , m_until(addLine(u"changesUntil"_s, tr("To: 2026-11-22 14:02"), tr("To")))
    , m_record(addLine(u"changesRecord"_s, tr("Key of a record"), tr("Key of a record")))
    , m_clear(button(tr("Clear filters"), u"x"_s, ButtonKind::Quiet, this))
{
    m_action->addItem(tr("Added"), u"INSERT"_s);
    m_action->addItem(tr("Changed"), u"UPDATE"_s);
    m_action->addItem(tr("Deleted"), u"DELETE"_s);
    m_clear->setObjectName(u"changesClear"_s);
    auto *row = new FlowLayout(this);
    row->setContentsMargins(24, 0, 24, 12);
    for (QWidget *widget : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_who),
                            static_cast<QWidget *>(m_action), static_cast<QWidget *>(m_since),
                            static_cast<QWidget *>(m_until), static_cast<QWidget *>(m_record),
                            static_cast<QWidget *>(m_clear)})
        row->addWidget(widget);
    m_delay.setSingleShot(true);
    m_delay.setInterval(300);
    connect(&m_delay, &QTimer::timeout, this, &ChangeFilters::check);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        clear();
        Q_EMIT changed();
    });
}

QComboBox *ChangeFilters::addChoice(const QString &name, const QString &all, const QString &label)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->setToolTip(label);
    box->addItem(all);
    connect(box, &QComboBox::currentIndexChanged, this, &ChangeFilters::changed);
    return box;
}

QLineEdit *ChangeFilters::addLine(const QString &name, const QString &hint, const QString &label)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    line->setPlaceholderText(hint);
    line->setAccessibleName(label);
    line->setClearButtonEnabled(true);
    line->setMinimumWidth(fontMetrics().horizontalAdvance(hint) + 32);
    connect(line, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
    return line;
}

void ChangeFilters::setFacts(const AuditFacts &facts, const QMap<QString, QString> &titles)
{
    const auto fill = [](QComboBox *box, const QStringList &values, const auto &title) {
        const QString chosen = box->currentData().toString();
        const QSignalBlocker blocker(box);
        while (box->count() > 1)
            box->removeItem(1);
        for (const QString &value : values)
            box->addItem(title(value), value);
        if (!chosen.isEmpty() && box->findData(chosen) < 0)
            box->addItem(title(chosen), chosen);
        choose(box, chosen);
    };
    fill(m_table, facts.tables, [&](const QString &table) { return titles.value(table, table); });
    fill(m_who, facts.people,
         [](const QString &who) { return who == "system"_L1 ? tr("Another program") : who; });
}

AuditFilter ChangeFilters::filter() const
{
    AuditFilter filter{.table = m_table->currentData().toString(),
                       .record = m_record->text().trimmed(),
                       .who = m_who->currentData().toString(),
                       .action = m_action->currentData().toString()};
    if (const auto since = momentFrom(m_since->text(), MomentEdge::Beginning)) {
        filter.since = since->time;
        filter.sinceRun = since->run;
    }
    if (const auto until = momentFrom(m_until->text(), MomentEdge::End))
        filter.until = until->time;
    return filter;
}

/// A time that is still being typed asks for nothing; one that is no time says so.
void ChangeFilters::check()
{
    for (QLineEdit *line : {m_since, m_until}) {
        const bool understood =
            line->text().trimmed().isEmpty() || momentFrom(line->text(), MomentEdge::End);
        const QString said = understood
            ? QString()
            : tr("Not understood. Write 2026-11-22, 2026-11-22 14:02 or run 3.");
        line->setProperty("problem", !understood);
        line->style()->unpolish(line);
        line->style()->polish(line);
        line->setToolTip(said);
        line->setAccessibleDescription(said);
    }
    Q_EMIT changed();
}

void ChangeFilters::showRecord(const QString &table, const QString &record)
{
    clear();
    const QSignalBlocker blocker(this);
    if (m_table->findData(table) < 0)
        m_table->addItem(table, table);
    choose(m_table, table);
    m_record->setText(record);
}

void ChangeFilters::clear()
{
    const QSignalBlocker blocker(this);
    for (QComboBox *box : {m_table, m_who, m_action})
        box->setCurrentIndex(0);
    for (QLineEdit *line : {m_since, m_until, m_record})
        line->clear();
}

} // namespace waybill
