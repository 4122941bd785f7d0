// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody has entered since, in its place in a record: references that lead elsewhere, values
// that the file does not have yet.
#include "migration/mapping/printedtoken.h"
#include "migration/verify/layoutedit.h"
#include "migration/verify/rebuildtable.h"

#include <algorithm>

namespace waybill {

namespace {

/// The row that a record of the source is about: the first that is its own and no other's.
std::string mainRow(const LoadSpec &load)
{
    for (const RowSpec &row : load.rows) {
        if (row.each.empty() && (row.find.empty() || row.unique))
            return row.name;
    }
    return {};
}

} // namespace

void Rebuilder::readSpecs()
{
    eachRow(m_playbook,
            [&](const LoadSpec &, const RowSpec &row) { m_rowSpecs.emplace(row.name, &row); });
    for (const PhaseSpec &phase : m_playbook.phases) {
        for (const LoadSpec &load : phase.loads) {
            if (const std::string row = mainRow(load); !row.empty())
                m_mainRows.emplace(load.from, row);
        }
    }
}

Result<> Rebuilder::placeNew()
{
    m_placesNew = m_anyEdits;
    if (!m_anyEdits)
        return {};
    for (const StoredSource &source : m_sources) {
        auto read = RecordTemplate::read(m_connection, source);
        if (!read)
            return read.error();
        m_templates.emplace(source.id, std::move(*read));
    }
    auto added = readAddedRows(m_connection, m_playbook, [&](const std::string &row) {
        return std::any_of(m_templates.begin(), m_templates.end(),
                           [&](const auto &one) { return one.second.hasRow(row); });
    });
    if (!added)
        return added.error();
    m_added = std::move(*added);
    return {};
}

/// Somebody may have made a row refer to another one: then the record says what that one says.
Result<> Rebuilder::followReferences(const Layout &layout)
{
    for (std::size_t slot = layout.slots.size(); slot-- > 0;) {
        const SlotRow &row = m_rows[slot];
        const auto spec = m_rowSpecs.find(layout.slots[slot].row);
        if (!row.there || spec == m_rowSpecs.end())
            continue;
        for (const ColumnSpec &column : spec->second->columns) {
            const auto at = row.table->columns.find(column.column);
            if (column.kind != ColumnSpec::Kind::RowId || at == row.table->columns.end())
                continue;
            const Value key = m_rowValues[slot][static_cast<std::size_t>(at->second)];
            const auto isMeant = [&](const Layout::Slot &other) {
                return other.row == column.name;
            };
            const auto found = std::find_if(layout.slots.begin(), layout.slots.end(), isMeant);
            const auto target = static_cast<std::size_t>(found - layout.slots.begin());
            if (found == layout.slots.end() || target == slot || isNull(key)
                || m_rows[target].key == key
                || std::count_if(layout.slots.begin(), layout.slots.end(), isMeant) != 1)
                continue;
            auto byHand = isByHand(slot, column.column);
            if (!byHand)
                return byHand.error();
            Table *const table = m_rows[target].table;
            if (!*byHand || !table)
                continue;
            auto there = loadRow(*table, key);
            if (!there)
                return there.error();
            if (!*there)
                continue;
            m_rowValues[target] = table->last;
            m_rows[target] = {.table = table, .there = true, .key = key, .moved = true};
        }
    }
    return {};
}

/// Then the record goes, whatever it shares with others.
Result<bool> Rebuilder::isMainRowDeleted(const Layout &layout)
{
    const auto main = m_mainRows.find(m_source->name);
    if (main == m_mainRows.end() || !m_source->hasRecords())
        return false;
    for (std::size_t slot = 0; slot < layout.slots.size(); ++slot) {
        if (layout.slots[slot].row == main->second && !m_rows[slot].there)
            return isByHand(slot, {});
    }
    return false;
}

/// The row is one of those that a part of the record makes each.
bool Rebuilder::isOneOfMany(const Layout::Bind &bind) const
{
    const auto slot = static_cast<std::size_t>(bind.slot);
    const auto spec = m_rowSpecs.find(m_rowNames[slot]);
    return spec != m_rowSpecs.end() && !spec->second->each.empty();
}

void Rebuilder::listRows(RebuiltRecord &record) const
{
    std::map<std::string, std::size_t> positions;
    for (std::size_t slot = 0; slot < m_rows.size(); ++slot) {
        if (!m_rows[slot].there)
            continue;
        const std::string &name = m_rowNames[slot];
        record.rows.push_back({.row = name,
                               .table = m_rows[slot].table->info.name,
                               .key = m_rows[slot].key,
                               .position = positions[name]++});
    }
}

Result<> Rebuilder::placeEdits(RebuiltRecord &record)
{
    const std::shared_ptr<const Layout> stored = record.layout;
    for (std::size_t slot = 0; slot < m_rows.size(); ++slot) {
        if (!m_rows[slot].there)
            continue;
        if (auto looked = isByHand(slot, {}); !looked)
            return looked.error();
        for (const std::string &column : m_rows[slot].edited) {
            if (auto placed = placeEdit(record, *stored, slot, column); !placed)
                return placed;
        }
    }
    return {};
}

/// A value that no column printed into this record before.
Result<> Rebuilder::placeEdit(RebuiltRecord &record, const Layout &stored, std::size_t slot,
                              const std::string &column)
{
    const SlotRow &row = m_rows[slot];
    if (!row.table->columns.contains(column))
        return {};
    const Value &value = m_rowValues[slot][static_cast<std::size_t>(row.table->columns.at(column))];
    bool isCopy = false;
    for (const Layout::Bind &bind : stored.binds) {
        if (static_cast<std::size_t>(bind.slot) != slot || bind.column != column)
            continue;
        if (bind.owner)
            return {};
        isCopy = true;
    }
    const auto spec = m_rowSpecs.find(m_rowNames[slot]);
    if (spec != m_rowSpecs.end()) {
        for (const ColumnSpec &one : spec->second->columns) {
            if (one.column == column && one.kind == ColumnSpec::Kind::RowId)
                return {}; // followReferences()
        }
    }
    const auto giveUp = [&](UnplacedEdit::Reason reason) {
        record.unplaced.push_back(
            {.table = row.table->info.name, .column = column, .key = row.key, .reason = reason});
        return Result<>();
    };
    if (isCopy)
        return giveUp(UnplacedEdit::Reason::Copy);
    const TemplatePlace *const place = m_templates.at(m_source->id).place(m_rowNames[slot], column);
    if (!place || isNull(value))
        return giveUp(UnplacedEdit::Reason::NoPlace);
    auto leaf = newLeaf(place->converter, value, place->kind);
    if (!leaf)
        return leaf.error();
    if (!*leaf)
        return giveUp(UnplacedEdit::Reason::Unreadable);
    auto layout = std::make_shared<Layout>(*record.layout);
    if (stored.isCsv) {
        const auto cell = static_cast<std::size_t>(place->cell);
        if (cell < record.leaves.size())
            return giveUp(UnplacedEdit::Reason::NoPlace); // something else stands there
        while (record.leaves.size() <= cell)
            record.leaves.push_back({.byHand = true, .added = true});
        layout->width = place->cell + 1;
        record.leaves[cell] = std::move(**leaf);
        record.layout = std::move(layout);
        return {};
    }
    // Beside the other values of its row.
    const auto paths = pathsOf(*layout);
    std::vector<std::string> above(place->path.begin(), place->path.end() - 1);
    const bool isInList = std::find(above.begin(), above.end(), "*") != above.end();
    for (std::size_t node = 0; node < layout->nodes.size(); ++node) {
        const Layout::Node &parent = layout->nodes[node];
        if (isInList || parent.isLeaf || parent.kind != NodeKind::Object || paths[node] != above)
            continue;
        bool isThere = false;
        for (auto child = node + 1; child < static_cast<std::size_t>(parent.end);
             child = static_cast<std::size_t>(layout->nodes[child].end))
            isThere = isThere || layout->nodes[child].key == place->path.back();
        if (isThere)
            break;
        LayoutPart part{
            .nodes = {{.kind = place->kind, .end = 1, .isLeaf = true, .key = place->path.back()}},
            .leaves = {std::move(**leaf)}};
        insertPart(*layout, record.leaves, node, std::move(part));
        record.layout = std::move(layout);
        return {};
    }
    return giveUp(UnplacedEdit::Reason::NoPlace);
}

/// The text of a value that is new in a file; nothing when it would be read as another one.
Result<std::optional<RebuiltLeaf>> Rebuilder::newLeaf(const std::string &spec, const Value &value,
                                                      NodeKind kind)
{
    auto convert = converter(spec);
    if (!convert)
        return convert.error();
    const bool isCsv = m_source->isCsv;
    const std::string printed = (*convert)->backward(value, kind);
    const std::string text =
        isCsv ? printed : printedToken(printed, value, kind, m_source->dialect.escapesNonAscii);
    const bool isString = !isCsv && text.starts_with('"');
    const Conversion made =
        (*convert)->forward({isCsv || isString ? NodeKind::Text : kind, isString ? printed : text});
    if (!(made.value == value) && !(*convert)->same(value, made.value))
        return std::optional<RebuiltLeaf>();
    return std::optional(RebuiltLeaf{.text = text, .edited = true, .byHand = true, .added = true});
}

} // namespace waybill
