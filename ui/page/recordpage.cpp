// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/recordpage.h"

#include "ui/page/fieldgrid.h"
#include "ui/page/needscard.h"
#include "ui/page/sectionpanel.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// More are chosen in the table.
constexpr int mostChoices = 200;

} // namespace

RecordPage::RecordPage(DataSession &session, TableModel &model, QList<SectionLayout> sections,
                       QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_model(model)
    , m_sections(std::move(sections))
    , m_caption(sectionTitle(QString(), this))
    , m_needs(new NeedsCard(this))
    , m_fields(new FieldGrid(model, this))
{
    setObjectName(u"recordPage"_s);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    content->setObjectName(u"content"_s);
    content->setMaximumWidth(1080);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(24, 4, 24, 24);
    m_column->setSpacing(18);
    m_chooser = makeChooser();
    m_column->addWidget(m_chooser);
    m_column->addWidget(m_caption);
    m_column->addWidget(m_needs);
    m_column->addWidget(m_fields);
    m_column->addStretch();
    auto *holder = new QWidget;
    holder->setObjectName(u"content"_s);
    auto *centre = new QHBoxLayout(holder);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->addWidget(content, 100);
    centre->addStretch(1);
    setWidget(holder);

    m_askNeeds.setSingleShot(true);
    m_askNeeds.setInterval(80);
    connect(&m_askNeeds, &QTimer::timeout, this, &RecordPage::askNeeds);
    const auto ask = [this] { m_askNeeds.start(); };
    connect(&session, &DataSession::cellChanged, this, ask);
    connect(&session, &DataSession::rowsChanged, this, ask);
    connect(m_needs, &NeedsCard::wanted, this, &RecordPage::leadTo);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        build();
        fillChooser();
    });
    connect(&model, &TableModel::listed, this, &RecordPage::fillChooser);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && isVisible() && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, 0, 40); // the page scrolls to where the keyboard is
    });
}

QWidget *RecordPage::makeChooser()
{
    auto *chooser = new QWidget(this);
    auto *row = new QHBoxLayout(chooser);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_choice = new QComboBox(chooser);
    m_choice->setObjectName(u"chooseRecord"_s);
    m_choice->setAccessibleName(m_model.layout().title);
    m_choice->setMinimumWidth(240);
    m_previous = button({}, u"arrow-left"_s, ButtonKind::Quiet, chooser);
    m_previous->setAccessibleName(tr("Previous %1").arg(m_model.layout().singular));
    m_next = button({}, u"arrow-right"_s, ButtonKind::Quiet, chooser);
    m_next->setAccessibleName(tr("Next %1").arg(m_model.layout().singular));
    m_place = mutedText(QString(), chooser);
    m_place->setWordWrap(false);
    for (QPushButton *step : {m_previous, m_next})
        step->setToolTip(step->accessibleName());
    row->addWidget(m_choice);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_place);
    row->addStretch();
    const auto step = [this](int by) { Q_EMIT rowChosen(m_model.rowOf(m_id) + by); };
    connect(m_previous, &QPushButton::clicked, this, [step] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [step] { step(1); });
    connect(m_choice, &QComboBox::activated, this, &RecordPage::rowChosen);
    return chooser;
}

void RecordPage::fillChooser()
{
    const int rows = m_model.rowCount();
    const int current = m_model.rowOf(m_id);
    m_chooser->setVisible(rows > 1);
    m_choice->setVisible(rows <= mostChoices);
    m_place->setText(tr("%1 of %2").arg(countText(current + 1), countText(rows)));
    m_previous->setEnabled(current > 0);
    m_next->setEnabled(current >= 0 && current + 1 < rows);
    if (rows > mostChoices)
        return;
    while (m_choice->count() > rows)
        m_choice->removeItem(rows);
    for (int row = 0; row < rows; ++row) {
        const QString caption = m_model.index(row, 0).data(TableModel::CaptionRole).toString();
        if (row == m_choice->count())
            m_choice->addItem(caption);
        else if (m_choice->itemText(row) != caption)
            m_choice->setItemText(row, caption);
    }
    m_choice->setCurrentIndex(current);
}

void RecordPage::showRow(int row)
{
    m_id = m_model.rowId(row);
    m_fields->showRow(row);
    build();
    fillChooser();
    m_askNeeds.start();
}

/// The sections belong to a record; its key is there once the record has been read.
void RecordPage::build()
{
    const QModelIndex index = m_model.index(m_model.rowOf(m_id), 0);
    const QVariant key = index.data(TableModel::KeyRole);
    const QString caption = index.data(TableModel::CaptionRole).toString();
    m_caption->setText(caption);
    if (key == m_builtFor || !key.isValid())
        return;
    m_builtFor = key;
    for (SectionPanel *section : std::exchange(m_shown, {})) {
        m_column->removeWidget(section);
        section->deleteLater();
    }
    for (const SectionLayout &section : std::as_const(m_sections))
        m_shown << SectionPanel::make(
            m_session, section, {.parent = key, .parentCaption = caption, .word = -1}, widget());
    for (SectionPanel *section : std::as_const(m_shown)) {
        m_column->insertWidget(m_column->count() - 1, section);
        connect(section, &SectionPanel::problem, this, &RecordPage::problem);
        connect(section, &SectionPanel::done, this, &RecordPage::done);
        connect(section, &SectionPanel::tableWanted, this, &RecordPage::tableWanted);
    }
}

void RecordPage::askNeeds()
{
    if (m_id == 0 || !isVisible())
        return;
    const auto read = [playbook = m_session.source().playbook, layout = m_model.layout(),
                       id = m_id](Connections &connections) -> Result<Completeness> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return readCompleteness(**connection, playbook, layout, id);
    };
    m_session.listingThread().ask(this, read, [this, id = m_id](const Result<Completeness> &found) {
        if (id != m_id)
            return;
        if (found)
            m_needs->show(*found);
        else
            Q_EMIT problem(found.error());
    });
}

void RecordPage::leadTo(const MissingThing &thing)
{
    if (thing.column >= 0) {
        m_fields->focusField(thing.column);
        return;
    }
    for (SectionPanel *section : std::as_const(m_shown)) {
        if (section->lead(thing.view, thing.records.constFirst()))
            return;
    }
}

void RecordPage::focusFirst()
{
    m_fields->focusFirst();
}

} // namespace waybill
