// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/planview.h"

#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void fill(QStandardItemModel &model, const QList<PlannedCell> &cells, bool refused)
{
    model.removeRows(0, model.rowCount());
    for (const PlannedCell &cell : cells.first(std::min(cells.size(), mostPreviewed))) {
        QList<QStandardItem *> row;
        for (const QString &text : {cell.record, cell.column, refused ? cell.after : cell.before,
                                    refused ? cell.refused : cell.after}) {
            auto *item = new QStandardItem(text.simplified().left(400));
            item->setEditable(false);
            item->setToolTip(text.left(400).toHtmlEscaped());
            row << item;
        }
        model.appendRow(row);
    }
}

} // namespace

PlanView::PlanView(QWidget *parent)
    : QWidget(parent)
    , m_summary(bodyText({}, this))
    , m_refusedTitle(sectionTitle({}, this))
    , m_changes(new QStandardItemModel(0, 4, this))
    , m_refused(new QStandardItemModel(0, 4, this))
    , m_changesView(new ValueTable(m_changes, tr("Cells that change"), this))
    , m_refusedView(new ValueTable(m_refused, tr("Cells that are not stored"), this))
{
    m_summary->setObjectName(u"editSummary"_s);
    m_changesView->setObjectName(u"changedCells"_s);
    m_refusedView->setObjectName(u"refusedCells"_s);
    m_changes->setHorizontalHeaderLabels({tr("Record"), tr("Column"), tr("Now"), tr("Becomes")});
    m_refused->setHorizontalHeaderLabels(
        {tr("Record"), tr("Column"), tr("Entered"), tr("Why it is not stored")});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_summary);
    column->addWidget(m_changesView, 3);
    column->addWidget(m_refusedTitle);
    column->addWidget(m_refusedView, 2);
    column->addStretch();
    say({});
}

void PlanView::say(const QString &text)
{
    show({});
    m_summary->setText(text);
}

void PlanView::show(const EditPlan &plan)
{
    m_plan = plan;
    fill(*m_changes, plan.cells, false);
    fill(*m_refused, plan.refused, true);
    const int count = static_cast<int>(plan.changed);
    QStringList said{count > 0 ? tr("%Ln cells will change.", nullptr, count)
                               : tr("Nothing would change.")};
    if (plan.same > 0)
        said << tr("%Ln cells hold that value already.", nullptr, static_cast<int>(plan.same));
    if (plan.changed > plan.cells.size())
        said << tr("The first %Ln are listed.", nullptr, static_cast<int>(plan.cells.size()));
    if (plan.cut)
        said = QStringList{tr("These are too many cells for one step. Filter the table first.")};
    m_summary->setText(said.join(u' '));
    m_refusedTitle->setText(
        tr("%Ln cells are not stored", nullptr, static_cast<int>(plan.refused.size())));
    m_changesView->setVisible(count > 0);
    m_refusedTitle->setVisible(!plan.refused.isEmpty());
    m_refusedView->setVisible(!plan.refused.isEmpty());
}

void PlanView::fitButton(QPushButton &button) const
{
    const int count = static_cast<int>(m_plan.changed);
    if (count == 0)
        button.setText(tr("&Change"));
    else if (m_plan.refused.isEmpty())
        button.setText(tr("&Change %Ln cells", nullptr, count));
    else
        button.setText(tr("&Change the other %Ln cells", nullptr, count));
    button.setEnabled(count > 0 && !m_plan.cut);
}

} // namespace waybill
