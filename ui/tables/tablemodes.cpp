// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablemodes.h"

#include "models/board/boardmodel.h"
#include "ui/board/boardview.h"
#include "ui/export/dragrows.h"
#include "ui/page/recordpage.h"
#include "ui/settings/settings.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString settingOf(const TableLayout &layout)
{
    return u"mode/"_s + layout.id;
}

} // namespace

TableModes::TableModes(DataSession &session, TableModel &model, QTableView &table,
                       QStackedWidget &stack, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(model)
    , m_table(table)
    , m_stack(stack)
    , m_board(waybill::makeBoard(session.source().playbook, model.layout()))
    , m_sections(makeSections(session, model.layout()))
    , m_choices(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    addChoice(Table, u"list"_s, tr("Table"));
    if (has(Board))
        addChoice(Board, u"board"_s, tr("Board"));
    if (has(Page))
        addChoice(Page, u"file-text"_s, tr("Page"));
    const QList<QAbstractButton *> choices = m_choices->buttons();
    choices.constLast()->setProperty("kind", u"last"_s);
    setVisible(choices.size() > 1);
    connect(m_choices, &QButtonGroup::idClicked, this,
            [this](int mode) { setMode(static_cast<Mode>(mode)); });
    connect(&model, &TableModel::listed, this, &TableModes::takeQuery);
    connect(m_table.selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TableModes::followTable);
    const auto kept =
        static_cast<Mode>(Settings::number(settingOf(model.layout()), has(Page) ? Page : Table));
    if (kept != Table && has(kept))
        QTimer::singleShot(0, this, [this, kept] { apply(kept); }); // first the table's actions
}

bool TableModes::has(Mode mode) const
{
    return mode == Table || (mode == Board && m_board) || (mode == Page && !m_sections.isEmpty());
}

void TableModes::addChoice(Mode mode, const QString &drawing, const QString &text)
{
    auto *choice = button(text, drawing, ButtonKind::Plain, this);
    choice->setProperty("kind", mode == Table ? u"first"_s : u"middle"_s);
    choice->setCheckable(true);
    choice->setChecked(mode == m_mode);
    choice->setObjectName(u"mode-%1"_s.arg(static_cast<int>(mode)));
    choice->setAccessibleName(tr("Show as %1").arg(shownText(text).toLower()));
    m_choices->addButton(choice, mode);
    layout()->addWidget(choice);
}

void TableModes::setMode(Mode mode)
{
    Settings::setNumber(settingOf(m_model.layout()), mode);
    apply(mode);
    if (m_mode == Page && m_page)
        m_page->focusFirst();
    else
        focusTarget()->setFocus();
}

void TableModes::apply(Mode mode)
{
    if (!has(mode))
        return;
    m_mode = mode;
    m_choices->button(mode)->setChecked(true);
    if (mode == Board) {
        makeBoard();
        takeQuery();
    } else if (mode == Page) {
        makePage();
    }
    Q_EMIT changed();
    followTable();
}

QWidget *TableModes::content() const
{
    if (m_mode == Board && m_boardView)
        return m_boardView;
    if (m_mode == Page && m_page)
        return m_page;
    return &m_table;
}

QWidget *TableModes::focusTarget() const
{
    if (content() != m_boardView)
        return content();
    const int lane = m_boardModel->laneOfCard(m_boardView->currentId());
    return &m_boardView->lane(std::max(lane, 0));
}

void TableModes::makeBoard()
{
    if (m_boardView)
        return;
    m_boardModel = new BoardModel(m_session, m_model.layout(), *m_board, this);
    m_boardView = new BoardView(*m_boardModel, &m_stack);
    m_stack.addWidget(m_boardView);
    for (int lane = 0; lane < m_boardModel->laneCount(); ++lane)
        m_boardView->lane(lane).addActions(m_table.actions());
    m_boardView->setDrag(
        [this](QWidget &source, const QByteArray &ids) { dragCards(source, ids); });
    connect(m_boardModel, &BoardModel::failed, this, &TableModes::problem);
    connect(m_boardModel, &BoardModel::listed, this, [this] {
        if (m_boardView->currentId() == 0)
            followTable();
    });
    connect(m_boardView, &BoardView::selectionChanged, this, &TableModes::takeSelection);
    connect(m_boardView, &BoardView::openWanted, this, &TableModes::openWanted);
}

void TableModes::makePage()
{
    if (m_page)
        return;
    m_page = new RecordPage(m_session, m_model, m_sections, &m_stack);
    m_stack.addWidget(m_page);
    connect(m_page, &RecordPage::problem, this, &TableModes::problem);
    connect(m_page, &RecordPage::done, this, &TableModes::done);
    connect(m_page, &RecordPage::tableWanted, this, &TableModes::tableWanted);
    connect(m_page, &RecordPage::rowChosen, this, [this](int row) {
        if (row >= 0 && row < m_model.rowCount())
            m_table.setCurrentIndex(
                m_model.index(row, std::max(0, m_table.currentIndex().column())));
    });
}

/// Only while it is seen: what nobody looks at is not read.
void TableModes::takeQuery()
{
    if (m_mode == Board && m_boardModel)
        m_boardModel->setQuery(m_model.query());
}

/// The page's record and the rows that are copied or deleted are those of the board.
void TableModes::takeSelection()
{
    if (m_mode != Board || m_taking)
        return;
    const QList<qint64> ids = m_boardView->selectedIds();
    const QSet<qint64> wanted(ids.begin(), ids.end());
    QItemSelection selection;
    const int last = m_model.columnCount() - 1;
    if (wanted.size() == 1) {
        if (const int row = m_model.rowOf(*wanted.cbegin()); row >= 0)
            selection.select(m_model.index(row, 0), m_model.index(row, last));
    } else if (!wanted.isEmpty()) {
        for (int row = 0; row < m_model.rowCount(); ++row) {
            if (wanted.contains(m_model.rowId(row)))
                selection.select(m_model.index(row, 0), m_model.index(row, last));
        }
    }
    m_taking = true;
    const int current = m_model.rowOf(m_boardView->currentId());
    if (current >= 0)
        m_table.selectionModel()->setCurrentIndex(
            m_model.index(current, std::max(0, m_table.currentIndex().column())),
            QItemSelectionModel::NoUpdate);
    m_table.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_taking = false;
}

void TableModes::followTable()
{
    const int row = m_table.currentIndex().row();
    if (m_mode == Page && m_page)
        m_page->showRow(row);
    if (m_mode == Board && !m_taking && m_boardView && row >= 0)
        m_boardView->showCard(m_model.rowId(row));
}

/// What is dragged of a card is its row, as the table would show it.
void TableModes::dragCards(QWidget &source, const QByteArray &ids)
{
    ShownTable table{.database = m_session.source().database,
                     .layout = m_model.layout(),
                     .query = m_model.query(),
                     .columns = {},
                     .rows = RowIds()};
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (!m_model.layout().columns[column].hidden)
            table.columns << column;
    }
    for (const qint64 id : m_boardView->selectedIds())
        table.rows->push_back(id);
    dragRows(m_session, source, table, ids);
}

} // namespace waybill
