// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcard.h"

#include "models/charts/charttable.h"
#include "models/charts/charttext.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/chartview.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace waybill {

ChartCard::ChartCard(const ChartSpec &spec, const QString &records, QWidget *parent)
    : QFrame(parent)
    , m_spec(spec)
    , m_records(records)
    , m_model(new ChartTable(this))
    , m_sentence(mutedText(spec.sentence, this))
    , m_toggle(button(tr("Show as table"), u"list"_s, ButtonKind::Quiet, this))
    , m_save(button(tr("Save"), u"save"_s, ButtonKind::Quiet, this))
    , m_stack(new QStackedWidget(this))
    , m_view(new ChartView(this))
    , m_table(new ValueTable(m_model, tr("%1, as a table").arg(spec.title), this))
    , m_note(mutedText(tr("Counting…"), this))
    , m_nothing(new EmptyState(this))
{
    setObjectName(u"chart-%1"_s.arg(QString::fromStdString(spec.id)));
    setProperty("kind", u"card"_s);
    m_view->setAccessibleName(tr("%1, chart").arg(spec.title));
    m_table->setToolTip(tr("Enter or a double click shows the records behind a number."));
    m_note->setAlignment(Qt::AlignCenter);
    for (QWidget *content : {static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_nothing),
                             static_cast<QWidget *>(m_view), static_cast<QWidget *>(m_table)})
        m_stack->addWidget(content);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 16, 16);
    column->setSpacing(8);
    column->addWidget(makeHead());
    column->addWidget(m_sentence);
    column->addWidget(m_stack, 1);
    setMinimumHeight(380);
    showContent();

    connect(m_toggle, &QPushButton::clicked, this, [this] { setTableShown(!m_tableShown); });
    connect(m_view, &ChartView::chosen, this, [this](const ChartSpot &spot) {
        open(m_view->plot().count(spot), data().behind(spot.group, spot.label));
    });
    connect(m_table, &QAbstractItemView::activated, this, &ChartCard::openCell);
    connect(m_nothing, &EmptyState::actionChosen, this,
            [this] { open(data().total, data().leftOutRows()); });
}

QWidget *ChartCard::makeHead()
{
    auto *head = new QWidget(this);
    auto *menu = new QMenu(m_save);
    m_save->setMenu(menu);
    m_save->setAccessibleName(tr("Save %1").arg(m_spec.title));
    m_save->setObjectName(u"saveChart"_s);
    m_toggle->setObjectName(u"showAsTable"_s);
    addSave(Format::Png, tr("As a &picture (PNG)…"));
    addSave(Format::Svg, tr("As a &drawing (SVG)…"));
    addSave(Format::Csv, tr("The &numbers (CSV)…"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(sectionTitle(m_spec.title, head), 1);
    row->addWidget(m_toggle);
    row->addWidget(m_save);
    return head;
}

void ChartCard::addSave(Format format, const QString &text)
{
    QAction *action = m_save->menu()->addAction(text);
    connect(action, &QAction::triggered, this,
            [this, format] { Q_EMIT saveRequested(this, format); });
}

const ChartData &ChartCard::data() const
{
    return m_model->chart();
}

QString ChartCard::sentence() const
{
    return chartSentence(data(), m_records);
}

void ChartCard::setChart(const ChartData &data)
{
    m_counted = true;
    m_model->setChart(data, m_records);
    m_view->setData(data);
    m_sentence->setText(data.empty() ? m_spec.sentence : sentence());
    m_nothing->setContent(u"chart"_s, chartNothingText(data, m_records),
                          data.total > 0 ? tr("Show those") : QString());
    showContent();
}

void ChartCard::showProblem(const Problem &problem)
{
    m_counted = false;
    m_note->setText(problemText(problem));
    showContent();
}

void ChartCard::setTableShown(bool shown)
{
    m_tableShown = shown;
    showContent();
}

void ChartCard::showContent()
{
    const bool drawn = m_counted && !data().empty();
    m_toggle->setText(m_tableShown ? tr("Show as chart") : tr("Show as table"));
    m_toggle->setIcon(icon(m_tableShown ? u"chart"_s : u"list"_s));
    m_toggle->setAccessibleName(m_tableShown ? tr("Show %1 as a chart").arg(m_spec.title)
                                             : tr("Show %1 as a table").arg(m_spec.title));
    m_toggle->setEnabled(drawn);
    m_save->setEnabled(drawn);
    m_stack->setCurrentWidget(!m_counted         ? static_cast<QWidget *>(m_note)
                                  : !drawn       ? static_cast<QWidget *>(m_nothing)
                                  : m_tableShown ? static_cast<QWidget *>(m_table)
                                                 : m_view);
}

void ChartCard::open(qint64 count, const RowSubset &subset)
{
    if (count > 0)
        Q_EMIT rowsRequested(QString::fromStdString(m_spec.view), subset);
}

void ChartCard::openCell(const QModelIndex &index)
{
    const auto *proxy = static_cast<const QSortFilterProxyModel *>(m_table->model());
    const QModelIndex cell = proxy->mapToSource(index);
    if (!cell.isValid())
        return;
    const qsizetype group = data().hasSeries() && cell.column() > 0 ? cell.column() - 1 : -1;
    open(m_view->plot().count({.group = group, .label = cell.row()}), m_model->behind(cell));
}

QByteArray ChartCard::content(Format format) const
{
    switch (format) {
    case Format::Png:
        return chartAsPng(data(), sentence());
    case Format::Svg:
        return chartAsSvg(data(), sentence());
    case Format::Csv:
        break;
    }
    return m_model->csv();
}

} // namespace waybill
