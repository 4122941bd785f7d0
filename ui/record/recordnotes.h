// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/changelog.h"
#include "ui/record/recordsection.h"

#include <QPointer>

class QLabel;
class QPushButton;

namespace waybill {

class EventList;

/// What there is to read about a record: a sentence, perhaps a note, and a list. The
/// subclasses say what.
class RecordNotes : public RecordSection
{
    Q_OBJECT

public:
    RecordNotes(const QString &name, QWidget *parent);

protected:
    EventList &list() { return *m_list; }
    void addBelow(QWidget *widget);
    void show(const QString &head, const QString &note); ///< without the empty ones

private:
    QLabel *m_head;
    EventList *m_list;
    QLabel *m_note;
};

/// The dates of a record in their order.
class TimelineSection final : public RecordNotes
{
    Q_OBJECT

public:
    explicit TimelineSection(QWidget *parent);
    void showRecord(const ShownRecord &record) override;
};

/// The file and line it came from, and what stood there.
class OriginSection final : public RecordNotes
{
    Q_OBJECT

public:
    explicit OriginSection(QWidget *parent);
    void showRecord(const ShownRecord &record) override;

private:
    int m_asked = 0;
};

/// What was done to it since, when and by whom; a value of it can come back.
class ChangesSection final : public RecordNotes
{
    Q_OBJECT

public:
    explicit ChangesSection(QWidget *parent);
    void showRecord(const ShownRecord &record) override;

private:
    void choose();
    void restoreValue();

    int m_asked = 0;
    ShownRecord m_record;
    QPointer<TableModel> m_model;
    QList<RecordChange> m_changes;
    QPushButton *m_restore;
};

} // namespace waybill
