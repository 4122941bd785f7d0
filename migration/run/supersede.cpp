// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/supersede.h"

#include "migration/base/jsonwriter.h"
#include "migration/mapping/layout.h"
#include "migration/mapping/printedtoken.h"
#include "migration/run/ledger.h"
#include "migration/target/statement.h"

#include <simdjson.h>

namespace waybill {

namespace {

struct Kept
{
    std::string state;
    std::string code;
    std::optional<std::string> original;
    std::optional<std::string> readAs; ///< of a value that was mended
};

struct LinkedRecord
{
    std::int64_t id = 0;
    int slot = 0;
    std::string layout;
    std::string kept;
    std::string dialect; ///< empty: of the file that is being read
};

Result<std::vector<LinkedRecord>> recordsOf(Connection &connection, const Superseded &row)
{
    auto query = Statement::prepare(
        connection,
        "SELECT r.id, l.slot, y.layout, r.kept, s.dialect FROM waybill_links l"
        " JOIN waybill_tables t ON t.id = l.table_id JOIN waybill_records r ON r.id = l.record_id"
        " JOIN waybill_layouts y ON y.id = r.layout_id"
        " LEFT JOIN waybill_sources s ON s.id = r.source_id"
        " WHERE t.name = ? AND l.row_key = ?");
    if (!query)
        return query.error();
    query->bindText(0, row.table);
    query->bind(1, row.key);
    std::vector<LinkedRecord> records;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return records;
        records.push_back({.id = query->integer(0),
                           .slot = static_cast<int>(query->integer(1)),
                           .layout = query->text(2),
                           .kept = query->text(3),
                           .dialect = query->text(4)});
    }
}

std::map<std::int64_t, Kept> readKept(const std::string &json)
{
    std::map<std::int64_t, Kept> all;
    simdjson::dom::parser parser;
    simdjson::dom::array entries;
    if (json.empty() || parser.parse(json).get_array().get(entries) != simdjson::SUCCESS)
        return all;
    for (const simdjson::dom::element entry : entries) {
        std::int64_t leaf = 0;
        std::string_view state;
        std::string_view code;
        std::string_view original;
        if (entry.at(0).get_int64().get(leaf) != simdjson::SUCCESS
            || entry.at(1).get_string().get(state) != simdjson::SUCCESS
            || entry.at(2).get_string().get(code) != simdjson::SUCCESS)
            continue;
        Kept kept{
            .state = std::string(state), .code = std::string(code), .original = {}, .readAs = {}};
        std::string_view readAs;
        if (entry.at(4).get_string().get(readAs) == simdjson::SUCCESS)
            kept.readAs = readAs;
        if (entry.at(3).get_string().get(original) == simdjson::SUCCESS)
            kept.original = original;
        all.emplace(leaf, std::move(kept));
    }
    return all;
}

std::string writeKept(const std::map<std::int64_t, Kept> &all)
{
    std::string text;
    JsonWriter json(text, 0);
    json.beginArray();
    for (const auto &[leaf, kept] : all) {
        json.beginArray().value(leaf).value(kept.state).value(kept.code);
        if (kept.original)
            json.value(*kept.original);
        if (kept.original && kept.readAs)
            json.value(*kept.readAs);
        json.endArray();
    }
    json.endArray();
    return text;
}

NodeKind kindOfLeaf(const Layout &layout, int wanted)
{
    int leaf = 0;
    for (const Layout::Node &node : layout.nodes) {
        if (node.isLeaf && leaf++ == wanted)
            return node.kind;
    }
    return NodeKind::Text;
}

Result<std::string> keptAfter(const LinkedRecord &record, const Plan &plan, const Superseded &row,
                              const Dialect &dialect)
{
    auto layout = readLayout(record.layout);
    if (!layout)
        return layout.error();
    auto kept = readKept(record.kept);
    for (const Layout::Bind &bind : layout->binds) {
        const auto column = row.columns.find(bind.column);
        if (bind.slot != record.slot || !bind.owner || column == row.columns.end())
            continue;
        auto converter = converterForLedger(bind.converter, plan.words);
        if (!converter)
            return converter.error();
        const NodeKind kind = kindOfLeaf(*layout, bind.leaf);
        auto [entry, fresh] = kept.try_emplace(bind.leaf);
        if (fresh) {
            const std::string printed = (*converter)->backward(column->second, kind);
            entry->second = {.state = {},
                             .code = "DUP-05",
                             .original = layout->isCsv ? printed
                                                       : printedToken(printed, column->second, kind,
                                                                      dialect.escapesNonAscii),
                             .readAs = {}};
        }
        entry->second.state = "d";
    }
    return writeKept(kept);
}

} // namespace

Result<> keepOriginals(Connection &connection, const Plan &plan, const Superseded &row,
                       const Dialect &current)
{
    auto records = recordsOf(connection, row);
    if (!records)
        return records.error();
    auto update =
        Statement::prepare(connection, "UPDATE waybill_records SET kept = ? WHERE id = ?");
    if (!update)
        return update.error();
    for (const LinkedRecord &record : *records) {
        const Dialect dialect = record.dialect.empty() ? current : readDialect(record.dialect);
        auto kept = keptAfter(record, plan, row, dialect);
        if (!kept)
            return kept.error();
        update->bindText(0, *kept);
        update->bindInteger(1, record.id);
        if (auto updated = update->execute(); !updated)
            return updated;
    }
    return {};
}

} // namespace waybill
