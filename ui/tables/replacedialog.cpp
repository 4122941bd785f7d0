// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/replacedialog.h"

#include "ui/tables/planview.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

ReplaceDialog::ReplaceDialog(DataSession &session, TableModel &model, int column, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_model(model)
    , m_find(new QLineEdit(this))
    , m_by(new QLineEdit(this))
    , m_where(new QComboBox(this))
    , m_case(new QCheckBox(tr("&Upper and lower case differ"), this))
    , m_whole(new QCheckBox(tr("Only &whole cells"), this))
    , m_view(new PlanView(this))
    , m_store(button({}, u"check"_s, ButtonKind::Primary, this))
{
    setObjectName(u"replaceDialog"_s);
    setWindowTitle(tr("Find and replace in %1").arg(model.layout().title));
    m_where->addItem(tr("All columns that can be edited"), -1);
    for (int i = 0; i < model.columnCount(); ++i) {
        if (model.layout().columns[i].editable())
            m_where->addItem(model.layout().columns[i].label, i);
    }
    m_where->setCurrentIndex(std::max(0, m_where->findData(column)));
    addFields();
    m_pause.setSingleShot(true);
    m_pause.setInterval(200);
    connect(&m_pause, &QTimer::timeout, this, &ReplaceDialog::look);
    connect(m_find, &QLineEdit::textChanged, this, &ReplaceDialog::waitForMore);
    connect(m_by, &QLineEdit::textChanged, this, &ReplaceDialog::waitForMore);
    connect(m_where, &QComboBox::currentIndexChanged, this, &ReplaceDialog::waitForMore);
    connect(m_case, &QCheckBox::toggled, this, &ReplaceDialog::waitForMore);
    connect(m_whole, &QCheckBox::toggled, this, &ReplaceDialog::waitForMore);
    resize(760, 560);
    waitForMore();
    m_find->setFocus();
}

ReplaceDialog::~ReplaceDialog()
{
    ++*m_generation;
}

void ReplaceDialog::addFields()
{
    m_find->setObjectName(u"findText"_s);
    m_find->setAccessibleName(tr("Text to find"));
    m_by->setObjectName(u"replaceText"_s);
    m_by->setAccessibleName(tr("Text to put in its place"));
    m_where->setObjectName(u"replaceWhere"_s);
    m_where->setAccessibleName(tr("Where to look"));
    m_store->setObjectName(u"storeEdits"_s);
    m_store->setDefault(true);
    auto *form = new QFormLayout;
    form->addRow(tr("&Find:"), m_find);
    form->addRow(tr("&Replace by:"), m_by);
    form->addRow(tr("&In:"), m_where);
    form->addRow(QString(), m_case);
    form->addRow(QString(), m_whole);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_store, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(10);
    column->addLayout(form);
    column->addWidget(m_view, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        Q_EMIT agreed(m_view->plan(), m_find->text());
    });
}

QList<int> ReplaceDialog::columns() const
{
    if (const int chosen = m_where->currentData().toInt(); chosen >= 0)
        return {chosen};
    QList<int> all;
    for (int i = 1; i < m_where->count(); ++i)
        all << m_where->itemData(i).toInt();
    return all;
}

Replacement ReplaceDialog::replacement() const
{
    return {.find = m_find->text(),
            .by = m_by->text(),
            .caseCounts = m_case->isChecked(),
            .wholeCell = m_whole->isChecked()};
}

void ReplaceDialog::waitForMore()
{
    ++*m_generation;
    m_view->say(m_find->text().isEmpty() ? tr(
                    "Looks in the %Ln rows that are listed. Nothing is stored until you say so.",
                    nullptr, m_model.rowCount())
                                         : tr("Looking…"));
    m_view->fitButton(*m_store);
    if (!m_find->text().isEmpty())
        m_pause.start();
}

void ReplaceDialog::look()
{
    const int generation = ++*m_generation;
    const auto isOutdated = [generation, latest = m_generation] { return *latest != generation; };
    RowIds ids;
    ids.reserve(static_cast<std::size_t>(m_model.rowCount()));
    for (int row = 0; row < m_model.rowCount(); ++row)
        ids.push_back(m_model.rowId(row));
    const auto read = [layout = narrowed(m_model.layout(), columns()), ids = std::move(ids),
                       wanted = replacement(),
                       isOutdated](Connections &connections) -> Result<EditPlan> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return planReplacement(**connection, layout, ids, wanted, isOutdated);
    };
    m_session.listingThread().ask(this, read, [this, isOutdated](const Result<EditPlan> &plan) {
        if (isOutdated())
            return;
        if (plan)
            m_view->show(*plan);
        else
            m_view->say(plan.error().message);
        m_view->fitButton(*m_store);
    });
}

} // namespace waybill
