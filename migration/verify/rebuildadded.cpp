// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that somebody has added: entries of a list like those beside them, or records of their own.
#include "migration/verify/layoutedit.h"
#include "migration/verify/rebuildtable.h"

#include <algorithm>

namespace waybill {

namespace {

using Kind = ColumnSpec::Kind;

/// The entry of a list that a node stands in; the root when there is none.
std::size_t entryOf(const Layout &layout, const std::vector<std::size_t> &parents, std::size_t node)
{
    while (node != 0 && layout.nodes[parents[node]].kind != NodeKind::Array)
        node = parents[node];
    return node;
}

const ColumnSpec *columnOf(const RowSpec &row, const std::string &name)
{
    const auto found =
        std::find_if(row.columns.begin(), row.columns.end(),
                     [&](const ColumnSpec &column) { return column.column == name; });
    return found == row.columns.end() ? nullptr : &*found;
}

} // namespace

/// Both hang on the same rows, and what the place in the file says of one it says of the other.
bool Rebuilder::isSibling(const AddedRow &added, std::size_t slot) const
{
    const SlotRow &row = m_rows[slot];
    if (!row.there || row.moved || m_rowNames[slot] != added.spec->name)
        return false;
    return std::all_of(added.spec->columns.begin(), added.spec->columns.end(),
                       [&](const ColumnSpec &column) {
                           if (column.kind != Kind::RowId && column.kind != Kind::Key
                               && column.kind != Kind::Constant && column.kind != Kind::Answer)
                               return true;
                           const auto at = row.table->columns.find(column.column);
                           return at != row.table->columns.end()
                               && m_rowValues[slot][static_cast<std::size_t>(at->second)]
                               == added.value(column.column);
                       });
}

Result<> Rebuilder::addElements(RebuiltRecord &record, const Layout &stored)
{
    if (stored.isCsv || record.gone)
        return {};
    for (AddedRow &added : m_added) {
        if (added.placed || !added.spec || added.spec->each.empty())
            continue;
        auto placed = addElement(record, stored, added);
        if (!placed)
            return placed.error();
        added.placed = *placed;
    }
    return {};
}

/// Behind the last entry of the list that its like stand in.
Result<bool> Rebuilder::addElement(RebuiltRecord &record, const Layout &stored, AddedRow &added)
{
    const auto parents = parentsOf(stored);
    const auto leaves = leafNodes(stored);
    for (std::size_t slot = m_rows.size(); slot-- > 0;) {
        if (!isSibling(added, slot))
            continue;
        std::map<std::size_t, const Layout::Bind *> binds; // by node
        for (const Layout::Bind &bind : stored.binds) {
            if (static_cast<std::size_t>(bind.slot) == slot && bind.owner && bind.piece < 0)
                binds.emplace(leaves[static_cast<std::size_t>(bind.leaf)], &bind);
        }
        if (binds.empty())
            continue;
        const std::size_t entry = entryOf(stored, parents, binds.begin()->first);
        if (entry == 0)
            continue;
        std::set<std::string> written;
        bool isReadable = true;
        auto part =
            copyPart(stored, entry, [&](std::size_t node) -> Result<std::optional<RebuiltLeaf>> {
                const auto bind = binds.find(node);
                if (bind == binds.end())
                    return std::optional<RebuiltLeaf>();
                const std::string &column = bind->second->column;
                const Value &value = added.value(column);
                if (isNull(value))
                    return std::optional<RebuiltLeaf>();
                auto leaf = newLeaf(bind->second->converter, value, stored.nodes[node].kind);
                isReadable = isReadable && leaf && *leaf;
                written.insert(column);
                return leaf;
            });
        if (!part)
            return part.error();
        if (!isReadable || part->leaves.empty())
            return false;
        // What its neighbour does not have, others of its kind may.
        const std::size_t depth = pathsOf(stored)[entry].size();
        for (const auto &[column, value] : added.values) {
            const ColumnSpec *const spec = columnOf(*added.spec, column);
            if (isNull(value) || written.contains(column) || !spec || spec->kind != Kind::From)
                continue;
            const TemplatePlace *const place =
                m_templates.at(m_source->id).place(added.spec->name, column);
            const bool fits = place && place->path.size() == depth + 1
                && part->nodes.front().kind == NodeKind::Object && !part->nodes.front().isLeaf;
            auto leaf = fits ? newLeaf(place->converter, value, place->kind)
                             : Result<std::optional<RebuiltLeaf>>(std::optional<RebuiltLeaf>());
            if (!leaf)
                return leaf.error();
            if (!*leaf) {
                record.unplaced.push_back(
                    {.table = added.table, .column = column, .key = added.key});
                continue;
            }
            Layout shape{.nodes = part->nodes};
            insertPart(
                shape, part->leaves, 0,
                {.nodes =
                     {{.kind = place->kind, .end = 1, .isLeaf = true, .key = place->path.back()}},
                 .leaves = {std::move(**leaf)}});
            part->nodes = std::move(shape.nodes);
        }
        // Nodes before the list's end keep their numbers, whatever was added behind them.
        auto layout = std::make_shared<Layout>(*record.layout);
        std::size_t list = parents[entry];
        if (layout->nodes.size() != stored.nodes.size()) {
            const auto paths = pathsOf(stored);
            const auto now = pathsOf(*layout);
            std::size_t same = 0;
            for (std::size_t i = 0; i <= list; ++i)
                same += paths[i] == paths[list] ? 1 : 0;
            for (list = 0; list < now.size(); ++list) {
                if (now[list] == paths[parents[entry]] && --same == 0)
                    break;
            }
        }
        insertPart(*layout, record.leaves, list, std::move(*part));
        record.layout = std::move(layout);
        const Value &siblingKey = m_rows[slot].key;
        auto after =
            std::find_if(record.rows.begin(), record.rows.end(), [&](const StoredLink &row) {
                return row.row == added.spec->name && row.key == siblingKey;
            });
        while (after != record.rows.end() && ++after != record.rows.end() && after->added) { }
        record.rows.insert(after,
                           {.row = added.spec->name,
                            .table = added.table,
                            .key = added.key,
                            .made = true,
                            .added = true});
        std::size_t position = 0;
        for (StoredLink &row : record.rows) {
            if (row.row == added.spec->name)
                row.position = position++;
        }
        return true;
    }
    return false;
}

Result<std::vector<RebuiltRecord>> Rebuilder::addedRecords(const StoredSource &source)
{
    std::vector<RebuiltRecord> records;
    const auto main = m_mainRows.find(source.name);
    if (!m_placesNew || main == m_mainRows.end() || !source.hasRecords())
        return records;
    // Of many files the last one grows.
    const bool isLast = std::none_of(m_sources.begin(), m_sources.end(), [&](const auto &other) {
        return other.id > source.id && other.name == source.name
            && m_templates.at(other.id).hasRow(main->second);
    });
    const RecordTemplate &place = m_templates.at(source.id);
    if (!isLast || !place.hasRow(main->second))
        return records;
    m_source = &source;
    for (AddedRow &added : m_added) {
        if (added.placed || !added.spec || added.spec->name != main->second)
            continue;
        auto record = recordOf(added, place);
        if (!record)
            return record.error();
        if (!record->layout)
            continue;
        added.placed = true;
        records.push_back(std::move(*record));
    }
    return records;
}

/// No layout: it cannot be written.
Result<RebuiltRecord> Rebuilder::recordOf(AddedRow &added, const RecordTemplate &place)
{
    std::map<std::string, AddedRow> rows; // by name: the row, and those it hangs on
    std::vector<std::string> open{added.spec->name};
    rows.emplace(added.spec->name, added);
    while (!open.empty()) {
        const AddedRow row = rows.at(open.back());
        open.pop_back();
        for (const ColumnSpec &column : row.spec->columns) {
            const auto spec = m_rowSpecs.find(column.name);
            const Value &key = row.value(column.column);
            if (column.kind != Kind::RowId || spec == m_rowSpecs.end() || isNull(key)
                || !place.hasRow(column.name) || rows.contains(column.name))
                continue;
            auto id =
                Statement::prepare(m_connection, "SELECT id FROM waybill_tables WHERE name = ?");
            if (!id)
                return id.error();
            id->bindText(0, spec->second->table);
            if (auto there = id->step(); !there || !*there)
                continue;
            auto target = table(id->integer(0));
            if (!target)
                return target.error();
            auto there = loadRow(**target, key);
            if (!there)
                return there.error();
            if (!*there)
                continue;
            AddedRow parent{
                .table = spec->second->table, .key = key, .values = {}, .spec = spec->second};
            for (const auto &[name, at] : (*target)->columns)
                parent.values[name] = (*target)->last[static_cast<std::size_t>(at)];
            rows.emplace(column.name, std::move(parent));
            open.push_back(column.name);
        }
    }
    RebuiltRecord record;
    std::map<std::pair<std::string, std::string>, RebuiltLeaf> texts; // by row and column
    for (const TemplatePlace &one : place.places()) {
        const auto row = rows.find(one.row);
        if (row == rows.end() || isNull(row->second.value(one.column)))
            continue;
        auto leaf = newLeaf(one.converter, row->second.value(one.column), one.kind);
        if (!leaf)
            return leaf.error();
        if (!*leaf) {
            record.unplaced.push_back({.table = row->second.table,
                                       .column = one.column,
                                       .key = row->second.key,
                                       .reason = UnplacedEdit::Reason::Unreadable});
            continue;
        }
        texts.emplace(std::pair(one.row, one.column), std::move(**leaf));
    }
    for (const auto &[name, value] : added.values) {
        const ColumnSpec *const column = columnOf(*added.spec, name);
        const bool isWritten = column && column->kind == Kind::From;
        if (isWritten && !isNull(value) && !place.place(added.spec->name, name))
            record.unplaced.push_back({.table = added.table, .column = name, .key = added.key});
    }
    auto layout = std::make_shared<Layout>();
    if (m_source->isCsv) {
        layout->isCsv = true;
        layout->width = static_cast<int>(m_source->dialect.header.size());
        record.leaves.assign(m_source->dialect.header.size(), {.byHand = true, .added = true});
        for (const TemplatePlace &one : place.places()) {
            const auto text = texts.find({one.row, one.column});
            const auto cell = static_cast<std::size_t>(one.cell);
            if (text != texts.end() && cell < record.leaves.size()
                && record.leaves[cell].text.empty())
                record.leaves[cell] = text->second;
        }
    } else {
        const Layout &model = *place.usual();
        const auto paths = pathsOf(model);
        std::set<std::pair<std::string, std::string>> written;
        auto part = copyPart(model, 0, [&](std::size_t node) -> Result<std::optional<RebuiltLeaf>> {
            for (const auto &[name, leaf] : texts) {
                if (place.place(name.first, name.second)->path == paths[node]) {
                    written.insert(name);
                    return std::optional(leaf);
                }
            }
            return std::optional<RebuiltLeaf>();
        });
        if (!part)
            return part.error();
        layout->nodes = std::move(part->nodes);
        record.leaves = std::move(part->leaves);
        for (auto &[name, leaf] : texts) {
            const TemplatePlace &one = *place.place(name.first, name.second);
            if (!written.contains(name) && one.path.size() == 1 && one.path.front() != "*")
                insertPart(
                    *layout, record.leaves, 0,
                    {.nodes =
                         {{.kind = one.kind, .end = 1, .isLeaf = true, .key = one.path.front()}},
                     .leaves = {std::move(leaf)}});
        }
    }
    if (texts.empty())
        return record;
    record.layout = std::move(layout);
    for (const auto &[name, row] : rows) {
        const bool isAdded = name == added.spec->name
            || std::any_of(m_added.begin(), m_added.end(), [&, &parent = row](AddedRow &other) {
                                 const bool is =
                                     other.table == parent.table && other.key == parent.key;
                                 other.placed = other.placed || is;
                                 return is;
                             });
        record.rows.push_back(
            {.row = name, .table = row.table, .key = row.key, .made = isAdded, .added = isAdded});
    }
    return record;
}

} // namespace waybill
