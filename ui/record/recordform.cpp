// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/recordform.h"

#include "models/record/dependents.h"
#include "models/record/timeline.h"
#include "ui/record/dependentssection.h"
#include "ui/record/recordfields.h"
#include "ui/record/recordnotes.h"
#include "ui/record/sectionbar.h"
#include "ui/widgets/text.h"

#include <QAction>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

RecordForm::RecordForm(QWidget *parent)
    : QWidget(parent)
    , m_caption(sectionTitle(QString(), this))
    , m_origin(mutedText(QString(), this))
    , m_bar(new SectionBar(this))
    , m_pages(new QStackedWidget(this))
    , m_fields(new RecordFields(this))
{
    setObjectName(u"details"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_caption->setWordWrap(true);
    m_origin->setObjectName(u"origin"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_caption);
    column->addWidget(m_origin);
    column->addWidget(m_bar);
    column->addWidget(m_pages, 1);
    m_pages->addWidget(m_fields);
    m_delay.setSingleShot(true);
    m_delay.setInterval(150);
    connect(&m_delay, &QTimer::timeout, this, &RecordForm::load);
    connect(m_bar, &SectionBar::chosen, this, [this](int section) {
        m_pages->setCurrentIndex(section);
        loadCurrent();
    });
    for (const auto &[keys, by] : {std::pair(u"Ctrl+PgDown"_s, 1), std::pair(u"Ctrl+PgUp"_s, -1)}) {
        auto *go = new QAction(this);
        go->setShortcut(QKeySequence(keys));
        go->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(go, &QAction::triggered, this, [this, by = by] { m_bar->step(by); });
        addAction(go);
    }
    showRow(nullptr, {});
}

void RecordForm::showRow(TableModel *model, const QModelIndex &index)
{
    if (model != m_model) {
        if (m_model)
            disconnect(m_model, nullptr, this, nullptr);
        m_model = model;
        m_index = QModelIndex();
        build();
        if (model) {
            connect(model, &QAbstractItemModel::dataChanged, this, &RecordForm::refill);
            connect(model, &QAbstractItemModel::modelReset, this, &RecordForm::refill);
            connect(model, &TableModel::originFound, this, &RecordForm::showOrigin);
            connect(model, &QObject::destroyed, this, [this] { showRow(nullptr, {}); });
            connect(&model->session(), &DataSession::rowsChanged, this, &RecordForm::refill);
        }
    }
    m_index = index;
    m_origin->clear();
    m_origin->hide();
    m_fields->setIndex(index);
    refill();
}

/// Which section is seen stays, as long as there is one of that name.
void RecordForm::build()
{
    const QString seen = m_bar->title(m_bar->current());
    m_fields->setModel(m_model);
    for (RecordSection *section : std::as_const(m_sections))
        delete section;
    m_sections.clear();
    m_kinds.clear();
    m_bar->clear();
    if (!m_model)
        return;
    addSection(tr("Fields"), u"list"_s, nullptr);
    addDependents();
    if (!m_model->layout().timeline.isEmpty())
        addSection(tr("Timeline"), u"clock"_s, new TimelineSection(this));
    addSection(tr("Origin"), u"file-text"_s, new OriginSection(this));
    addSection(tr("Changes"), u"history"_s, new ChangesSection(this));
    showSection(seen);
}

void RecordForm::addDependents()
{
    DataSession &session = m_model->session();
    m_kinds = dependentKinds(session.layouts(), m_model->layout());
    m_firstKind = static_cast<int>(m_sections.size());
    for (const DependentKind &kind : std::as_const(m_kinds))
        addSection(kind.layout.title, kind.layout.icon, new DependentsSection(session, kind, this));
}

void RecordForm::addSection(const QString &title, const QString &icon, QWidget *page)
{
    auto *section = qobject_cast<RecordSection *>(page);
    if (section) {
        m_pages->addWidget(section);
        connect(section, &RecordSection::problem, this, &RecordForm::problem);
        connect(section, &RecordSection::done, this, &RecordForm::done);
    }
    m_sections << section;
    m_bar->addSection(title, icon);
}

void RecordForm::showSection(const QString &title)
{
    for (int i = 0; i < m_bar->size(); ++i) {
        if (m_bar->title(i) == title)
            m_bar->setCurrent(i);
    }
}

qint64 RecordForm::currentId() const
{
    return m_model && m_index.isValid() ? m_model->rowId(m_index.row()) : 0;
}

ShownRecord RecordForm::record() const
{
    ShownRecord record;
    if (!m_model || !m_index.isValid() || !m_model->isAtHand(m_index.row()))
        return record;
    record = {.model = m_model,
              .id = currentId(),
              .key = m_index.data(TableModel::KeyRole),
              .caption = m_index.data(TableModel::CaptionRole).toString(),
              .values = {}};
    for (int i = 0; i < m_model->columnCount(); ++i)
        record.values << m_model->index(m_index.row(), i).data(TableModel::ValueRole);
    return record;
}

void RecordForm::refill()
{
    const bool shown = m_model && m_index.isValid();
    m_bar->setVisible(shown);
    m_pages->setVisible(shown);
    if (!shown)
        m_caption->setText(tr("Select a record to see all of it here."));
    else if (m_model->isAtHand(m_index.row()))
        m_caption->setText(m_index.data(TableModel::CaptionRole).toString());
    if (isVisible())
        m_delay.start();
}

void RecordForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refill();
}

void RecordForm::load()
{
    askOrigin();
    count();
    loadCurrent();
}

void RecordForm::loadCurrent()
{
    RecordSection *section = m_sections.value(m_bar->current());
    const ShownRecord shown = record();
    if (section && shown.model && isVisible())
        section->showRecord(shown);
}

/// How many there are of each kind; and the dates, which are here already.
void RecordForm::count()
{
    const ShownRecord shown = record();
    if (!shown.model)
        return;
    for (int i = 0; i < m_sections.size(); ++i) {
        if (!qobject_cast<TimelineSection *>(m_sections[i]))
            continue;
        const auto events = timelineOf(m_model->layout(), shown.values).events.size();
        m_bar->setCount(i, countText(events));
    }
    if (m_kinds.isEmpty())
        return;
    const auto read = [kinds = m_kinds,
                       key = shown.key](Connections &connections) -> Result<QList<qint64>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return countDependents(**connection, kinds, key);
    };
    m_model->session().listingThread().ask(
        this, read, [this, model = m_model, id = shown.id](const Result<QList<qint64>> &counts) {
            if (!counts || model != m_model || id != currentId())
                return;
            for (int i = 0; i < counts->size(); ++i) {
                const qint64 number = counts->at(i);
                m_bar->setCount(m_firstKind + i,
                                number > mostCounted ? tr("over %1").arg(countText(mostCounted))
                                                     : countText(number));
            }
        });
}

void RecordForm::askOrigin()
{
    if (m_model && m_index.isValid())
        m_model->findOrigin(m_index.row());
}

void RecordForm::showOrigin(qint64 id, const QString &text)
{
    if (id != currentId())
        return;
    m_origin->setText(tr("Where from: %1").arg(text));
    m_origin->setVisible(!text.isEmpty());
}

} // namespace waybill
