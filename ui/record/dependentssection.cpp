// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/dependentssection.h"

#include "models/commands/insertrecord.h"
#include "ui/delegates/celldelegate.h"
#include "ui/record/recorddeletion.h"
#include "ui/record/recorddialog.h"
#include "ui/tables/cellselection.h"
#include "ui/tables/newrecorddialog.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/text.h"

#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

DependentsSection::DependentsSection(DataSession &session, DependentKind kind, QWidget *parent)
    : RecordSection(parent)
    , m_session(session)
    , m_kind(std::move(kind))
    , m_view(new QTableView(this))
    , m_add(button(tr("&New %1").arg(m_kind.layout.singular), u"plus"_s, ButtonKind::Plain, this))
    , m_open(button(tr("&Open"), u"edit"_s, ButtonKind::Plain, this))
    , m_delete(button(tr("&Delete"), u"trash"_s, ButtonKind::Plain, this))
{
    setObjectName(u"dependents-%1"_s.arg(m_kind.layout.id));
    m_add->setObjectName(u"addDependent"_s);
    m_open->setObjectName(u"openDependent"_s);
    m_delete->setObjectName(u"deleteDependent"_s);
    m_view->setAccessibleName(m_kind.layout.title);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->setVisible(false);
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 18);
    m_view->horizontalHeader()->setAccessibleName(tr("Columns of %1").arg(m_kind.layout.title));
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    auto *buttons = new FlowLayout;
    buttons->setSpacing(8);
    for (QPushButton *made : {m_add, m_open, m_delete})
        buttons->addWidget(made);
    m_add->setVisible(session.writable());
    m_delete->setVisible(session.writable());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &DependentsSection::add);
    connect(m_open, &QPushButton::clicked, this, &DependentsSection::open);
    connect(m_delete, &QPushButton::clicked, this, &DependentsSection::remove);
    connect(m_view, &QTableView::activated, this, &DependentsSection::open);
}

void DependentsSection::makeModel()
{
    m_model = new TableModel(m_session, m_kind.layout, this);
    m_view->setModel(m_model);
    for (int i = 0; i < m_kind.layout.columns.size(); ++i) {
        const LayoutColumn &column = m_kind.layout.columns[i];
        m_view->setItemDelegateForColumn(i, makeDelegate(column, m_view));
        m_view->setColumnHidden(i, column.hidden);
    }
    connect(m_model, &QAbstractItemModel::dataChanged, this, &DependentsSection::fit);
    connect(m_model, &TableModel::failed, this, &RecordSection::problem);
    connect(m_model, &TableModel::editRefused, this,
            [this](const QModelIndex &, const Problem &refused) { Q_EMIT problem(refused); });
    connect(m_model, &TableModel::listed, this, &DependentsSection::update);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DependentsSection::update);
}

/// To the first rows, once they are there.
void DependentsSection::fit()
{
    const int letter = m_view->fontMetrics().averageCharWidth();
    for (int i = 0; !m_fitted && i < m_kind.layout.columns.size(); ++i) {
        if (m_kind.layout.columns[i].hidden)
            continue;
        m_view->resizeColumnToContents(i);
        m_view->setColumnWidth(i, std::clamp(m_view->columnWidth(i), 10 * letter, 30 * letter));
    }
    m_fitted = true;
}

void DependentsSection::showRecord(const ShownRecord &record)
{
    m_record = record;
    if (!record.model)
        return;
    if (!m_model)
        makeModel();
    RowQuery query = m_model->query();
    query.parent = {.column = m_kind.column, .key = record.key};
    m_model->setQuery(query);
    update();
}

void DependentsSection::update()
{
    const bool any = m_model && m_model->rowCount() > 0;
    const bool chosen = any && m_view->currentIndex().isValid();
    m_add->setEnabled(m_record.model != nullptr);
    m_open->setEnabled(chosen);
    m_delete->setEnabled(chosen);
}

void DependentsSection::add()
{
    if (!m_record.model)
        return;
    RecordPreset preset;
    preset.fixed.insert(QString::fromStdString(m_kind.column), m_record.key);
    auto *dialog = new NewRecordDialog(m_session, m_kind.layout, preset, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewRecordDialog::recordReady, this, [this](const NewRecord &record) {
        m_session.undoStack().push(new InsertRecord(m_session, record, m_kind.layout.singular));
    });
    dialog->open();
}

void DependentsSection::remove()
{
    QList<QVariant> keys;
    for (const int row : rowsOfSelection(*m_view))
        keys << m_model->index(row, 0).data(TableModel::KeyRole);
    deleteRecords(m_session,
                  {.layout = m_kind.layout,
                   .keys = keys,
                   .caption = m_view->currentIndex().data(TableModel::CaptionRole).toString()},
                  window(), [self = QPointer<DependentsSection>(this)](const QString &text) {
                      if (self)
                          Q_EMIT self->done(text);
                  });
}

void DependentsSection::open()
{
    if (m_model && m_view->currentIndex().isValid())
        RecordDialog::open(*m_view, window());
}

} // namespace waybill
