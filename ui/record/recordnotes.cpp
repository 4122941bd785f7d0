// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/recordnotes.h"

#include "models/commands/changecell.h"
#include "models/record/origin.h"
#include "models/record/timeline.h"
#include "ui/record/eventlist.h"
#include "ui/widgets/text.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QUndoStack>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString timeText(const QDateTime &time)
{
    return QLocale().toString(time, QLocale::ShortFormat);
}

} // namespace

RecordNotes::RecordNotes(const QString &name, QWidget *parent)
    : RecordSection(parent)
    , m_head(bodyText(QString(), this))
    , m_list(new EventList(name, this))
    , m_note(mutedText(QString(), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addWidget(m_note);
    column->addWidget(m_list, 1);
    column->addStretch();
    show({}, {});
}

void RecordNotes::addBelow(QWidget *widget)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 1, widget, 0, Qt::AlignLeft);
}

void RecordNotes::show(const QString &head, const QString &note)
{
    m_head->setText(head);
    m_head->setVisible(!head.isEmpty());
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_list->setVisible(m_list->count() > 0);
}

TimelineSection::TimelineSection(QWidget *parent)
    : RecordNotes(tr("Timeline"), parent)
{
    setObjectName(u"timeline"_s);
}

void TimelineSection::showRecord(const ShownRecord &record)
{
    if (!record.model)
        return;
    const Timeline timeline = timelineOf(record.model->layout(), record.values);
    QList<EventList::Entry> entries;
    for (const TimelineEvent &event : timeline.events) {
        QString detail = event.shown;
        if (event.days)
            detail = *event.days == 0
                ? tr("%1, on the same day").arg(detail)
                : tr("%1, %2").arg(detail,
                                   tr("%Ln days later", nullptr, static_cast<int>(*event.days)));
        entries << EventList::Entry{.icon = event.icon.isEmpty() ? u"clock"_s : event.icon,
                                    .title = event.label,
                                    .detail = detail};
    }
    list().setEntries(entries);
    show(entries.isEmpty() ? tr("None of the dates of this record is known yet.") : QString(),
         timeline.undated.isEmpty() ? QString()
                                    : tr("No date: %1").arg(timeline.undated.join(u", "_s)));
}

OriginSection::OriginSection(QWidget *parent)
    : RecordNotes(tr("Values as they stood in the file"), parent)
{
    setObjectName(u"originSection"_s);
}

void OriginSection::showRecord(const ShownRecord &record)
{
    if (!record.model)
        return;
    const auto read = [layout = record.model->layout(),
                       key = record.key](Connections &connections) -> Result<RecordOrigin> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return fullOriginOf(**connection, layout, key);
    };
    const auto tell = [this, asked = ++m_asked](const Result<RecordOrigin> &origin) {
        if (asked != m_asked)
            return;
        if (!origin) {
            Q_EMIT problem(origin.error());
            return;
        }
        QList<EventList::Entry> entries;
        for (const OriginField &field : origin->fields) {
            if (field.raw.isEmpty() && field.rule.isEmpty())
                continue; // nothing stood there, and nothing was made of it
            const QString raw =
                field.raw.isEmpty() ? tr("nothing") : tr("“%1”").arg(field.raw.left(500));
            const bool named = field.from.compare(field.label, Qt::CaseInsensitive) != 0;
            QStringList detail;
            if (named)
                detail << tr("in “%1”").arg(field.from);
            if (!field.rule.isEmpty())
                detail << field.rule;
            entries << EventList::Entry{.icon = field.rule.isEmpty() ? u"check"_s : u"edit"_s,
                                        .title = tr("%1: %2").arg(field.label, raw),
                                        .detail = detail.join(u". "_s)};
        }
        list().setEntries(entries);
        QString head;
        QStringList others;
        for (const OriginPlace &place : origin->others)
            others << (place.line > 0 ? tr("%1, line %2").arg(place.file).arg(place.line)
                                      : place.file);
        if (origin->kind == RecordOrigin::Kind::Migrated)
            head = tr("From %1. Brought in by migration %2 on %3, with %4.")
                       .arg(originText(*origin))
                       .arg(origin->run)
                       .arg(timeText(origin->when), origin->playbook);
        else if (origin->kind == RecordOrigin::Kind::ByHand)
            head =
                tr("No migration made this record: it was added by hand, or by another program.");
        else
            head = tr("This database keeps no record of where its rows came from.");
        show(head,
             others.isEmpty() ? QString() : tr("Also named in: %1").arg(others.join(u"; "_s)));
    };
    record.model->session().listingThread().ask(this, read, tell);
}

ChangesSection::ChangesSection(QWidget *parent)
    : RecordNotes(tr("Changes"), parent)
    , m_restore(button(tr("Restore this &value"), u"undo"_s, ButtonKind::Plain, this))
{
    setObjectName(u"changes"_s);
    m_restore->setObjectName(u"restoreOldValue"_s);
    m_restore->setToolTip(tr("Puts what stood there before the selected change back. It can be "
                             "undone like any edit."));
    m_restore->setEnabled(false);
    addBelow(m_restore);
    connect(list().selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ChangesSection::choose);
    connect(m_restore, &QPushButton::clicked, this, &ChangesSection::restoreValue);
}

namespace {

EventList::Entry entryOf(const RecordChange &change)
{
    const QString who = change.who.isEmpty() ? ChangesSection::tr("another program") : change.who;
    EventList::Entry entry{
        .icon = u"edit"_s,
        .title = ChangesSection::tr("%1: %2 → %3").arg(change.field, change.before, change.after),
        .detail = ChangesSection::tr("%1, %2").arg(timeText(change.when), who)};
    if (change.kind == RecordChange::Kind::Added) {
        entry.icon = u"plus"_s;
        entry.title = ChangesSection::tr("Added");
    } else if (change.kind == RecordChange::Kind::Deleted) {
        entry.icon = u"trash"_s;
        entry.title = ChangesSection::tr("Deleted");
    }
    return entry;
}

} // namespace

void ChangesSection::choose()
{
    const int at = list().currentIndex().row();
    m_restore->setEnabled(m_model && m_model->session().writable() && at >= 0
                          && at < m_changes.size() && m_changes[at].restorable);
}

/// What the person sees in the form has to stand there still.
void ChangesSection::restoreValue()
{
    const int at = list().currentIndex().row();
    if (!m_model || at < 0 || at >= m_changes.size() || !m_changes[at].restorable)
        return;
    const RecordChange change = m_changes[at];
    const TableLayout &layout = m_model->layout();
    const int column = layout.column(change.column.toStdString());
    QMap<QString, QVariant> seen;
    if (column >= 0 && column < m_record.values.size())
        seen.insert(change.column, m_record.values[column]);
    DataSession &session = m_model->session();
    session.undoStack().push(new ChangeCell(session,
                                            {.table = layout.tableName(),
                                             .key = m_record.key,
                                             .before = seen,
                                             .after = {{change.column, change.stored}}},
                                            change.field, m_record.caption));
    Q_EMIT done(tr("%1 is “%2” again.").arg(change.field, change.before));
}

void ChangesSection::showRecord(const ShownRecord &record)
{
    if (!record.model)
        return;
    m_record = record;
    m_model = record.model;
    const DataSession &session = record.model->session();
    const auto read = [layout = record.model->layout(), key = record.key,
                       layouts = session.layouts(), secrets = session.source().playbook.secrets](
                          Connections &connections) -> Result<ChangeLog> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return readChanges(**connection, layout, key, layouts, secrets);
    };
    const auto tell = [this, asked = ++m_asked](const Result<ChangeLog> &log) {
        if (asked != m_asked)
            return;
        if (!log) {
            Q_EMIT problem(log.error());
            return;
        }
        QList<EventList::Entry> entries;
        for (const RecordChange &change : log->changes)
            entries << entryOf(change);
        list().setEntries(entries);
        m_changes = log->changes;
        choose();
        QString head;
        if (!log->kept)
            head = tr("This database keeps no record of changes.");
        else if (entries.isEmpty())
            head = tr("Nothing has been changed since the record was made.");
        show(head,
             log->cut ? tr("These are the latest changes; there are older ones.") : QString());
    };
    record.model->session().listingThread().ask(this, read, tell);
}

} // namespace waybill
