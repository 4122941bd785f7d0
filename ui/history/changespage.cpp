// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/changespage.h"

#include "ui/history/changefilters.h"
#include "ui/record/eventlist.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace waybill {

ChangesPage::ChangesPage(Background &background, QWidget *parent)
    : QWidget(parent)
    , m_background(background)
    , m_model(new AuditModel(this))
    , m_filters(new ChangeFilters(this))
    , m_table(new QTableView(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_moment(mutedText(QString(), this))
    , m_title(sectionTitle(QString(), this))
    , m_values(new EventList(tr("Values"), this))
    , m_look(button(tr("&Look at the data then"), u"eye"_s, ButtonKind::Plain, this))
    , m_restore(button(tr("&Restore to this moment…"), u"undo"_s, ButtonKind::Plain, this))
    , m_compare(button(tr("Com&pare…"), u"columns"_s, ButtonKind::Plain, this))
    , m_open(button(tr("&Open the record"), u"file-text"_s, ButtonKind::Plain, this))
    , m_restoreValue(button(tr("Restore this val&ue"), u"undo"_s, ButtonKind::Plain, this))
    , m_restoreRecord(button(tr("Restore the re&cord"), u"undo"_s, ButtonKind::Plain, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_look->setObjectName(u"lookBack"_s);
    m_restore->setObjectName(u"restoreMoment"_s);
    m_compare->setObjectName(u"compareMoments"_s);
    m_open->setObjectName(u"openChanged"_s);
    m_restoreValue->setObjectName(u"restoreValue"_s);
    m_restoreRecord->setObjectName(u"restoreRecord"_s);
    m_table->setObjectName(u"changeList"_s);
    m_table->setAccessibleName(tr("Changes"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 14);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int letter = fontMetrics().horizontalAdvance(u'0');
    for (const auto &[column, letters] :
         {std::pair(AuditModel::When, 22), std::pair(AuditModel::What, 15),
          std::pair(AuditModel::Table, 16), std::pair(AuditModel::Record, 28),
          std::pair(AuditModel::Who, 17)})
        m_table->setColumnWidth(column, letters * letter);
    m_empty->setContent(u"history"_s, tr("Nothing has been changed."));
    auto *both = new QSplitter(Qt::Vertical, this);
    both->addWidget(m_table);
    both->addWidget(makeDetails());
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    both->setHandleWidth(1);
    m_stack->addWidget(both);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_filters);
    column->addWidget(makeSlider());
    column->addWidget(m_stack, 1);

    connect(m_filters, &ChangeFilters::changed, this,
            [this] { m_model->setFilter(m_filters->filter()); });
    connect(m_model, &AuditModel::problem, this, &ChangesPage::problem);
    connect(m_model, &AuditModel::factsRead, this, [this](const AuditFacts &facts) {
        QMap<QString, QString> titles;
        if (m_session) {
            for (const TableLayout &layout : m_session->layouts())
                titles.insert(layout.tableName(), layout.title);
        }
        m_filters->setFacts(facts, titles);
    });
    const auto resize = [this] {
        const QSignalBlocker blocker(m_slider);
        m_slider->setRange(0, std::max(0, m_model->steps() - 1));
        m_stack->setCurrentIndex(m_model->rowCount() == 0 && m_model->isListed() ? 1 : 0);
        showCurrent();
    };
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_kept = m_model->number(m_table->currentIndex().row()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this, resize] {
        resize();
        if (m_model->rowCount() > 0)
            m_table->selectRow(std::max(0, m_model->rowOf(m_kept)));
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, resize);
    connect(m_model, &AuditModel::listed, this, resize);
    connect(m_model, &AuditModel::stepsFound, this, resize);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ChangesPage::showCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ChangesPage::showCurrent);
    connect(m_table, &QAbstractItemView::activated, this, &ChangesPage::openRecord);
    connect(m_slider, &QSlider::valueChanged, this, &ChangesPage::moveSlider);
    connect(m_look, &QPushButton::clicked, this, [this] { Q_EMIT momentWanted(currentMoment()); });
    connect(m_restore, &QPushButton::clicked, this,
            [this] { Q_EMIT restoreWanted(currentMoment()); });
    connect(m_compare, &QPushButton::clicked, this, &ChangesPage::compare);
    connect(m_open, &QPushButton::clicked, this, &ChangesPage::openRecord);
    connect(m_restoreValue, &QPushButton::clicked, this, &ChangesPage::restoreValue);
    connect(m_restoreRecord, &QPushButton::clicked, this, &ChangesPage::restoreRecord);
    connect(m_values->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ChangesPage::showCurrent);
    setSession(nullptr);
}

QWidget *ChangesPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(24, 16, 24, 12);
    row->setSpacing(8);
    row->addWidget(pageTitle(tr("Changes"), head));
    row->addStretch();
    row->addWidget(m_compare);
    row->addWidget(m_restore);
    row->addWidget(m_look);
    return head;
}

/// From the oldest change at the left to now at the right.
QWidget *ChangesPage::makeSlider()
{
    m_slider->setObjectName(u"timeSlider"_s);
    m_slider->setAccessibleName(tr("Moment"));
    m_slider->setToolTip(tr("From the oldest change to the latest"));
    m_slider->setInvertedAppearance(true);
    m_slider->setInvertedControls(true);
    m_slider->setPageStep(50);
    m_moment->setObjectName(u"momentText"_s);
    auto *line = new QWidget(this);
    auto *row = new QVBoxLayout(line);
    row->setContentsMargins(24, 0, 24, 12);
    row->setSpacing(4);
    row->addWidget(m_slider);
    row->addWidget(m_moment);
    return line;
}

QWidget *ChangesPage::makeDetails()
{
    auto *details = new QWidget(this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_title, 1);
    buttons->addWidget(m_open);
    buttons->addWidget(m_restoreValue);
    buttons->addWidget(m_restoreRecord);
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins(24, 12, 24, 16);
    column->setSpacing(8);
    column->addLayout(buttons);
    column->addWidget(m_values, 1);
    return details;
}

void ChangesPage::setSession(DataSession *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_filters->clear();
    m_model->setSession(session);
    if (session) {
        connect(session, &DataSession::saved, this, &ChangesPage::refresh);
        connect(session, &DataSession::changedElsewhere, this, &ChangesPage::refresh);
    }
    showCurrent();
}

void ChangesPage::refresh()
{
    if (isVisible())
        m_model->refresh();
}

void ChangesPage::showRecord(const QString &table, const QString &record)
{
    m_filters->showRecord(table, record);
    m_model->setFilter(m_filters->filter());
}

const AuditRow *ChangesPage::current() const
{
    return m_model->row(m_table->currentIndex().row());
}

Moment ChangesPage::currentMoment() const
{
    const qint64 number = m_model->number(m_table->currentIndex().row());
    return number < 0 ? Moment{.run = -number} : Moment{.change = number};
}

void ChangesPage::moveSlider(int step)
{
    if (step != m_model->stepOfRow(m_table->currentIndex().row()))
        m_table->selectRow(m_model->rowOfStep(step));
}

void ChangesPage::showCurrent()
{
    const int at = m_table->currentIndex().row();
    const AuditRow *row = current();
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(m_model->stepOfRow(std::max(at, 0)));
    }
    const bool any = m_model->number(at) != 0;
    for (QPushButton *each : {m_look, m_restore, m_compare})
        each->setEnabled(any);
    m_slider->setEnabled(m_model->steps() > 1);
    const bool isRun = row && row->entry.number < 0;
    m_open->setText(isRun ? tr("&Open the run") : tr("&Open the record"));
    m_open->setAccessibleName(shownText(m_open->text()));
    m_open->setEnabled(isRun || (row && row->id != 0 && !row->view.isEmpty()));
    m_restoreRecord->setEnabled(row && row->entry.action == "DELETE"_L1 && row->id == 0);
    const int cell = m_values->currentIndex().row();
    m_restoreValue->setEnabled(row && row->id != 0 && cell >= 0 && cell < row->cells.size()
                               && row->cells[cell].restorable);
    if (!any) {
        m_moment->clear();
        m_title->clear();
        m_values->setProperty("shown", QString());
        m_values->setEntries({});
        return;
    }
    if (!row)
        return;
    const QString when = row->entry.when.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
    m_moment->setText(at == 0 && m_model->filter() == AuditFilter()
                          ? tr("The latest: the data as it is now. Move to the left to go back.")
                          : tr("The data right after this: %1, %2").arg(when, row->what));
    const QString title = (row->table + u' ' + row->record).trimmed() + u", "_s + row->what;
    const QString key = QString::number(row->entry.number);
    if (m_title->text() == title && m_values->property("shown").toString() == key)
        return;
    m_title->setText(title);
    m_values->setProperty("shown", key); // first: to fill the list moves its current entry
    QList<EventList::Entry> entries;
    for (const AuditCell &value : row->cells) {
        const bool update = row->entry.action == "UPDATE"_L1;
        const QString text = update
            ? tr("%1: %2 → %3").arg(value.label, value.before.left(300), value.after.left(300))
            : tr("%1: %2").arg(value.label,
                               (value.after.isEmpty() ? value.before : value.after).left(300));
        entries << EventList::Entry{.icon = row->icon, .title = text, .detail = {}};
    }
    if (entries.isEmpty())
        entries << EventList::Entry{.icon = row->icon, .title = row->summary, .detail = {}};
    m_values->setEntries(entries);
}

} // namespace waybill
