// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/tabledesign.h"

#include "migration/base/textfold.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

QString shown(const std::string &key)
{
    return QString::fromStdString(key);
}

/// A document that holds nothing but lists of objects, and maps, is the cover of its tables.
bool isCover(const Shape &record)
{
    if (!PlaceKinds(record).onlyObjects())
        return false;
    bool any = false;
    for (const Shape::Field &field : record.fields()) {
        const Shape &inner = *field.shape;
        const PlaceKinds kinds(inner);
        if (kinds.nothing() && inner.facts.blanks == 0)
            continue;
        const bool isList = kinds.onlyLists() && inner.element()
            && PlaceKinds(*inner.element()).onlyObjects() && inner.element()->oddKeys == 0
            && !inner.element()->isTooDeep;
        const bool isFit = isList
            || (kinds.onlyObjects() && inner.oddKeys == 0 && !inner.isTooDeep && isMap(inner));
        if (!isFit || !canBeInPath(field.key))
            return false;
        any = true;
    }
    return any;
}

} // namespace

TableDesign::TableDesign(PlaybookDraft &draft)
    : m_draft(draft)
{
}

void TableDesign::add(DraftSource &source, std::size_t index)
{
    m_source = &source;
    m_index = index;
    const std::size_t first = m_draft.tables.size();
    if (source.survey.isCsv())
        addRows(source);
    else
        addRecords(source);
    for (std::size_t i = first; i < m_draft.tables.size(); ++i) {
        source.tables.push_back(i);
        finish(i);
    }
}

void TableDesign::addRows(DraftSource &source)
{
    const std::size_t table = newTable(nameFrom(source.title), source.title);
    m_draft.tables[table].rows = source.survey.records;
    NameSet names;
    std::set<std::string> headers;
    for (std::size_t i = 0; i < source.survey.header.size(); ++i) {
        const std::string &header = source.survey.header[i];
        const bool odd = std::any_of(header.begin(), header.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
        });
        if (trimmed(header).empty() || odd || header.size() > 400) {
            note(table, say("Column %1 has no name; it stays in the extra details.").arg(i + 1));
            continue;
        }
        if (!headers.insert(folded(header)).second) {
            note(table,
                 say("\"%1\" is there twice; the second column stays in the extra details.")
                     .arg(shown(header)));
            continue;
        }
        QString label = shown(header).simplified();
        if (label.isEmpty())
            label = say("Column %1").arg(i + 1);
        DraftColumn *column = newColumn(table, label, nameFrom(label));
        if (!column)
            continue;
        column->path = names.take(nameFrom(label), "column_" + std::to_string(i + 1));
        column->facts = &source.survey.cells[i];
        source.fields.push_back({column->path, header, label});
    }
}

void TableDesign::addRecords(DraftSource &source)
{
    const Shape &record = source.survey.record;
    const std::string wanted = nameFrom(source.title);
    const bool isDocument = source.survey.form == Survey::Form::Document && !source.isPattern;
    const PlaceKinds kinds(record);
    m_hasRoot = true;
    m_isSingle = isDocument;
    if (isDocument && kinds.onlyObjects() && record.oddKeys == 0 && isMap(record)) {
        m_hasRoot = false;
        addMap(record, wanted, {});
        return;
    }
    m_hasRoot = !isDocument || !isCover(record);
    if (!m_hasRoot) {
        addObject(record, {});
        return;
    }
    const std::size_t table = newTable(wanted, source.title);
    m_draft.tables[table].rows = source.survey.records;
    if (source.isPattern || source.files.size() > 1)
        addOwn(table, DraftColumn::Origin::File, "file_name", say("File"));
    if (kinds.objects && (kinds.values || kinds.lists))
        note(table, say("Some records are no objects; they stay in the extra details."));
    Place place;
    place.table = table;
    if (!kinds.objects)
        place.path = ".";
    addContent(record, place);
    if (m_draft.tables[table].columns.empty())
        addOwn(table, DraftColumn::Origin::File, "record", say("Record"));
}

/// What the rows of a table are made of: the fields of an object, or the value itself.
void TableDesign::addContent(const Shape &shape, const Place &place)
{
    const PlaceKinds kinds(shape);
    if (kinds.objects)
        addObject(shape, place);
    else if (kinds.lists)
        addJson(say("Value"), place, say("A list in a list is kept as JSON."));
    else
        addValue(shape.facts, say("Value"), place);
}

void TableDesign::addObject(const Shape &shape, const Place &place)
{
    for (const Shape::Field &field : shape.fields()) {
        if (!canBeInPath(field.key) || place.path.size() + field.key.size() > 800) {
            if (m_hasRoot || !place.path.empty())
                note(place.table,
                     say("No path leads to \"%1\"; it stays in the extra details.")
                         .arg(shown(field.key)));
            continue;
        }
        addField(*field.shape, field.key, place);
    }
}

void TableDesign::addField(const Shape &shape, const std::string &key, const Place &place)
{
    const PlaceKinds kinds(shape);
    const QString label = place.label.isEmpty() ? shown(key) : place.label + u' ' + shown(key);
    Place inside = place;
    inside.path += '/' + inPath(key);
    if (kinds.nothing() && shape.facts.blanks == 0) {
        if (m_hasRoot || !place.path.empty())
            note(place.table,
                 say("\"%1\" is always empty; it stays in the extra details.").arg(label));
        return;
    }
    if (kinds.nothing() || kinds.onlyValues()) {
        addValue(shape.facts, label, inside);
        return;
    }
    if (kinds.onlyObjects() && shape.oddKeys == 0 && !shape.isTooDeep) {
        if (isMap(shape)) {
            addMap(shape, nameFrom(label), inside);
            return;
        }
        if (place.depth < 5 && !shape.fields().empty()) {
            inside.label = label;
            ++inside.depth;
            addObject(shape, inside);
            return;
        }
    }
    if (kinds.lists && addList(shape, key, inside))
        return;
    const bool mixed = kinds.values || (kinds.objects && kinds.lists);
    addJson(label, inside,
            mixed ? say("Lists, objects and values by turns are kept as JSON.")
                  : say("What is nested deeper is kept as JSON."));
}

/// A list becomes a table below. A single value in place of a list is a list of one.
bool TableDesign::addList(const Shape &shape, const std::string &key, const Place &place)
{
    const PlaceKinds kinds(shape);
    const Shape &element = *shape.element();
    const PlaceKinds inner(element);
    const bool ofValues = inner.onlyValues() && !kinds.objects;
    const bool ofObjects = inner.onlyObjects() && !kinds.values && element.oddKeys == 0
        && !(kinds.objects && isMap(shape));
    const bool isTree = std::find(place.lists.begin(), place.lists.end(), key) != place.lists.end();
    if ((!ofValues && !ofObjects) || isTree || place.lists.size() >= 4 || element.isTooDeep)
        return false;
    std::vector<std::string> each{place.path + "/*"};
    const bool single = kinds.values || kinds.objects;
    if (single)
        each.push_back(place.path);
    const Shape *content = &element;
    if (single) {
        auto both = std::make_unique<Shape>();
        both->add(element);
        Shape alone;
        alone.add(shape);
        alone.arrays = alone.emptyArrays = 0;
        both->add(alone);
        content = both.get();
        m_source->merged.push_back(std::move(both));
    }
    const QString label = place.label.isEmpty() ? shown(key) : place.label + u' ' + shown(key);
    const std::size_t table = childTable(nameFrom(label), titleFrom(label), place, std::move(each));
    DraftTable &made = m_draft.tables[table];
    made.skipsBlanks = single;
    made.rows = ofValues ? content->facts.values() + (single ? 0 : content->facts.blanks)
                         : content->objects - content->emptyObjects + content->facts.blanks;
    Place inside;
    inside.table = table;
    inside.path = ".";
    inside.lists = place.lists;
    inside.lists.push_back(key);
    if (ofValues)
        addValue(content->facts, titleFrom(shown(singularOf(nameFrom(shown(key))))), inside);
    else
        addObject(*content, inside);
    return true;
}

/// The members of an object as rows, with their names in a column.
void TableDesign::addMap(const Shape &shape, const std::string &wanted, const Place &place)
{
    auto all = std::make_unique<Shape>(shape.members());
    const Shape *content = all.get();
    m_source->merged.push_back(std::move(all));
    const PlaceKinds kinds(*content);
    std::string each = place.path + "/{entry}";
    const bool lists = kinds.onlyLists() && content->element()
        && (PlaceKinds(*content->element()).onlyValues()
            || PlaceKinds(*content->element()).onlyObjects());
    if (lists) {
        each += "/*";
        content = content->element();
    }
    const QString title =
        m_hasRoot || !place.path.empty() ? titleFrom(shown(wanted)) : m_source->title;
    const std::size_t table = childTable(wanted, title, place, {each});
    addOwn(table, DraftColumn::Origin::Key, "entry", say("Entry"));
    // Inside of one document no name is there twice.
    if (m_isSingle && !place.path.starts_with('.') && !shape.isCollapsed() && !lists
        && shape.twinKeys == 0)
        m_draft.tables[table].columns.back().facts = &keysOf(shape);
    DraftTable &made = m_draft.tables[table];
    made.isComplete = shape.twinKeys == 0 || shape.isCollapsed(); // each of them makes a row
    made.rows =
        content->objects - content->emptyObjects + content->scalars() + content->facts.blanks;
    Place inside;
    inside.table = table;
    inside.path = ".";
    inside.lists = place.lists;
    inside.lists.emplace_back();
    addContent(*content, inside);
}

/// The names of an object's members as values.
const ValueFacts &TableDesign::keysOf(const Shape &shape)
{
    auto keys = std::make_unique<Shape>();
    for (const Shape::Field &field : shape.fields())
        keys->facts.add(Node{.kind = NodeKind::Text, .raw = field.key, .text = field.key});
    m_source->merged.push_back(std::move(keys));
    return m_source->merged.back()->facts;
}

} // namespace waybill
