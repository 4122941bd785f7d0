// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aside/splitlinedialog.h"

#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

SplitLineDialog::SplitLineDialog(const QString &place, std::vector<std::string> header,
                                 std::vector<std::string> cells, QWidget *parent)
    : QDialog(parent)
    , m_header(std::move(header))
    , m_original(cells)
    , m_cells(std::move(cells))
    , m_table(new QTableWidget(this))
    , m_verdict(bodyText(QString(), this))
    , m_join(button(tr("&Join with the next"), {}, ButtonKind::Plain, this))
    , m_part(button(tr("&Part at the comma"), {}, ButtonKind::Plain, this))
    , m_insert(button(tr("&Empty one before"), {}, ButtonKind::Plain, this))
    , m_remove(button(tr("&Take away"), {}, ButtonKind::Plain, this))
    , m_reset(button(tr("&As in the file"), u"undo"_s, ButtonKind::Plain, this))
    , m_take(button(tr("&Split it so"), {}, ButtonKind::Primary, this))
{
    setWindowTitle(tr("Split the line differently"));
    resize(720, 600);
    const std::pair<QWidget *, QString> names[] = {
        {m_table, u"lineCells"_s},   {m_join, u"joinCells"_s},    {m_part, u"partCell"_s},
        {m_insert, u"insertCell"_s}, {m_remove, u"removeCell"_s}, {m_take, u"splitNow"_s}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(name);
    m_table->setAccessibleName(tr("Columns of the file and the values that fall into them"));
    m_table->setColumnCount(2);
    m_table->setHorizontalHeaderLabels({tr("Column"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 14);
    m_insert->setToolTip(tr("What follows moves on by one column"));
    m_take->setDefault(true);
    auto *cancel = button(tr("&Cancel"), {}, ButtonKind::Plain, this);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(8);
    for (QPushButton *each : {m_join, m_part, m_insert, m_remove})
        tools->addWidget(each);
    tools->addStretch();
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_reset);
    foot->addStretch();
    foot->addWidget(cancel);
    foot->addWidget(m_take);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(10);
    column->addWidget(pageTitle(place, this));
    column->addWidget(m_verdict);
    column->addLayout(tools);
    column->addWidget(m_table, 1);
    column->addLayout(foot);
    connect(m_join, &QPushButton::clicked, this, &SplitLineDialog::join);
    connect(m_part, &QPushButton::clicked, this, &SplitLineDialog::part);
    connect(m_insert, &QPushButton::clicked, this, &SplitLineDialog::insert);
    connect(m_remove, &QPushButton::clicked, this, &SplitLineDialog::remove);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_cells = m_original;
        fill(0);
    });
    connect(m_table, &QTableWidget::currentCellChanged, this, &SplitLineDialog::update);
    connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem *cell) {
        const auto row = static_cast<std::size_t>(cell->row());
        if (m_filling || cell->column() != 1 || row >= m_cells.size())
            return;
        m_cells[row] = cell->text().toStdString();
        update();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, &QDialog::accept);
    fill(0);
    m_table->setFocus();
}

void SplitLineDialog::fill(std::size_t current)
{
    m_filling = true;
    const std::size_t rows = std::max(m_header.size(), m_cells.size());
    m_table->setRowCount(static_cast<int>(rows));
    for (std::size_t i = 0; i < rows; ++i) {
        const bool named = i < m_header.size();
        auto *name = new QTableWidgetItem(named ? QString::fromStdString(m_header[i])
                                                : tr("(beyond the header)"));
        name->setFlags(Qt::ItemIsEnabled);
        const bool filled = i < m_cells.size();
        auto *cell =
            new QTableWidgetItem(filled ? QString::fromStdString(m_cells[i]) : tr("(nothing)"));
        if (!filled)
            cell->setFlags(Qt::ItemIsEnabled);
        m_table->setItem(static_cast<int>(i), 0, name);
        m_table->setItem(static_cast<int>(i), 1, cell);
    }
    m_table->resizeColumnToContents(0);
    m_filling = false;
    m_table->setCurrentCell(static_cast<int>(current), 1);
    update();
}

std::size_t SplitLineDialog::current() const
{
    return static_cast<std::size_t>(std::max(0, m_table->currentRow()));
}

/// The comma that parted them belongs to the text.
void SplitLineDialog::join()
{
    const std::size_t at = current();
    if (at + 1 >= m_cells.size())
        return;
    m_cells[at] += ',' + m_cells[at + 1];
    m_cells.erase(m_cells.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    fill(at);
}

void SplitLineDialog::part()
{
    const std::size_t at = current();
    const std::size_t comma = at < m_cells.size() ? m_cells[at].find(',') : std::string::npos;
    if (comma == std::string::npos)
        return;
    const std::string rest = m_cells[at].substr(comma + 1);
    m_cells[at].resize(comma);
    m_cells.insert(m_cells.begin() + static_cast<std::ptrdiff_t>(at) + 1, rest);
    fill(at);
}

void SplitLineDialog::insert()
{
    const std::size_t at = std::min(current(), m_cells.size());
    m_cells.insert(m_cells.begin() + static_cast<std::ptrdiff_t>(at), std::string());
    fill(at);
}

/// Only what says nothing: no value goes.
void SplitLineDialog::remove()
{
    const std::size_t at = current();
    if (at >= m_cells.size() || !m_cells[at].empty())
        return;
    m_cells.erase(m_cells.begin() + static_cast<std::ptrdiff_t>(at));
    fill(at);
}

void SplitLineDialog::update()
{
    const std::size_t at = current();
    const bool there = at < m_cells.size();
    m_join->setEnabled(at + 1 < m_cells.size());
    m_part->setEnabled(there && m_cells[at].find(',') != std::string::npos);
    m_insert->setEnabled(there);
    m_remove->setEnabled(there && m_cells[at].empty());
    m_reset->setEnabled(m_cells != m_original);
    const bool fits = m_cells.size() == m_header.size();
    m_take->setEnabled(m_cells != m_original && !m_cells.empty());
    m_verdict->setText(
        fits ? tr("The line has as many values as the file has columns.")
             : tr("The line has %1 values, the file has %2 columns. Join what was torn apart until "
                  "each value stands beside its column.")
                   .arg(m_cells.size())
                   .arg(m_header.size()));
}

} // namespace waybill
