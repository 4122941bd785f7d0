// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/destinationdialog.h"

#include "migration/verify/masking.h"
#include "migration/workspace/workspace.h"
#include "models/record/fieldfatemodel.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace waybill {

DestinationDialog::DestinationDialog(DestinationLedger ledger, FilePlace place,
                                     Background &background, QWidget *parent)
    : QDialog(parent)
    , m_ledger(std::move(ledger))
    , m_place(std::move(place))
    , m_background(background)
    , m_model(new FieldFateModel(this))
    , m_file(new QComboBox(this))
    , m_line(new QSpinBox(this))
    , m_previous(button(tr("&Previous record"), {}, ButtonKind::Plain, this))
    , m_next(button(tr("&Next record"), {}, ButtonKind::Plain, this))
    , m_state(bodyText(tr("Looking in the ledger…"), this))
    , m_table(new ValueTable(m_model, tr("Fields of the record"), this))
    , m_why(bodyText(QString(), this))
    , m_personal(new QCheckBox(tr("&Show values of files about people"), this))
    , m_open(button(tr("&Open the record"), u"table"_s, ButtonKind::Primary, this))
{
    setObjectName(u"destination"_s);
    setWindowTitle(m_ledger.make ? tr("Where will this go?") : tr("Where did this go?"));
    resize(920, 640);
    build();
    connect(m_file, &QComboBox::activated, this,
            [this] { look({.file = m_file->currentText(), .record = 1}); });
    connect(m_line, &QSpinBox::valueChanged, this,
            [this](int line) { look({.file = m_file->currentText(), .line = line}); });
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DestinationDialog::showField);
    connect(m_personal, &QCheckBox::toggled, this, [this](bool shown) {
        m_model->setHidden(m_shown.isPersonal && !shown);
        showField();
    });
    connect(m_table, &QAbstractItemView::activated, this, &DestinationDialog::openCurrent);
    connect(m_open, &QPushButton::clicked, this, &DestinationDialog::openCurrent);
    take(QList<Destination>());
    prepare();
}

DestinationDialog::~DestinationDialog()
{
    m_stop.request_stop();
}

void DestinationDialog::lookOnly()
{
    m_open->hide();
}

void DestinationDialog::build()
{
    const std::pair<QWidget *, QString> names[] = {
        {m_file, u"destinationFile"_s},      {m_line, u"destinationLine"_s},
        {m_previous, u"previousRecord"_s},   {m_next, u"nextRecord"_s},
        {m_state, u"destinationState"_s},    {m_table, u"fieldFates"_s},
        {m_why, u"destinationWhy"_s},        {m_open, u"openDestination"_s},
        {m_personal, u"showPersonalFates"_s}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(name);
    auto *close = button(tr("&Close"), {}, ButtonKind::Plain, this);
    // Enter is for the table: it opens the record.
    for (QPushButton *one : {m_previous, m_next, m_open, close})
        one->setAutoDefault(false);
    m_personal->hide();
    m_open->setVisible(!m_ledger.make);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_why->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_why->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_personal);
    foot->addStretch();
    foot->addWidget(close);
    foot->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(pageTitle(windowTitle(), this));
    column->addWidget(makeTools());
    column->addWidget(m_state);
    column->addWidget(m_table, 1);
    column->addWidget(m_why);
    column->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_table->setFocus();
}

QWidget *DestinationDialog::makeTools()
{
    auto *tools = new QWidget(this);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_file->setAccessibleName(tr("File"));
    m_file->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_file->setMinimumContentsLength(24);
    m_line->setAccessibleName(tr("Line"));
    m_line->setRange(1, std::numeric_limits<int>::max());
    m_line->setKeyboardTracking(false);
    m_line->setMinimumWidth(12 * fontMetrics().horizontalAdvance(u'0'));
    auto *file = mutedText(tr("&File"), tools);
    auto *line = mutedText(tr("&Line"), tools);
    file->setWordWrap(false);
    line->setWordWrap(false);
    file->setTextFormat(Qt::PlainText);
    file->setBuddy(m_file);
    line->setBuddy(m_line);
    row->addWidget(file);
    row->addWidget(m_file, 1);
    row->addWidget(line);
    row->addWidget(m_line);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    return tools;
}

/// What was made goes when nobody needs it any more, also when the dialog was closed meanwhile.
void DestinationDialog::prepare()
{
    if (!m_ledger.make) {
        listFiles();
        return;
    }
    m_state->setText(tr("The files are read to see where each value would go. Nothing is stored…"));
    using Made = Result<std::shared_ptr<QString>>;
    const auto work = [make = m_ledger.make, stop = m_stop.get_token()]() -> Made {
        auto path = make({.stop = stop});
        if (!path)
            return path.error();
        return std::shared_ptr<QString>(new QString(*path), [](QString *made) {
            closeFilesDatabase(*made);
            delete made;
        });
    };
    m_background.run(this, work, [this](const Made &made) {
        if (!made) {
            m_state->setText(made.error().message);
            return;
        }
        m_made = *made;
        m_ledger.database = *m_made;
        listFiles();
    });
}

void DestinationDialog::listFiles()
{
    using Files = Result<QList<ReadFile>>;
    const auto read = [database = m_ledger.database]() -> Files {
        auto connection = Connection::open(database, Connection::Mode::ReadOnly);
        return connection ? readFiles(*connection) : Files(connection.error());
    };
    m_background.run(this, read, [this](const Files &files) {
        if (!files || files->isEmpty()) {
            m_state->setText(files ? tr("No migration has read a file into this database.")
                                   : files.error().message);
            return;
        }
        const QSignalBlocker blocker(m_file);
        for (const ReadFile &file : *files)
            m_file->addItem(file.file);
        if (m_place.file.isEmpty()) {
            const auto asked = std::find_if(files->begin(), files->end(), [this](const auto &file) {
                return file.source == m_ledger.source;
            });
            m_place.file = asked == files->end() ? files->constFirst().file : asked->file;
        }
        if (m_place.line == 0 && m_place.record == 0)
            m_place.record = 1;
        look(m_place);
    });
}

void DestinationDialog::look(const FilePlace &place)
{
    using Found = Result<QList<Destination>>;
    m_place = place.field.isEmpty() ? FilePlace{place.file, place.line, place.record, m_place.field}
                                    : place;
    const auto read = [database = m_ledger.database, wanted = m_place]() -> Found {
        auto connection = Connection::open(database, Connection::Mode::ReadOnly);
        FilePlace whole = wanted;
        whole.field.clear();
        return connection ? destinationsOf(*connection, whole) : Found(connection.error());
    };
    m_background.run(this, read, [this, asked = ++m_asked](const Found &found) {
        if (asked == m_asked)
            take(found);
    });
}

void DestinationDialog::take(const Result<QList<Destination>> &found)
{
    const bool any = found && !found->isEmpty();
    m_shown = any ? found->constFirst() : Destination();
    m_personal->setVisible(m_shown.isPersonal);
    m_model->setHidden(m_shown.isPersonal && !m_personal->isChecked());
    m_model->setValues(m_shown.fields);
    m_previous->setEnabled(any && m_shown.record > 1);
    m_next->setEnabled(any && m_shown.record < m_shown.records);
    if (!found)
        m_state->setText(found.error().message);
    if (any) {
        const QSignalBlocker file(m_file);
        const QSignalBlocker line(m_line);
        m_file->setCurrentText(m_shown.file);
        m_line->setValue(static_cast<int>(m_shown.line));
        m_state->setText(stateText());
        m_table->selectRow(std::max(0, m_model->rowOf(m_place.field)));
        m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtCenter);
    }
    showField();
}

QString DestinationDialog::stateText() const
{
    const QString which =
        tr("Record %1 of %2.").arg(countText(m_shown.record), countText(m_shown.records));
    const QString why = m_shown.isPersonal && !m_personal->isChecked() ? QString() : m_shown.why;
    if (m_shown.state == "set-aside"_L1) {
        return (m_ledger.make ? tr("%1 It would be set aside. %2")
                              : tr("%1 Migration %3 has set it aside. %2"))
            .arg(which, why, QString::number(m_shown.run));
    }
    if (m_ledger.make)
        return tr("%1 This is how it would be stored. Nothing is stored yet.").arg(which);
    if (m_shown.state == "left-out"_L1)
        return tr("%1 Left out of migration %2, as you decided.").arg(which).arg(m_shown.run);
    if (m_shown.state == "same"_L1)
        return tr("%1 Migration %2 found it stored already.").arg(which).arg(m_shown.run);
    return tr("%1 Stored by migration %2.").arg(which).arg(m_shown.run);
}

const StoredPlace *DestinationDialog::wanted() const
{
    const FieldFate *fate = m_model->value(m_table->currentSourceRow());
    if (!fate)
        return nullptr;
    const auto there = std::find_if(fate->places.begin(), fate->places.end(),
                                    [](const StoredPlace &place) { return place.there; });
    return there == fate->places.end() ? nullptr : &*there;
}

void DestinationDialog::showField()
{
    const FieldFate *fate = m_model->value(m_table->currentSourceRow());
    const StoredPlace *place = wanted();
    m_open->setEnabled(place);
    if (!fate) {
        m_why->clear();
        return;
    }
    QString text = tr("%1: %2").arg(fate->field, fate->why);
    if (place && !m_ledger.make && fate->state != FieldFate::State::Empty) {
        const QString now = m_model->isHidden() ? maskedText() : place->now.toString().left(200);
        text += u' '
            + (now.isEmpty() ? tr("%1.%2 is empty today.").arg(place->table, place->column)
                             : tr("%1.%2 holds “%3” today.").arg(place->table, place->column, now));
    }
    m_why->setText(text);
}

void DestinationDialog::step(qint64 by)
{
    if (const FieldFate *fate = m_model->value(m_table->currentSourceRow()))
        m_place.field = fate->field;
    look({.file = m_shown.file, .record = m_shown.record + by});
}

void DestinationDialog::openCurrent()
{
    if (const StoredPlace *place = wanted(); place && !m_open->isHidden())
        Q_EMIT placeWanted(place->table, place->key.toString(), place->column);
}

} // namespace waybill
