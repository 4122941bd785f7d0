// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/tabledesign.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t mostColumns = 300;
constexpr qsizetype mostTableNotes = 12;

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

bool endsLike(const std::string &name, std::string_view end)
{
    return name == end || name.ends_with('_' + std::string(end));
}

/// Whether a column that could be the key is called like one.
bool isKeyName(const std::string &name, const std::string &singular)
{
    constexpr std::array<std::string_view, 15> ends = {"id",   "uuid",  "guid",   "key",    "code",
                                                       "no",   "nr",    "number", "isbn",   "sku",
                                                       "slug", "email", "iban",   "handle", "ref"};
    return name == singular || std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
               return endsLike(name, end);
           });
}

/// What names a row to people; the smaller the better.
int captionRank(const DraftColumn &column)
{
    constexpr std::array<std::string_view, 9> names = {"name",         "title",    "label",
                                                       "full_name",    "subject",  "caption",
                                                       "display_name", "headline", "summary"};
    if (column.origin == DraftColumn::Origin::Key)
        return 30;
    if (column.origin != DraftColumn::Origin::Field || !column.facts || column.facts->values() == 0)
        return 1000;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (column.name == names[i])
            return static_cast<int>(i);
    }
    if (endsLike(column.name, "name") || endsLike(column.name, "title"))
        return 20;
    if (column.isKey || column.isUnique)
        return 40;
    return column.type.editor == "text" && column.facts->longest <= 60 ? 50 : 60;
}

} // namespace

DraftColumn *DraftTable::column(const std::string &columnName)
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const DraftColumn &one) { return one.name == columnName; });
    return found == columns.end() ? nullptr : &*found;
}

const DraftColumn *DraftTable::column(const std::string &columnName) const
{
    return const_cast<DraftTable *>(this)->column(columnName);
}

const DraftColumn *DraftTable::key() const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [](const DraftColumn &one) { return one.isKey; });
    return found == columns.end() ? nullptr : &*found;
}

void TableDesign::addValue(const ValueFacts &facts, const QString &label, const Place &place)
{
    if (DraftColumn *column = newColumn(place.table, label, nameFrom(label))) {
        column->path = place.path;
        column->facts = &facts;
    }
}

void TableDesign::addJson(const QString &label, const Place &place, const QString &why)
{
    if (!m_hasRoot && !place.path.starts_with('.'))
        return;
    if (DraftColumn *column = newColumn(place.table, label, nameFrom(label))) {
        column->path = place.path;
        column->type.converter = "json";
        column->type.editor = "none";
        column->type.reason = why;
    }
}

/// Types and keys, once all columns are known.
void TableDesign::finish(std::size_t index)
{
    DraftTable &table = m_draft.tables[index];
    const bool isCsv = m_source->survey.isCsv();
    table.isComplete = table.isComplete && m_source->survey.isComplete;
    for (DraftColumn &column : table.columns) {
        if (column.origin == DraftColumn::Origin::Key && column.facts) {
            column.isKey = column.facts->values() == table.rows && column.facts->areUnique();
            continue;
        }
        if (column.origin != DraftColumn::Origin::Field || !column.facts)
            continue;
        column.type = chooseType(*column.facts, isCsv, table.isComplete);
        const bool never = table.isComplete && table.rows > 1
            && column.facts->values() == table.rows && column.facts->blanks == 0
            && column.type.sqlType != "REAL" && column.type.editor != "words"
            && column.facts->longest <= 200 && column.facts->areUnique();
        column.isUnique = never;
    }
    const bool hasKey = table.key() != nullptr;
    const std::string singular = singularOf(table.name);
    const auto key =
        std::find_if(table.columns.begin(), table.columns.end(), [&](const DraftColumn &column) {
            return column.isUnique && isKeyName(column.name, singular);
        });
    if (!hasKey && key != table.columns.end())
        key->isKey = true;
    int best = 900;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (const int rank = captionRank(table.columns[i]); rank < best) {
            best = rank;
            table.caption = i;
        }
    }
}

std::size_t TableDesign::newTable(const std::string &wanted, const QString &title)
{
    DraftTable table;
    table.name = m_tables.take(wanted, "records");
    table.row = table.name;
    table.title = titleFrom(title);
    if (table.title.isEmpty())
        table.title = QString::fromStdString(table.name);
    table.singular = titleFrom(QString::fromStdString(singularOf(table.name))).toLower();
    table.source = m_index;
    m_draft.tables.push_back(std::move(table));
    const std::size_t index = m_draft.tables.size() - 1;
    m_columns[index].reserve("id");
    return index;
}

std::size_t TableDesign::childTable(const std::string &wanted, const QString &title,
                                    const Place &above, std::vector<std::string> each)
{
    // Of a single document everything is a part; to say so in each table would say nothing.
    const bool isBelow = above.path.starts_with('.') || (m_hasRoot && !m_isSingle);
    std::string name = wanted;
    QString full = title;
    if (isBelow) {
        const DraftTable &parent = m_draft.tables[above.table];
        name = (singularOf(parent.name) + '_' + wanted).substr(0, 56);
        full = titleFrom(QString::fromStdString(singularOf(parent.name))) + u' ' + title.toLower();
    }
    const std::size_t table = newTable(name, full);
    m_draft.tables[table].each = std::move(each);
    if (isBelow) {
        m_draft.tables[table].parent = above.table;
        addOwn(table, DraftColumn::Origin::Parent,
               singularOf(m_draft.tables[above.table].name) + "_id",
               titleFrom(m_draft.tables[above.table].singular));
    }
    addOwn(table, DraftColumn::Origin::Position, "position", say("Position"));
    return table;
}

/// Null when the table is full.
DraftColumn *TableDesign::newColumn(std::size_t table, const QString &label,
                                    const std::string &wanted)
{
    DraftTable &made = m_draft.tables[table];
    if (made.columns.size() >= mostColumns) {
        note(table,
             say("The table has enough columns; \"%1\" stays in the extra details.").arg(label));
        return nullptr;
    }
    DraftColumn column;
    // "id" is the row's own number.
    column.name =
        m_columns[table].take(wanted == "id" ? std::string("source_id") : wanted, "field");
    column.label = label;
    made.columns.push_back(std::move(column));
    return &made.columns.back();
}

void TableDesign::addOwn(std::size_t table, DraftColumn::Origin origin, const std::string &name,
                         const QString &label)
{
    if (DraftColumn *column = newColumn(table, label, name)) {
        column->origin = origin;
        column->type.editor = "none";
        if (origin == DraftColumn::Origin::Parent || origin == DraftColumn::Origin::Position) {
            column->type.sqlType = "INTEGER";
            column->type.editor = "integer";
        }
    }
}

void TableDesign::note(std::size_t table, const QString &text)
{
    QStringList &notes = m_draft.tables[table].notes;
    if (notes.size() < mostTableNotes)
        notes.append(text);
    else if (notes.size() == mostTableNotes)
        notes.append(say("There is more of this kind."));
}

} // namespace waybill
