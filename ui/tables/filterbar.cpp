// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/filterbar.h"

#include "ui/tables/columnfilterdialog.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <charconv>

using namespace Qt::StringLiterals;

namespace waybill {

FilterBar::FilterBar(const TableLayout &layout, QWidget *parent)
    : QWidget(parent)
    , m_layout(layout)
    , m_where(new QComboBox(this))
    , m_text(new QLineEdit(this))
    , m_clear(button(tr("Clear"), u"x"_s, ButtonKind::Quiet, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    addText();
    int words = 0;
    for (int i = 0; i < m_layout.columns.size(); ++i) {
        const LayoutColumn &column = m_layout.columns[i];
        if (column.editor == Editor::Words && !column.hidden && words++ < 2)
            addWordChoice(i);
        if (column.editor == Editor::Percent && !column.hidden && m_leastColumn < 0)
            addLeast(i);
    }
    m_more = addMenu();
    row->addWidget(m_more);
    row->addWidget(m_clear);
    row->addStretch();

    m_clear->setObjectName(u"clearFilters"_s);
    m_clear->setVisible(false);
    m_typed.setSingleShot(true);
    m_typed.setInterval(150);
    connect(&m_typed, &QTimer::timeout, this, &FilterBar::changed);
    connect(this, &FilterBar::changed, this, &FilterBar::showClear);
    connect(m_clear, &QPushButton::clicked, this, &FilterBar::clear);
}

void FilterBar::addText()
{
    m_where->addItem(tr("Any column"), -1);
    for (int i = 0; i < m_layout.columns.size(); ++i)
        m_where->addItem(m_layout.columns[i].label, i);
    m_where->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_where->setMinimumContentsLength(11);
    m_where->setAccessibleName(tr("Column to look in"));
    m_text->setPlaceholderText(tr("Filter"));
    m_text->setAccessibleName(tr("Text to look for"));
    m_text->setObjectName(u"filterText"_s);
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(140);
    m_text->setMaximumWidth(280);
    const QIcon glass = icon(u"search"_s);
    if (!glass.isNull())
        m_text->addAction(glass, QLineEdit::LeadingPosition);
    layout()->addWidget(m_where);
    layout()->addWidget(m_text);
    connect(m_text, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(m_where, &QComboBox::activated, this, &FilterBar::changed);
}

void FilterBar::addWordChoice(int column)
{
    const LayoutColumn &shown = m_layout.columns[column];
    auto *box = new QComboBox(this);
    box->addItem(tr("%1: all").arg(shown.label), QVariant());
    for (const WordChoice &choice : shown.words)
        box->addItem(choice.label, choice.word);
    box->addItem(tr("(not known)"), false);
    box->setAccessibleName(tr("Show only this %1").arg(shown.label));
    box->setObjectName(u"filter-%1"_s.arg(shown.name()));
    layout()->addWidget(box);
    m_words << std::pair(column, box);
    connect(box, &QComboBox::currentIndexChanged, this, &FilterBar::changed);
}

void FilterBar::addLeast(int column)
{
    m_leastColumn = column;
    const QString label = m_layout.columns[column].label;
    m_least = new QLineEdit(this);
    m_least->setPlaceholderText(tr("%1 ≥").arg(label));
    m_least->setAccessibleName(tr("Least %1").arg(label));
    m_least->setObjectName(u"filterLeast"_s);
    m_least->setMinimumWidth(88);
    m_least->setMaximumWidth(96);
    layout()->addWidget(m_least);
    connect(m_least, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
}

QPushButton *FilterBar::addMenu()
{
    auto *more = button(tr("More filters"), u"filter"_s, ButtonKind::Plain, this);
    more->setObjectName(u"moreFilters"_s);
    auto *menu = new QMenu(more);
    for (int i = 0; i < m_layout.columns.size(); ++i)
        menu->addAction(tr("%1…").arg(m_layout.columns[i].label), this,
                        [this, i] { editColumnFilter(i); });
    more->setMenu(menu);
    return more;
}

void FilterBar::editColumnFilter(int column)
{
    if (column < 0 || column >= m_layout.columns.size())
        return;
    auto *dialog =
        new ColumnFilterDialog(m_layout.columns[column], column, columnFilter(column), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, column] { setColumnFilter(column, dialog->filter()); });
    dialog->open();
}

void FilterBar::removeColumnFilter(int column)
{
    setColumnFilter(column, {});
}

std::optional<ColumnFilter> FilterBar::columnFilter(int column) const
{
    for (const ColumnFilter &filter : m_columnFilters) {
        if (filter.column == column)
            return filter;
    }
    return {};
}

void FilterBar::setColumnFilter(int column, const std::optional<ColumnFilter> &filter)
{
    m_columnFilters.removeIf([column](const ColumnFilter &old) { return old.column == column; });
    if (filter)
        m_columnFilters << *filter;
    Q_EMIT changed();
}

QString FilterBar::anywhere() const
{
    return m_where->currentData().toInt() < 0 ? m_text->text().trimmed() : QString();
}

QList<ColumnFilter> FilterBar::filters() const
{
    QList<ColumnFilter> filters = m_columnFilters;
    const int where = m_where->currentData().toInt();
    if (where >= 0 && !m_text->text().trimmed().isEmpty())
        filters << ColumnFilter{.column = where,
                                .kind = ColumnFilter::Kind::Contains,
                                .text = m_text->text().trimmed()};
    for (const auto &[column, box] : m_words) {
        const QVariant chosen = box->currentData();
        if (chosen.metaType().id() == QMetaType::Bool)
            filters << ColumnFilter{.column = column, .kind = ColumnFilter::Kind::Empty};
        else if (chosen.isValid())
            filters << ColumnFilter{
                .column = column, .kind = ColumnFilter::Kind::OneOf, .words = {chosen.toString()}};
    }
    if (m_least) {
        const QByteArray text = m_least->text().trimmed().toUtf8();
        double number = 0;
        if (std::from_chars(text.begin(), text.end(), number).ec == std::errc())
            filters << ColumnFilter{
                .column = m_leastColumn, .kind = ColumnFilter::Kind::Range, .least = number};
    }
    return filters;
}

void FilterBar::empty()
{
    const QSignalBlocker blocker(this);
    m_text->clear();
    m_where->setCurrentIndex(0);
    for (const auto &[column, box] : std::as_const(m_words))
        box->setCurrentIndex(0);
    if (m_least)
        m_least->clear();
    m_columnFilters.clear();
    m_typed.stop();
}

void FilterBar::clear()
{
    empty();
    Q_EMIT changed();
}

void FilterBar::setFilters(const QString &anywhere, const QList<ColumnFilter> &filters)
{
    empty();
    {
        const QSignalBlocker quiet(this);
        m_text->setText(anywhere);
        for (const ColumnFilter &filter : filters) {
            if (!place(filter))
                m_columnFilters << filter;
        }
        m_typed.stop();
    }
    Q_EMIT changed();
}

/// Into one of the choices beside the text; false when none of them says just that.
bool FilterBar::place(const ColumnFilter &filter)
{
    for (const auto &[column, box] : std::as_const(m_words)) {
        const bool one = filter.kind == ColumnFilter::Kind::OneOf && filter.words.size() == 1;
        const int row = filter.kind == ColumnFilter::Kind::Empty ? box->count() - 1
            : one && !filter.words.first().isEmpty() ? box->findData(filter.words.first())
                                                     : -1;
        if (column == filter.column && row > 0 && box->currentIndex() == 0) {
            box->setCurrentIndex(row);
            return true;
        }
    }
    const bool least = filter.kind == ColumnFilter::Kind::Range && !filter.most.isValid()
        && filter.least.metaType().id() == QMetaType::Double;
    if (!m_least || filter.column != m_leastColumn || !least || !m_least->text().isEmpty())
        return false;
    m_least->setText(QString::number(filter.least.toDouble()));
    return true;
}

void FilterBar::showClear()
{
    m_clear->setVisible(!anywhere().isEmpty() || !filters().isEmpty());
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::openMenu()
{
    m_more->setFocus(Qt::ShortcutFocusReason);
    m_more->menu()->popup(m_more->mapToGlobal(m_more->rect().bottomLeft()));
}

} // namespace waybill
