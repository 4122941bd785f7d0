// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/newrecorddialog.h"

#include "models/tables/rowquery.h"
#include "models/tables/validation.h"
#include "ui/editors/fieldeditor.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

NewRecordDialog::NewRecordDialog(DataSession &session, TableLayout layout, QWidget *parent)
    : NewRecordDialog(session, std::move(layout), {}, parent)
{
}

NewRecordDialog::NewRecordDialog(DataSession &session, TableLayout layout, RecordPreset preset,
                                 QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_layout(std::move(layout))
    , m_preset(std::move(preset))
    , m_reason(bodyText(QString(), this))
    , m_add(button(tr("&Add %1").arg(m_layout.singular), {}, ButtonKind::Primary, this))
{
    setWindowTitle(tr("New %1").arg(m_layout.singular));
    resize(520, 560);
    auto *content = new QWidget(this);
    content->setObjectName(u"content"_s);
    auto *form = new QFormLayout(content);
    form->setSpacing(8);
    addParents(form);
    addFields(form);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    m_add->setDefault(true);
    m_add->setObjectName(u"addRecord"_s);
    setKind(m_reason, u"bad"_s);
    m_reason->setVisible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    column->addWidget(pageTitle(windowTitle(), this));
    if (!m_preset.note.isEmpty())
        column->addWidget(mutedText(m_preset.note, this));
    column->addWidget(scroll, 1);
    column->addWidget(m_reason);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewRecordDialog::tryAccept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (!m_editors.isEmpty())
        m_editors.constFirst().second->setFocus();
}

bool NewRecordDialog::isAskedFor(const std::string &key) const
{
    return std::any_of(m_layout.columns.begin(), m_layout.columns.end(),
                       [&](const LayoutColumn &column) {
                           return column.through == key && column.editor != Editor::None;
                       });
}

QString NewRecordDialog::parentKey(const std::string &foreignKey) const
{
    for (const LayoutJoin &join : m_layout.joins) {
        if (join.column == foreignKey)
            return QString::fromStdString(join.parentColumn);
    }
    return {};
}

void NewRecordDialog::addFields(QFormLayout *form)
{
    for (int i = 0; i < m_layout.columns.size(); ++i) {
        const LayoutColumn &column = m_layout.columns[i];
        const QVariant start = m_preset.shown.value(i);
        const bool known = start.isValid() && !column.joined(); // what is copied is shown
        if ((column.hidden && !known) || column.editor == Editor::None
            || isFixed(column.joined() ? column.through : column.column))
            continue;
        QWidget *editor = makeFieldEditor(column, this, true);
        setFieldValue(column, editor, start);
        editor->setProperty("filled", fieldValue(column, editor));
        auto *label =
            new QLabel(column.notNull ? tr("%1 (needed)").arg(column.label) : column.label);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(editor);
        form->addRow(label, editor);
        m_editors << std::pair(i, editor);
    }
}

void NewRecordDialog::addParents(QFormLayout *form)
{
    for (const LayoutJoin &parent : std::as_const(m_layout.neededParents)) {
        if (isAskedFor(parent.column) || isFixed(parent.column))
            continue;
        const TableLayout *other = m_session.layoutForTable(parent.table);
        const QString title = other ? other->singular : QString::fromStdString(parent.table);
        auto *box = new QComboBox(this);
        box->setAccessibleName(title);
        box->setObjectName(u"parent-%1"_s.arg(QString::fromStdString(parent.column)));
        auto *label = new QLabel(title.left(1).toUpper() + title.mid(1));
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(box);
        form->addRow(label, box);
        m_parents << std::pair(QString::fromStdString(parent.column), box);
        loadParents(box, parent);
    }
}

void NewRecordDialog::loadParents(QComboBox *box, const LayoutJoin &parent)
{
    const TableLayout *other = m_session.layoutForTable(parent.table);
    if (!other)
        return;
    const auto read = [layout = *other](Connections &connections) -> Result<QList<ShownRow>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        auto list = listRows(**connection, {.layout = layout, .query = {}});
        if (!list)
            return list.error();
        list->ids.resize(std::min<std::size_t>(list->ids.size(), 2000));
        return fetchRows(**connection, layout, list->ids);
    };
    const QVariant chosen = m_preset.parents.value(QString::fromStdString(parent.column));
    m_session.thread().ask(box, read, [box, chosen](const Result<QList<ShownRow>> &rows) {
        if (!rows)
            return;
        for (const ShownRow &row : *rows)
            box->addItem(row.caption, row.id);
        if (const int at = box->findData(chosen); chosen.isValid() && at >= 0)
            box->setCurrentIndex(at);
    });
}

void NewRecordDialog::refuse(QWidget *editor, const QString &reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(true);
    editor->setProperty("problem", true);
    editor->style()->polish(editor);
    editor->setFocus();
}

bool NewRecordDialog::isFixed(const std::string &key) const
{
    return m_preset.fixed.contains(QString::fromStdString(key));
}

/// What a field started with and nobody changed is taken as it was stored: a value that was read
/// from a file may be one that would not be taken from a person.
Result<QVariant> NewRecordDialog::entered(int at, const QWidget *editor) const
{
    const LayoutColumn &column = m_layout.columns[at];
    const QVariant start = m_preset.shown.value(at);
    const QVariant value = fieldValue(column, editor);
    if (start.isValid() && value == editor->property("filled"))
        return start;
    return checkEdit(column, value);
}

/// False when a value is not good, which is said. A parent of which nothing was changed is not
/// looked for: it is known.
bool NewRecordDialog::takeFields(NewRecord &record, QMap<QString, NewRecord::Parent> &parents)
{
    QSet<QString> changed;
    for (const auto &[at, editor] : std::as_const(m_editors)) {
        const LayoutColumn &column = m_layout.columns[at];
        const auto value = entered(at, editor);
        if (!value) {
            refuse(editor, value.error().message);
            return false;
        }
        if (column.joined()) {
            const QString key = QString::fromStdString(column.through);
            NewRecord::Parent &parent = parents[key];
            parent.column = key;
            parent.table = QString::fromStdString(column.table);
            parent.key = parentKey(column.through);
            parent.values.insert(column.name(), *value);
            if (value->toString() != m_preset.shown.value(at).toString())
                changed << key;
        } else if (value->isValid()) {
            record.values.insert(column.name(), *value);
        }
    }
    for (auto known = m_preset.parents.cbegin(); known != m_preset.parents.cend(); ++known) {
        if (changed.contains(known.key()) || record.values.contains(known.key()))
            continue;
        parents.remove(known.key());
        record.values.insert(known.key(), *known);
    }
    return true;
}

void NewRecordDialog::tryAccept()
{
    NewRecord record{.table = m_layout.tableName(), .values = m_preset.fixed, .parents = {}};
    QMap<QString, NewRecord::Parent> parents;
    if (!takeFields(record, parents))
        return;
    for (const auto &[column, box] : std::as_const(m_parents)) {
        if (!box->currentData().isValid() && record.values.contains(column))
            continue; // the choices are not here yet, and this one is known
        if (!box->currentData().isValid()) {
            refuse(box, tr("There is none to choose yet. Add one first."));
            return;
        }
        record.values.insert(column, box->currentData());
    }
    record.parents = parents.values();
    Q_EMIT recordReady(record);
    accept();
}

} // namespace waybill
