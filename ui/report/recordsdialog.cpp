// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/recordsdialog.h"

#include "models/report/runmodels.h"
#include "ui/record/destinationdialog.h"
#include "ui/widgets/contextmenu.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

RecordsDialog::RecordsDialog(const ReportLink &link, ReportRecordsRequest request,
                             Background &background, QWidget *parent)
    : QDialog(parent)
    , m_link(link)
    , m_request(std::move(request))
    , m_background(background)
    , m_model(new ReportRecordModel(this))
    , m_table(new ValueTable(m_model, link.title, this))
    , m_count(mutedText(tr("The records are looked up…"), this))
    , m_personal(new QCheckBox(tr("Show values of files about &people"), this))
    , m_messages(new MessageBar(this))
    , m_more(button(tr("Show &more"), {}, ButtonKind::Plain, this))
    , m_aside(button(tr("Mend them in &Set aside"), u"inbox"_s, ButtonKind::Plain, this))
    , m_where(button(tr("&Where did this go?"), u"search"_s, ButtonKind::Plain, this))
    , m_open(button(tr("&Open the record"), u"table"_s, ButtonKind::Primary, this))
{
    setWindowTitle(link.title);
    resize(1080, 600);
    m_table->setObjectName(u"reportRecords"_s);
    m_where->setObjectName(u"whereRecord"_s);
    m_more->setObjectName(u"moreRecords"_s);
    m_open->setObjectName(u"openRecord"_s);
    m_count->setObjectName(u"recordCount"_s);
    m_more->hide();
    m_personal->hide();
    m_aside->setObjectName(u"mendRecords"_s);
    m_aside->hide();
    m_open->setEnabled(false);
    m_where->setEnabled(false);
    m_open->hide();
    auto *close = button(tr("&Close"), {}, ButtonKind::Plain, this);
    // Enter is for the table: it opens the record.
    for (QPushButton *one : {m_more, m_aside, m_where, m_open, close})
        one->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_count, 1);
    foot->addWidget(m_more);
    foot->addWidget(m_aside);
    foot->addWidget(m_where);
    foot->addWidget(close);
    foot->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(pageTitle(link.title, this));
    column->addWidget(m_table, 1);
    column->addWidget(m_personal);
    column->addWidget(m_messages);
    column->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_more, &QPushButton::clicked, this, &RecordsDialog::read);
    connect(m_aside, &QPushButton::clicked, this, [this] { Q_EMIT setAsideWanted(*m_link.aside); });
    connect(m_where, &QPushButton::clicked, this, &RecordsDialog::showDestination);
    connect(m_open, &QPushButton::clicked, this, &RecordsDialog::openCurrent);
    m_menu = addMenuAction(m_table, tr("Where did this go?"), u"search"_s, "whereRecordMenu");
    m_menu->setEnabled(false);
    connect(m_menu, &QAction::triggered, this, &RecordsDialog::showDestination);
    connect(m_table, &QAbstractItemView::activated, this, &RecordsDialog::openCurrent);
    connect(m_personal, &QCheckBox::toggled, m_model, &ReportRecordModel::showPersonal);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        const ReportRecord *record = m_model->value(m_table->currentSourceRow());
        m_where->setEnabled(record && (record->line > 0 || record->record > 0));
        m_menu->setEnabled(m_where->isEnabled());
        m_open->setEnabled(record && !record->table.isEmpty());
    });
    read();
}

void RecordsDialog::offerRecords()
{
    m_offersRecords = true;
    m_open->show();
}

void RecordsDialog::read()
{
    m_more->setEnabled(false);
    m_background.run(
        this, [request = m_request] { return readReportRecords(request); },
        [this](const Result<ReportRecords> &records) { showRecords(records); });
}

void RecordsDialog::showRecords(const Result<ReportRecords> &records)
{
    m_more->setEnabled(true);
    if (!records) {
        m_count->clear();
        m_messages->showProblem(records.error());
        return;
    }
    const int row = m_table->currentIndex().row();
    m_model->append(records->records);
    m_request.after = records->next;
    m_more->setVisible(records->next.has_value());
    m_personal->setVisible(std::any_of(m_model->values().begin(), m_model->values().end(),
                                       [](const ReportRecord &one) { return one.isPersonal; }));
    const QString count = countText(m_model->rowCount());
    m_count->setText(records->next                  ? tr("The first %1 are shown.").arg(count)
                         : m_model->rowCount() == 0 ? tr("No record is behind it now.")
                                                    : tr("All %1 are shown.").arg(count));
    // Of rows alone there is nothing to say about fields.
    for (int column = 0; column < m_model->columnCount(); ++column) {
        bool any = false;
        for (int i = 0; i < m_model->rowCount() && !any; ++i)
            any = !m_model->index(i, column).data().toString().isEmpty();
        m_table->setColumnHidden(column, !any && m_model->rowCount() > 0);
    }
    m_aside->setVisible(m_offersRecords && isAnySetAside());
    m_table->selectRow(std::max(row, 0));
    m_table->setFocus();
}

/// Only then is there something to mend.
bool RecordsDialog::isAnySetAside() const
{
    const QList<ReportRecord> &records = m_model->values();
    return m_link.aside
        && std::any_of(records.begin(), records.end(), [this](const ReportRecord &one) {
               return one.state == "set-aside"_L1
                   || (!m_link.aside->code.isEmpty() && one.code == m_link.aside->code
                       && one.table.isEmpty());
           });
}

void RecordsDialog::openCurrent()
{
    const ReportRecord *record = m_model->value(m_table->currentSourceRow());
    if (!record || record->table.isEmpty() || m_open->isHidden())
        return;
    Q_EMIT recordWanted(record->table, record->key, QString());
}

void RecordsDialog::showDestination()
{
    const ReportRecord *record = m_model->value(m_table->currentSourceRow());
    if (!record)
        return;
    auto *dialog = new DestinationDialog({.database = m_request.database, .make = {}, .source = {}},
                                         {.file = record->file,
                                          .line = record->line,
                                          .record = record->record,
                                          .field = record->field},
                                         m_background, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!m_offersRecords)
        dialog->lookOnly();
    connect(dialog, &DestinationDialog::placeWanted, this,
            [this, dialog](const QString &table, const QString &key, const QString &column) {
                dialog->accept();
                Q_EMIT recordWanted(table, key, column);
            });
    dialog->open();
}

} // namespace waybill
