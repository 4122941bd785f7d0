// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/sectionpanel.h"

#include "models/commands/deleterecords.h"
#include "models/commands/insertrecord.h"
#include "models/page/reorder.h"
#include "models/tables/rowsql.h"
#include "models/tables/validation.h"
#include "ui/page/sectioncards.h"
#include "ui/page/sectionlist.h"
#include "ui/tables/newrecorddialog.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString titleOf(const SectionLayout &section, const SectionPlace &place)
{
    if (place.word < 0 || section.group < 0)
        return section.layout.title;
    const LayoutColumn &column = section.layout.columns[section.group];
    return place.word < column.words.size()
        ? SectionPanel::tr("%1: %2").arg(section.layout.title, column.words[place.word].label)
        : SectionPanel::tr("%1: not known").arg(section.layout.title);
}

/// The rows of one group; what has no known word is picked by a query, so that nothing is missing.
RowQuery queryFor(const SectionLayout &section, const SectionPlace &place)
{
    RowQuery query;
    query.parent = {.column = section.through, .key = place.parent};
    if (place.word < 0 || section.group < 0)
        return query;
    const LayoutColumn &column = section.layout.columns[section.group];
    if (place.word < column.words.size()) {
        query.filters = {ColumnFilter{.column = section.group,
                                      .kind = ColumnFilter::Kind::OneOf,
                                      .text = {},
                                      .words = {column.words[place.word].word},
                                      .least = {},
                                      .most = {}}};
        return query;
    }
    const std::string name = quotedName(column.column);
    std::string sql = "SELECT rowid FROM " + quotedName(section.layout.table) + " WHERE "
        + quotedName(section.through) + " = ? AND (" + name + " IS NULL OR " + name
        + " NOT IN (NULL";
    query.subset.parameters = {keyValue(place.parent)};
    sql.erase(sql.size() - 4);
    for (qsizetype i = 0; i < column.words.size(); ++i) {
        sql += i ? ", ?" : "?";
        query.subset.parameters.emplace_back(column.words[i].word.toStdString());
    }
    query.subset.sql = sql + "))";
    return query;
}

} // namespace

QList<SectionPanel *> SectionPanel::make(DataSession &session, const SectionLayout &section,
                                         const SectionPlace &place, QWidget *parent)
{
    if (!section.sections.isEmpty())
        return {new SectionCards(session, section, place, parent)};
    QList<SectionPanel *> made;
    if (section.group < 0)
        return {new SectionList(session, section, place, parent)};
    const auto words = static_cast<int>(section.layout.columns[section.group].words.size());
    for (int word = 0; word <= words; ++word) {
        SectionPlace group = place;
        group.word = word;
        made << new SectionList(session, section, group, parent);
    }
    return made;
}

SectionPanel::SectionPanel(DataSession &session, const SectionLayout &section,
                           const SectionPlace &place, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_section(section)
    , m_place(place)
    , m_model(new TableModel(session, section.layout, this))
    , m_count(mutedText(QString(), this))
{
    setObjectName(u"sectionPanel-%1"_s.arg(section.layout.id));
    m_count->setWordWrap(false);
    connect(m_model, &TableModel::failed, this, &SectionPanel::problem);
    connect(m_model, &TableModel::editRefused, this,
            [this](const QModelIndex &, const Problem &refused) { Q_EMIT problem(refused); });
    connect(m_model, &TableModel::listed, this, &SectionPanel::showList);
    connect(&session, &DataSession::cellPending, this,
            [this](const QString &table, const QVariant &, const QString &column) {
                noteChange(table, {column});
            });
    connect(&session, &DataSession::cellsPending, this, [this](const QList<RowChange> &changes) {
        for (const RowChange &change : changes)
            noteChange(change.table, change.after.keys());
    });
    connect(&session, &DataSession::cellChanged, this, [this] {
        if (std::exchange(m_relist, false))
            m_model->refresh();
    });
    m_model->setQuery(queryFor(section, place));
}

QString SectionPanel::name() const
{
    const QString title = titleOf(m_section, m_place);
    return m_place.parentCaption.isEmpty() ? title
                                           : tr("%1 of %2").arg(title, m_place.parentCaption);
}

/// Another place or another group: the list is another one then.
void SectionPanel::noteChange(const QString &table, const QStringList &columns)
{
    if (table != m_section.layout.tableName())
        return;
    const QString group =
        m_section.group < 0 ? QString() : m_section.layout.columns[m_section.group].name();
    for (const QString &column : columns)
        m_relist = m_relist || column == group
            || (!m_section.order.empty() && column == QString::fromStdString(m_section.order));
}

QWidget *SectionPanel::makeHead(QWidget *buttons)
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(sectionTitle(titleOf(m_section, m_place), head));
    row->addWidget(m_count);
    row->addStretch();
    if (buttons)
        row->addWidget(buttons);
    return head;
}

QWidget *SectionPanel::makeAdder()
{
    const QString singular = m_section.layout.singular;
    auto *adder = new QWidget(this);
    auto *row = new QHBoxLayout(adder);
    row->setContentsMargins(0, 0, 0, 0);
    if (m_section.needsNameOnly) {
        m_name = new QLineEdit(adder);
        m_name->setObjectName(u"add-%1"_s.arg(m_section.layout.id));
        m_name->setPlaceholderText(tr("New %1: type it and press Enter").arg(singular));
        m_name->setAccessibleName(tr("New %1, %2").arg(singular, name()));
        connect(m_name, &QLineEdit::returnPressed, this, &SectionPanel::addNamed);
        row->addWidget(m_name);
        m_adder = m_name;
    } else {
        auto *ask = button(tr("New %1…").arg(singular), u"plus"_s, ButtonKind::Plain, adder);
        ask->setObjectName(u"add-%1"_s.arg(m_section.layout.id));
        connect(ask, &QPushButton::clicked, this, &SectionPanel::askForRecord);
        row->addWidget(ask);
        row->addStretch();
        m_adder = ask;
    }
    adder->setVisible(m_session.writable());
    return adder;
}

void SectionPanel::addNamed()
{
    const LayoutColumn &column = m_section.layout.columns[m_section.name];
    const auto value = checkEdit(column, m_name->text());
    if (!value) {
        Q_EMIT problem(value.error());
        return;
    }
    if (!value->isValid())
        return;
    m_name->clear();
    add({.table = m_section.layout.tableName(),
         .values = {{column.name(), *value}},
         .parents = {}});
}

void SectionPanel::askForRecord()
{
    auto *dialog = new NewRecordDialog(m_session, m_section.layout, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewRecordDialog::recordReady, this, [this](const NewRecord &record) {
        m_showNew = true;
        add(record);
    });
    dialog->open();
}

/// At the end of the list, below the record of the page, in the group it is added to.
void SectionPanel::add(NewRecord record)
{
    record.values.insert(QString::fromStdString(m_section.through), m_place.parent);
    if (!m_section.order.empty())
        record.values.insert(QString::fromStdString(m_section.order), m_model->rowCount());
    if (m_section.group >= 0 && m_place.word >= 0) {
        const LayoutColumn &column = m_section.layout.columns[m_section.group];
        if (m_place.word < column.words.size())
            record.values.insert(column.name(), column.words[m_place.word].word);
    }
    m_session.undoStack().push(
        new InsertRecord(m_session, std::move(record), m_section.layout.singular));
}

void SectionPanel::moveRecord(int from, int to)
{
    if (!m_session.writable() || m_section.order.empty() || to < 0 || to >= m_model->rowCount()
        || from == to)
        return;
    RowIds ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids.push_back(m_model->rowId(row));
    m_keep = m_model->rowId(from);
    const QString text = m_place.parentCaption.isEmpty()
        ? tr("Put %1 in another order").arg(m_section.layout.title)
        : tr("Put %1 of %2 in another order").arg(m_section.layout.title, m_place.parentCaption);
    reorderRows(m_session, this, m_section.layout, m_section.order, movedTo(ids, from, to), text,
                [this](const Problem &failed) { Q_EMIT problem(failed); });
}

void SectionPanel::deleteRecord(int row)
{
    if (!m_session.writable() || row < 0 || row >= m_model->rowCount())
        return;
    const QModelIndex index = m_model->index(row, 0);
    const QVariant key = index.data(TableModel::KeyRole);
    const QString caption = index.data(TableModel::CaptionRole).toString();
    if (!key.isValid())
        return;
    m_keep = m_model->rowId(row + 1 < m_model->rowCount() ? row + 1 : row - 1);
    m_session.undoStack().push(new DeleteRecords(m_session, m_section.layout.tableName(), {key},
                                                 tr("Delete %1").arg(caption)));
    Q_EMIT done(tr("“%1” was deleted with everything that belongs to it.").arg(caption));
}

void SectionPanel::showList()
{
    m_count->setText(countText(m_model->rowCount()));
    // What has no known word is told apart only while there is some of it.
    if (m_section.group >= 0 && m_place.word >= 0)
        setVisible(m_place.word < m_section.layout.columns[m_section.group].words.size()
                   || m_model->rowCount() > 0);
    listChanged();
    if (const int row = m_model->rowOf(std::exchange(m_keep, 0)); row >= 0)
        showRecord(row);
    else if (std::exchange(m_showNew, false) && m_model->rowCount() > 0)
        showRecord(m_model->rowCount() - 1);
}

bool SectionPanel::lead(const QString &view, qint64 id)
{
    if (view != m_section.layout.id)
        return false;
    const int row = id == 0 ? -1 : m_model->rowOf(id);
    if (id != 0 && row < 0)
        return false;
    if (row >= 0)
        showRecord(row);
    else if (m_adder)
        m_adder->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace waybill
