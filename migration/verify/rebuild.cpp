// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/jsonform.h"
#include "migration/mapping/printedtoken.h"
#include "migration/run/storedplaybook.h"
#include "migration/source/jsonfault.h"
#include "migration/source/jsontoken.h"
#include "migration/target/rowtext.h"
#include "migration/verify/rebuildtable.h"

#include <QCoreApplication>

#include <algorithm>
#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace waybill {

Problem Rebuilder::unreadable(const char *what)
{
    return {.code = u"LED-02"_s,
            .found = QString::fromLatin1(what),
            .message = QCoreApplication::translate("Rebuilder", "The ledger cannot be read.")};
}

/// As the reader gives it to the converters.
std::string Rebuilder::decodedToken(const std::string &token)
{
    if (token.size() < 2)
        return token;
    const std::string_view inside = std::string_view(token).substr(1, token.size() - 2);
    std::string text;
    const Unescaped escapes = unescapeJson(inside, text);
    return escapes.valid && !escapes.loneSurrogate ? text : std::string(inside);
}

Rebuilder::Rebuilder(Connection &connection)
    : m_connection(connection)
    , m_layouts(connection)
    , m_parser(std::make_unique<simdjson::dom::parser>())
{
}

Rebuilder::~Rebuilder() = default;

Result<std::unique_ptr<Rebuilder>> Rebuilder::open(Connection &connection, std::int64_t run)
{
    std::unique_ptr<Rebuilder> rebuilder(new Rebuilder(connection));
    if (auto read = rebuilder->readRun(run); !read)
        return read.error();
    const std::pair<std::unique_ptr<Statement> *, const char *> statements[] = {
        {&rebuilder->m_records,
         "SELECT id, layout_id, kept, same_as, state, line"
         " FROM waybill_records WHERE source_id = ? ORDER BY id"},
        {&rebuilder->m_links,
         "SELECT slot, table_id, row_key FROM waybill_links"
         " WHERE record_id = ? ORDER BY slot"},
        {&rebuilder->m_original,
         "SELECT r.id, layout_id, kept, same_as, state, line, s.run_id FROM waybill_records r"
         " LEFT JOIN waybill_sources s ON s.id = r.source_id WHERE r.id = ?"},
        {&rebuilder->m_edits,
         "SELECT action, old_value FROM waybill_audit_log"
         " WHERE table_name = ? AND record_id = CAST(? AS TEXT) ORDER BY id"}};
    for (const auto &[statement, sql] : statements) {
        auto prepared = Statement::prepare(connection, sql);
        if (!prepared)
            return prepared.error();
        *statement = std::make_unique<Statement>(std::move(*prepared));
    }
    auto edits = queryValue(connection, "SELECT 1 FROM waybill_audit_log LIMIT 1");
    if (!edits)
        return edits.error();
    rebuilder->m_anyEdits = !isNull(*edits);
    rebuilder->readSpecs();
    return rebuilder;
}

Result<> Rebuilder::readRun(std::int64_t run)
{
    auto stored = readStoredPlaybook(m_connection, run);
    if (!stored)
        return stored.error();
    m_playbook = std::move(stored->playbook);
    auto plan = compilePlan(m_playbook, stored->answers);
    if (!plan)
        return plan.error();
    m_words.emplace(stored->run, (*plan)->words);
    m_run = stored->run;
    return readSources(stored->run);
}

Result<> Rebuilder::readSources(std::int64_t run)
{
    auto query =
        Statement::prepare(m_connection,
                           "SELECT id, name, file, format, dialect, sha256, records, content"
                           " FROM waybill_sources WHERE run_id = ? ORDER BY id");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        m_sources.push_back({.id = query->integer(0),
                             .name = query->text(1),
                             .file = query->qtext(2),
                             .isCsv = query->text(3) == "csv",
                             .dialect = readDialect(query->text(4)),
                             .sha256 = query->qtext(5).toLatin1(),
                             .records = query->integer(6)});
        if (!query->isNull(7)) {
            const std::string_view content = query->textView(7);
            m_sources.back().content.emplace(content.data(),
                                             static_cast<qsizetype>(content.size()));
        }
    }
}

Result<> Rebuilder::start(const StoredSource &source)
{
    m_source = &source;
    m_records->reset();
    m_records->bindInteger(0, source.id);
    return {};
}

Result<Rebuilder::Table *> Rebuilder::table(std::int64_t id)
{
    auto &made = m_tables[id];
    if (made)
        return made.get();
    auto query = Statement::prepare(m_connection, "SELECT name FROM waybill_tables WHERE id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, id);
    auto row = query->step();
    if (!row)
        return row.error();
    auto info = readTableInfo(m_connection, *row ? query->text(0) : std::string());
    if (!info)
        return info.error();
    if (info->columns.empty())
        return unreadable("table");
    auto select = Statement::prepare(m_connection,
                                     "SELECT * FROM " + quotedName(info->name) + " WHERE "
                                         + quotedName(info->key) + " = ?");
    if (!select)
        return select.error();
    made.reset(new Table{.info = std::move(*info), .select = std::move(*select)});
    for (std::size_t i = 0; i < made->info.columns.size(); ++i)
        made->columns.emplace(made->info.columns[i].name, static_cast<int>(i));
    return made.get();
}

Result<const Converter *> Rebuilder::converter(const std::string &spec)
{
    // Only words are read otherwise when somebody has decided otherwise.
    const bool isOfNow = m_recordRun == m_run || spec.find("words:") == std::string::npos;
    auto &made = m_converters[isOfNow ? spec : std::to_string(m_recordRun) + '/' + spec];
    if (!made) {
        auto words = wordsOf(isOfNow ? m_run : m_recordRun);
        if (!words)
            return words.error();
        auto converter = converterForLedger(spec, **words);
        if (!converter)
            return converter.error();
        made = *converter;
    }
    return made.get();
}

/// Into Table::last; whether it is there.
Result<bool> Rebuilder::loadRow(Table &table, const Value &key)
{
    if (!isNull(table.lastKey) && table.lastKey == key)
        return table.lastThere;
    table.select.bind(0, key);
    auto there = table.select.step();
    if (!there)
        return there;
    table.lastKey = key;
    table.lastThere = *there;
    table.last.clear();
    for (int i = 0; *there && i < table.select.columnCount(); ++i)
        table.last.push_back(table.select.value(i));
    table.select.reset();
    return there;
}

/// The words that a run went by: what is stored was made with them.
Result<const std::map<std::string, WordMap> *> Rebuilder::wordsOf(std::int64_t run)
{
    if (const auto known = m_words.find(run); known != m_words.end())
        return &known->second;
    auto query = Statement::prepare(m_connection, "SELECT answers FROM waybill_runs WHERE id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    auto row = query->step();
    if (!row)
        return row.error();
    auto words =
        *row ? wordsWithAnswers(m_playbook, answersFromJson(query->text(0))) : m_words.at(m_run);
    return &m_words.emplace(run, std::move(words)).first->second;
}

Result<> Rebuilder::readRows(std::int64_t record, std::size_t slots)
{
    m_rows.assign(slots, {});
    m_rowValues.resize(std::max(m_rowValues.size(), slots));
    m_links->bindInteger(0, record);
    for (;;) {
        auto more = m_links->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        const auto slot = static_cast<std::size_t>(m_links->integer(0));
        auto found = table(m_links->integer(1));
        if (!found)
            return found.error();
        if (slot >= slots)
            return unreadable("slot");
        Table &table = **found;
        const Value key = m_links->value(2);
        if (auto read = loadRow(table, key); !read)
            return read.error();
        m_rows[slot] = {.table = &table, .there = table.lastThere, .key = key};
        m_rowValues[slot] = table.last;
    }
}

/// Which columns of a row hold something else than before its first edit.
Result<> Rebuilder::lookUp(SlotRow &row, const std::vector<Value> &values)
{
    row.isLookedUp = true;
    std::set<std::string> seen; // a long text is told of when it changes, not before
    m_edits->bindText(0, row.table->info.name);
    m_edits->bind(1, row.key);
    for (;;) {
        auto more = m_edits->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        row.deleted = m_edits->textView(0) == "DELETE";
        if (!row.there || m_edits->isNull(1) || seen.size() == row.table->columns.size())
            continue;
        auto before = readRowText(m_edits->text(1));
        if (!before)
            return before.error();
        row.edited.merge(before->changed);
        for (const auto &[name, index] : row.table->columns) {
            const auto found = before->values.find(name);
            if (found == before->values.end() || !seen.insert(name).second)
                continue;
            if (found->second != values[static_cast<std::size_t>(index)])
                row.edited.insert(name);
        }
    }
}

Result<bool> Rebuilder::isByHand(std::size_t slot, const std::string &column)
{
    SlotRow &row = m_rows[slot];
    if (!m_anyEdits || !row.table)
        return false;
    if (row.moved)
        return true;
    if (!row.isLookedUp) {
        if (auto done = lookUp(row, m_rowValues[slot]); !done)
            return done.error();
    }
    return row.there ? row.edited.contains(column) : row.deleted;
}

Result<> Rebuilder::readKept(std::string_view json)
{
    m_kept.clear();
    if (json.empty())
        return {};
    simdjson::dom::array entries;
    if (m_parser->parse(json.data(), json.size()).get_array().get(entries) != simdjson::SUCCESS)
        return unreadable("kept values");
    for (const simdjson::dom::element entry : entries) {
        std::int64_t leaf = 0;
        std::string_view state;
        std::string_view original;
        if (entry.at(0).get_int64().get(leaf) != simdjson::SUCCESS
            || entry.at(1).get_string().get(state) != simdjson::SUCCESS || state.empty())
            return unreadable("kept values");
        const bool has = entry.at(3).get_string().get(original) == simdjson::SUCCESS;
        Kept kept{.state = state.front(),
                  .original = std::string(has ? original : std::string_view()),
                  .isThere = has};
        std::string_view readAs;
        if (entry.at(4).get_string().get(readAs) == simdjson::SUCCESS)
            kept.readAs = readAs;
        m_kept[static_cast<int>(leaf)] = std::move(kept);
    }
    return {};
}

Result<bool> Rebuilder::next(RebuiltRecord &record)
{
    auto more = m_records->step();
    if (!more)
        return more.error();
    if (!*more)
        return false;
    Statement *row = m_records.get();
    record.line = row->integer(5);
    m_recordRun = m_run;
    if (!row->isNull(3)) {
        m_original->bindInteger(0, row->integer(3));
        auto there = m_original->step();
        if (!there)
            return there.error();
        if (!*there)
            return unreadable("record");
        row = m_original.get();
        m_recordRun = row->isNull(6) ? m_run : row->integer(6);
    }
    const std::int64_t id = row->integer(0);
    record.id = id;
    record.rows.clear();
    record.unplaced.clear();
    record.setAside = row->text(4) == "set-aside";
    auto found = m_layouts.layout(row->integer(1));
    if (!found)
        return found.error();
    record.layout = *found;
    auto kept = readKept(row->textView(2));
    m_original->reset();
    if (!kept)
        return kept.error();
    if (auto rows = readRows(id, record.layout->slots.size()); !rows)
        return rows.error();
    const std::shared_ptr<const Layout> stored = record.layout;
    m_rowNames.clear();
    for (const Layout::Slot &slot : stored->slots)
        m_rowNames.push_back(slot.row);
    if (m_anyEdits) {
        if (auto followed = followReferences(*stored); !followed)
            return followed.error();
    }
    auto rebuilt = rebuildLeaves(record);
    if (!rebuilt)
        return rebuilt;
    listRows(record);
    if (!m_anyEdits || record.setAside)
        return true;
    if (auto deleted = isMainRowDeleted(*stored); !deleted)
        return deleted;
    else
        record.gone = record.gone || *deleted;
    if (!m_placesNew)
        return true;
    if (auto placed = placeEdits(record); !placed)
        return placed.error();
    if (auto added = addElements(record, *stored); !added)
        return added.error();
    return true;
}

Result<bool> Rebuilder::rebuildLeaves(RebuiltRecord &record)
{
    const Layout &layout = *record.layout;
    m_copiesThatDiffer = 0;
    record.leaves.clear();
    std::size_t bind = 0;
    bool anyRow = false;
    for (const SlotRow &row : m_rows)
        anyRow = anyRow || row.there;
    record.gone = !layout.slots.empty() && !anyRow;
    const auto one = [&](NodeKind kind) -> Result<> {
        const int leaf = static_cast<int>(record.leaves.size());
        const std::size_t first = bind;
        while (bind < layout.binds.size() && layout.binds[bind].leaf == leaf)
            ++bind;
        record.leaves.emplace_back();
        if (layout.separators.contains(leaf))
            return rebuildPieces(layout, leaf, {first, bind}, record.leaves.back());
        return rebuildLeaf(layout, leaf, {first, bind}, kind, record.leaves.back());
    };
    if (layout.isCsv) {
        for (int i = 0; i < layout.width; ++i) {
            if (auto rebuilt = one(NodeKind::Text); !rebuilt)
                return rebuilt.error();
        }
        return true;
    }
    for (const Layout::Node &node : layout.nodes) {
        if (!node.isLeaf)
            continue;
        if (auto rebuilt = one(node.kind); !rebuilt)
            return rebuilt.error();
    }
    return true;
}

/// What the column holds now; null when there is no such column. The row must be there.
const Value *Rebuilder::valueOf(const Layout::Bind &bind) const
{
    const auto slot = static_cast<std::size_t>(bind.slot);
    const auto column = m_rows[slot].table->columns.find(bind.column);
    if (column == m_rows[slot].table->columns.end())
        return nullptr;
    return &m_rowValues[slot][static_cast<std::size_t>(column->second)];
}

/// Whether the text of a value would be read as what its column holds.
/// A record without it is set aside.
bool Rebuilder::isRequired(const Layout::Bind &bind) const
{
    const auto spec = m_rowSpecs.find(m_rowNames[static_cast<std::size_t>(bind.slot)]);
    if (spec == m_rowSpecs.end())
        return false;
    return std::any_of(
        spec->second->columns.begin(), spec->second->columns.end(),
        [&](const ColumnSpec &column) { return column.column == bind.column && column.required; });
}

/// Without the row there is no record: emptied in the file, it would be set aside.
bool Rebuilder::isNeeded(const Layout::Bind &bind) const
{
    const auto spec = m_rowSpecs.find(m_rowNames[static_cast<std::size_t>(bind.slot)]);
    return spec != m_rowSpecs.end() && spec->second->each.empty()
        && std::any_of(spec->second->columns.begin(), spec->second->columns.end(),
                       [](const ColumnSpec &column) { return column.required; });
}

Result<bool> Rebuilder::isReadable(const Layout::Bind &bind, NodeKind kind, const std::string &text)
{
    const Value *const value = valueOf(bind);
    auto convert = converter(bind.converter);
    if (!value || !convert)
        return value ? convert.error() : unreadable("column");
    const auto *const words = std::get_if<std::string>(value);
    if ((isNull(*value) || (words && isBlank(std::string_view(*words)))) && isRequired(bind))
        return false;
    if (isNull(*value))
        return true;
    const bool isString = !m_source->isCsv && text.starts_with('"');
    const std::string source = isString ? decodedToken(text) : text;
    const NodeKind readAs = m_source->isCsv || isString ? NodeKind::Text : kind;
    const Conversion made = (*convert)->forward({readAs, source});
    return made.value == *value || (*convert)->same(*value, made.value);
}

Result<> Rebuilder::rebuildLeaf(const Layout &layout, int leaf,
                                std::pair<std::size_t, std::size_t> binds, NodeKind kind,
                                RebuiltLeaf &rebuilt)
{
    const auto kept = m_kept.find(leaf);
    const bool isLeftOut = kept != m_kept.end() && kept->second.state == 'l';
    const bool hasOriginal = kept != m_kept.end() && (!isLeftOut || kept->second.isThere);
    const bool isReplaced = kept != m_kept.end() && kept->second.state == 'd';
    rebuilt.leftOut = isLeftOut && !kept->second.isThere;
    const bool isToken = !layout.isCsv;
    const auto owner =
        std::find_if(layout.binds.begin() + static_cast<std::ptrdiff_t>(binds.first),
                     layout.binds.begin() + static_cast<std::ptrdiff_t>(binds.second),
                     [](const Layout::Bind &bind) { return bind.owner; });
    const bool owned = owner != layout.binds.begin() + static_cast<std::ptrdiff_t>(binds.second);
    if (hasOriginal)
        rebuilt.text = kept->second.original;
    else if (isToken && rebuilt.leftOut)
        rebuilt.text = "null";
    else if (isToken && !owned)
        rebuilt.text = kind == NodeKind::Object ? "{}" : kind == NodeKind::Array ? "[]" : "null";
    for (std::size_t i = binds.first; i < binds.second; ++i) {
        const Layout::Bind &bind = layout.binds[i];
        const SlotRow &row = m_rows[static_cast<std::size_t>(bind.slot)];
        auto byHand = isByHand(static_cast<std::size_t>(bind.slot), bind.column);
        if (!byHand)
            return byHand.error();
        rebuilt.byHand = rebuilt.byHand || (bind.owner && !isReplaced && *byHand);
        if (!row.there) {
            rebuilt.gone = rebuilt.gone || bind.owner;
            rebuilt.dropped =
                rebuilt.dropped || (bind.owner && rebuilt.byHand && isOneOfMany(bind));
            continue;
        }
        const Value *const there = valueOf(bind);
        if (!there)
            return unreadable("column");
        const Value &value = *there;
        auto found = converter(bind.converter);
        if (!found)
            return found.error();
        const Converter &convert = **found;
        if (bind.owner && isReplaced)
            continue; // the column holds what a newer record says
        if (bind.owner && !hasOriginal) {
            const std::string printed = convert.backward(value, kind);
            rebuilt.text = isToken
                ? printedToken(printed, value, kind, m_source->dialect.escapesNonAscii)
                : printed;
            continue;
        }
        // An original counts as long as the column still holds what was made of it.
        const bool isString = isToken && kind == NodeKind::Text;
        const bool isMended = kept != m_kept.end() && kept->second.readAs;
        const std::string source = isMended ? *kept->second.readAs
            : isString                      ? decodedToken(rebuilt.text)
                                            : rebuilt.text;
        const Conversion made = convert.forward({isMended ? NodeKind::Text : kind, source});
        const bool blankCell = layout.isCsv && isBlank(source) && isNull(value);
        const bool same = blankCell || value == made.value || convert.same(value, made.value)
            || (isNull(value) && !made.taken());
        if (same)
            continue;
        if (!bind.owner) {
            m_copiesThatDiffer += *byHand || rebuilt.byHand ? 0 : 1;
            continue;
        }
        rebuilt.edited = true;
        const std::string printed = convert.backward(value, kind);
        rebuilt.text = isToken
            ? printedToken(printed, value, kind, m_source->dialect.escapesNonAscii)
            : printed;
    }
    if (rebuilt.gone && rebuilt.byHand && !rebuilt.leftOut)
        rebuilt.text = isToken ? "null" : "";
    if (rebuilt.gone && owned)
        rebuilt.unreadable = isNeeded(*owner);
    if (rebuilt.byHand && owned && !rebuilt.gone) {
        auto readable = isReadable(*owner, kind, rebuilt.text);
        if (!readable)
            return readable.error();
        rebuilt.unreadable = !*readable;
    }
    if (rebuilt.gone && !hasOriginal && rebuilt.text.empty() && isToken)
        rebuilt.text = "null";
    return {};
}

} // namespace waybill
