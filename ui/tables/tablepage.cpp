// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablepage.h"

#include "models/commands/insertrecord.h"
#include "models/tables/filtertext.h"
#include "ui/delegates/celldelegate.h"
#include "ui/export/dragrows.h"
#include "ui/export/shownpage.h"
#include "ui/record/recorddeletion.h"
#include "ui/tables/celledits.h"
#include "ui/tables/cellselection.h"
#include "ui/tables/columnarrangement.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/filternotice.h"
#include "ui/tables/newrecorddialog.h"
#include "ui/tables/rowdrag.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablemenus.h"
#include "ui/tables/tablemodes.h"
#include "ui/tables/viewmenu.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

TablePage::TablePage(DataSession &session, const TableLayout &layout, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new TableModel(session, layout, this))
    , m_view(new GridView(this))
    , m_edits(new CellEdits(session, *m_model, *m_view))
    , m_filter(new FilterBar(layout, this))
    , m_notice(new FilterNotice(this))
    , m_counts(mutedText(QString(), this))
    , m_add(button(tr("&New %1").arg(layout.singular), u"plus"_s, ButtonKind::Plain, this))
    , m_delete(button(tr("&Delete"), u"trash"_s, ButtonKind::Plain, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_modes(nullptr)
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    makeView();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_modes = new TableModes(m_session, *m_model, *m_view, *m_stack, this);
    connect(m_modes, &TableModes::changed, this, &TablePage::showContent);
    connect(m_modes, &TableModes::problem, this, &TablePage::problem);
    connect(m_modes, &TableModes::openWanted, this, &TablePage::detailsRequested);
    connect(m_modes, &TableModes::done, this, &TablePage::done);
    connect(m_modes, &TableModes::tableWanted, this, &TablePage::tableWanted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_stack, 1);

    connect(m_filter, &FilterBar::changed, this, &TablePage::applyFilters);
    connect(m_notice, &FilterNotice::cleared, this, &TablePage::clearFilters);
    connect(m_model, &TableModel::listed, this, &TablePage::showCounts);
    connect(m_model, &TableModel::failed, this, &TablePage::problem);
    connect(m_model, &TableModel::editRefused, this,
            [this](const QModelIndex &, const Problem &refused) { Q_EMIT problem(refused); });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_keepId = m_model->rowId(m_view->currentIndex().row()); });
    connect(m_add, &QPushButton::clicked, this, &TablePage::addRecord);
    connect(m_delete, &QPushButton::clicked, this, &TablePage::deleteSelected);
    connect(m_empty, &EmptyState::actionChosen, this, [this] {
        if (m_model->query().filtered())
            clearFilters();
        else
            Q_EMIT importRequested();
    });
    connect(m_empty, &EmptyState::secondChosen, this, &TablePage::addRecord);
    m_model->refresh();
}

TablePage::~TablePage()
{
    m_columns->remember();
}

QWidget *TablePage::makeHead()
{
    auto *head = new QWidget(this);
    auto *columns = button(tr("&Columns"), u"columns"_s, ButtonKind::Plain, head);
    columns->setObjectName(u"columnsButton"_s);
    columns->setMenu(m_menus->columnsMenu());
    auto *views = button({}, u"eye"_s, ButtonKind::Plain, head);
    m_views = new ViewMenu(*this, m_session.savedViews(), *views);
    connect(m_views, &ViewMenu::problem, this, &TablePage::problem);
    connect(m_views, &ViewMenu::done, this, &TablePage::done);
    connect(m_views, &ViewMenu::said, this, &TablePage::said);
    m_counts->setWordWrap(false);
    m_counts->setObjectName(u"counts"_s);
    m_add->setObjectName(u"newRecord"_s);
    m_delete->setObjectName(u"deleteRecords"_s);
    m_add->setVisible(m_session.writable());
    m_delete->setVisible(m_session.writable());
    m_delete->setEnabled(false);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(pageTitle(m_model->layout().title, head));
    top->addWidget(m_counts, 0, Qt::AlignBottom);
    top->addStretch();
    top->addWidget(m_modes);
    top->addWidget(m_add);
    top->addWidget(m_delete);
    top->addWidget(columns);
    top->addWidget(views);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(24, 16, 24, 12);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(m_filter);
    column->addWidget(m_notice);
    return head;
}

void TablePage::makeView()
{
    m_view->setModel(m_model);
    m_view->setObjectName(u"table-%1"_s.arg(m_model->layout().id));
    m_view->setAccessibleName(m_model->layout().title);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                            | QAbstractItemView::AnyKeyPressed);
    m_view->titles().setAccessibleName(tr("Columns of %1").arg(m_model->layout().title));
    connect(&m_view->titles(), &SortHeader::sortChanged, m_model, &TableModel::sortBy);
    const auto &columns = m_model->layout().columns;
    for (int i = 0; i < columns.size(); ++i) {
        CellDelegate *delegate = makeDelegate(columns[i], m_view);
        m_view->setItemDelegateForColumn(i, delegate);
        connect(delegate, &CellDelegate::meantForSelected, m_edits, &CellEdits::putIntoSelected);
    }
    connect(new RowDrag(*m_view), &RowDrag::dragWanted, this, [this] {
        ShownTable table = shownOn(*this, m_session.source().database);
        table.rows = selectedRows(*this);
        table.columns = selectedColumns(*this);
        dragRows(m_session, *m_view, table);
    });
    connect(m_edits, &CellEdits::problem, this, &TablePage::problem);
    connect(m_edits, &CellEdits::done, this, &TablePage::done);
    m_columns = new ColumnArrangement(*m_view, m_model->layout(), this);
    m_menus = new TableMenus(*this);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { Q_EMIT currentChanged(index); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_delete->setEnabled(m_view->selectionModel()->hasSelection()); });
}

void TablePage::applyFilters()
{
    RowQuery query = m_model->query();
    query.anywhere = m_filter->anywhere();
    query.filters = m_filter->filters();
    m_model->setQuery(query);
}

void TablePage::clearFilters()
{
    showSubset({});
}

void TablePage::showSubset(const RowSubset &subset)
{
    m_filter->clear();
    RowQuery query = m_model->query();
    query.subset = subset;
    m_model->setQuery(query);
}

void TablePage::focusFilter()
{
    m_filter->focusText();
}

/// What the filter bar shows is not said again.
void TablePage::showFilters(qint64 shown)
{
    const RowQuery &query = m_model->query();
    const QString total = countText(m_model->total());
    m_counts->setText(query.filtered() ? tr("Filtered: %1 of %2").arg(countText(shown), total)
                                       : total);
    const RowQuery unseen{.filters = m_filter->columnFilters(), .subset = query.subset};
    m_notice->setText(filterText(m_model->layout(), unseen), shown, m_model->total());
    QSet<int> filtered;
    for (const ColumnFilter &filter : query.filters)
        filtered << filter.column;
    m_view->titles().setFiltered(filtered);
}

void TablePage::showCounts()
{
    showFilters(m_model->rowCount());
    showContent();
    const int row = m_model->rowOf(std::exchange(m_keepId, 0));
    if (m_model->rowCount() > 0 && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(std::max(row, 0), 0));
    m_view->horizontalHeader()->viewport()->update();
}

/// The records as they are to be shown, or why there are none.
void TablePage::showContent()
{
    const qint64 shown = m_model->rowCount();
    const QString title = m_model->layout().title.toLower();
    if (shown > 0 || !m_model->isListed())
        m_stack->setCurrentWidget(m_modes->content());
    else if (m_model->query().filtered())
        m_empty->setContent(u"filter"_s, tr("None of the %1 matches these filters.").arg(title),
                            tr("&Clear filters"));
    else
        m_empty->setContent(
            u"inbox"_s,
            tr("There are no %1 yet. Bring in your files or add the first one.").arg(title),
            tr("&Import…"),
            m_session.writable() ? tr("&New %1").arg(m_model->layout().singular) : QString());
    if (shown == 0 && m_model->isListed())
        m_stack->setCurrentWidget(m_empty);
}

QList<QVariant> TablePage::selectedKeys() const
{
    QList<QVariant> keys;
    for (const int row : rowsOfSelection(*m_view)) {
        const QVariant key = m_model->layout().keyIsRowid
            ? QVariant::fromValue<qint64>(m_model->rowId(row))
            : m_model->index(row, 0).data(TableModel::KeyRole);
        if (key.isValid())
            keys << key;
    }
    return keys;
}

void TablePage::addRecord()
{
    if (!m_session.writable())
        return;
    auto *dialog = new NewRecordDialog(m_session, m_model->layout(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewRecordDialog::recordReady, this, [this](const NewRecord &record) {
        auto *command = new InsertRecord(m_session, record, m_model->layout().singular);
        m_session.undoStack().push(command);
    });
    dialog->open();
}

void TablePage::deleteSelected()
{
    deleteRecords(m_session,
                  {.layout = m_model->layout(),
                   .keys = selectedKeys(),
                   .caption = m_view->currentIndex().data(TableModel::CaptionRole).toString()},
                  window(), [self = QPointer<TablePage>(this)](const QString &text) {
                      if (self)
                          Q_EMIT self->done(text);
                  });
}

} // namespace waybill
