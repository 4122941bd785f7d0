// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/ledger.h"

#include "migration/base/jsonwriter.h"
#include "migration/base/textfold.h"
#include "migration/mapping/jsonform.h"
#include "migration/mapping/layout.h"
#include "migration/mapping/pathfinder.h"

#include <algorithm>
#include <openssl/evp.h>

namespace waybill {

namespace {

/// Beyond this many layouts the oldest are forgotten: texts may then be stored twice, memory does
/// not grow.
constexpr std::size_t mostLayouts = 20'000;

Digest digestOf(std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> full{};
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), full.data(), &size, EVP_sha256(), nullptr);
    Digest digest{};
    std::copy_n(full.begin(), digest.size(), digest.begin());
    return digest;
}

const char *stateLetter(LeafState state)
{
    switch (state) {
    case LeafState::Extra:
        return "x";
    case LeafState::SetAside:
        return "s";
    case LeafState::LeftOut:
        return "l";
    default:
        return "c";
    }
}

Result<> prepare(Connection &connection, std::unique_ptr<Statement> &statement, const char *sql)
{
    auto prepared = Statement::prepare(connection, sql);
    if (!prepared)
        return prepared.error();
    statement = std::make_unique<Statement>(std::move(*prepared));
    return {};
}

void bindText(Statement &statement, int parameter, const QByteArray &text)
{
    statement.bindText(parameter, {text.constData(), static_cast<std::size_t>(text.size())});
}

} // namespace

namespace {

std::string everythingOf(const MappedRecord &record)
{
    std::string all;
    const auto &nodes = record.file->nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node &node = nodes[i];
        const auto at = static_cast<std::int32_t>(i);
        all += static_cast<char>(node.kind);
        all += node.key;
        all += '\0';
        if (node.isContainer())
            all += std::to_string(node.end);
        else if (!record.binding->isSecret(*record.file, at))
            all += node.raw;
        all += '\0';
    }
    return all + record.binding->answers().all(*record.file);
}

} // namespace

Digest fingerprintOf(const MappedRecord &record)
{
    std::string all = everythingOf(record);
    // What is read otherwise than before is another version of the same record.
    all += record.trace;
    return digestOf(all);
}

Digest identityOf(const MappedRecord &record)
{
    const SourceSpec &source = record.binding->source();
    if (source.identity.empty()) {
        const bool wholeDocument = source.format == SourceFormat::Json && !source.elements;
        return digestOf(wholeDocument ? source.name : everythingOf(record));
    }
    std::string all;
    for (const std::string &name : source.identity) {
        std::int32_t at = -1;
        if (source.format == SourceFormat::Csv) {
            const auto field = std::find_if(source.fields.begin(), source.fields.end(),
                                            [&](const FieldSpec &f) { return f.name == name; });
            if (field != source.fields.end())
                at = record.binding->nodeOfField(static_cast<int>(field - source.fields.begin()),
                                                 *record.file);
        } else {
            Path path;
            for (std::size_t start = 1; start <= name.size();) {
                const auto end = std::min(name.find('/', start), name.size());
                path.segments.push_back({.name = name.substr(start, end - start)});
                start = end + 1;
            }
            at = findNode(*record.file, 0, path);
        }
        if (at >= 0)
            all += folded(record.file->nodes[static_cast<std::size_t>(at)].text);
        all += '\x1f';
    }
    return digestOf(all);
}

Result<Ledger> Ledger::open(Connection &connection, std::int64_t run)
{
    Ledger ledger(connection, run);
    const std::pair<const char *, std::int64_t *> counters[] = {
        {"SELECT ifnull(max(id), 0) + 1 FROM waybill_sources", &ledger.m_nextSource},
        {"SELECT ifnull(max(id), 0) + 1 FROM waybill_records", &ledger.m_nextRecord}};
    for (const auto &[sql, counter] : counters) {
        auto next = queryInteger(connection, sql);
        if (!next)
            return next.error();
        *counter = *next;
    }
    const std::pair<std::unique_ptr<Statement> *, const char *> statements[] = {
        {&ledger.m_insertRecord,
         "INSERT INTO waybill_records (id, source_id, ordinal, line, state, layout_id, kept, "
         "same_as,"
         " identity, fingerprint, replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&ledger.m_insertLink,
         "INSERT INTO waybill_links (record_id, slot, table_id, row_key, made) VALUES (?, ?, ?, ?, "
         "?)"},
        {&ledger.m_insertLayout, "INSERT INTO waybill_layouts (layout) VALUES (?)"},
        {&ledger.m_insertProblem,
         "INSERT INTO waybill_problems (run_id, record_id, code, severity, file, line, "
         "column_number,"
         " field, record, expected, found, action, hint, message)"
         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"}};
    for (const auto &[statement, sql] : statements) {
        if (auto prepared = prepare(connection, *statement, sql); !prepared)
            return prepared.error();
    }
    return ledger;
}

Result<std::int64_t> Ledger::startSource()
{
    return m_nextSource++;
}

Result<> Ledger::finishSource(std::int64_t id, const LedgerSource &source)
{
    auto insert = Statement::prepare(*m_connection,
                                     "INSERT INTO waybill_sources (id, run_id, phase, name, file,"
                                     " format, dialect, bytes, sha256, records, content)"
                                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    const QByteArray file = source.file.toUtf8();
    const std::string dialect = writeDialect(source.dialect);
    insert->bindInteger(0, id);
    insert->bindInteger(1, m_run);
    insert->bindText(2, source.phase);
    insert->bindText(3, source.name);
    bindText(*insert, 4, file);
    insert->bindText(5, source.format == SourceFormat::Csv ? "csv" : "json");
    insert->bindText(6, dialect);
    insert->bindInteger(7, source.bytes);
    bindText(*insert, 8, source.sha256);
    insert->bindInteger(9, source.records);
    if (source.content) {
        insert->bindBlob(
            10, {source.content->constData(), static_cast<std::size_t>(source.content->size())});
    } else {
        insert->bindNull(10);
    }
    return insert->execute();
}

Result<std::int64_t> Ledger::layoutId(const MappedRecord &record)
{
    layoutSignature(record, m_signature);
    const auto known = m_layouts.find(m_signature);
    if (known != m_layouts.end())
        return known->second;
    const std::string text = writeLayout(record);
    m_insertLayout->bindText(0, text);
    if (auto inserted = m_insertLayout->execute(); !inserted)
        return inserted.error();
    const std::int64_t id = m_connection->lastInsertId();
    if (m_layouts.size() >= mostLayouts)
        m_layouts.clear();
    m_layouts.emplace(m_signature, id);
    return id;
}

Result<std::int64_t> Ledger::tableId(const PlanRow &row)
{
    std::int64_t &id = m_tables[row.number];
    if (id > 0)
        return id;
    auto insert =
        Statement::prepare(*m_connection, "INSERT OR IGNORE INTO waybill_tables (name) VALUES (?)");
    auto select = Statement::prepare(*m_connection, "SELECT id FROM waybill_tables WHERE name = ?");
    if (!insert || !select)
        return insert ? select.error() : insert.error();
    insert->bindText(0, row.spec->table);
    if (auto inserted = insert->execute(); !inserted)
        return inserted.error();
    select->bindText(0, row.spec->table);
    if (auto there = select->step(); !there)
        return there.error();
    id = select->integer(0);
    return id;
}

/// [[leaf, state, rule, original], ...]: what the columns cannot print back, in the order of the
/// leaves. Secrets and columns that were left out have no original.
std::string Ledger::keptValues(const MappedRecord &record)
{
    std::string text;
    JsonWriter json(text, 0);
    json.beginArray();
    int leaf = 0;
    bool any = false;
    record.eachLeaf([&](std::int32_t at) {
        const int number = leaf++;
        const Claim &claim = record.claim(at);
        const bool asItIs = claim.state == LeafState::AsIs || claim.state == LeafState::Changed;
        const Node &node = record.node(at);
        const bool emptyCell = record.binding->isCsv() && node.text.empty();
        if ((asItIs && !claim.keepOriginal) || (!asItIs && emptyCell))
            return;
        any = true;
        json.beginArray().value(number).value(stateLetter(claim.state)).value(claim.code);
        if (claim.state != LeafState::LeftOut || claim.keepOriginal) {
            if (node.isContainer())
                json.value(jsonForm(*record.record, at));
            else
                json.value(node.raw);
            const std::string *mended = record.mendedText(at);
            if (mended && asItIs)
                json.value(*mended);
        }
        json.endArray();
    });
    json.endArray();
    return any ? text : std::string();
}

Result<> Ledger::store(MappedRecord &record, std::int64_t source)
{
    auto layout = layoutId(record);
    if (!layout)
        return layout.error();
    record.id = m_nextRecord++;
    const std::string kept = keptValues(record);
    const Digest identity = identityOf(record);
    const Digest fingerprint = fingerprintOf(record);
    Statement &insert = *m_insertRecord;
    insert.bindInteger(0, record.id);
    insert.bindInteger(1, source);
    insert.bindInteger(2, record.record->ordinal);
    insert.bindInteger(3, record.record->line);
    insert.bindText(4, record.leftOut ? "left-out" : record.setAside ? "set-aside" : "stored");
    insert.bindInteger(5, *layout);
    if (kept.empty())
        insert.bindNull(6);
    else
        insert.bindText(6, kept);
    insert.bindNull(7);
    insert.bindBlob(8, {identity.data(), identity.size()});
    insert.bindBlob(9, {fingerprint.data(), fingerprint.size()});
    if (record.replaces > 0)
        insert.bindInteger(10, record.replaces);
    else
        insert.bindNull(10);
    if (auto inserted = insert.execute(); !inserted)
        return inserted;
    for (std::size_t i = 0; i < record.slots.size(); ++i) {
        auto table = tableId(*record.slots[i].row);
        if (!table)
            return table.error();
        m_insertLink->bindInteger(0, record.id);
        m_insertLink->bindInteger(1, static_cast<std::int64_t>(i));
        m_insertLink->bindInteger(2, *table);
        m_insertLink->bind(3, record.slots[i].key);
        const Slot &slot = record.slots[i];
        m_insertLink->bindInteger(4, slot.made ? 1 : slot.adopted ? 2 : 0);
        if (auto inserted = m_insertLink->execute(); !inserted)
            return inserted;
    }
    return {};
}

Result<> Ledger::storeSame(MappedRecord &record, std::int64_t source, std::int64_t sameAs)
{
    record.id = m_nextRecord++;
    const Digest identity = identityOf(record);
    const Digest fingerprint = fingerprintOf(record);
    Statement &insert = *m_insertRecord;
    insert.bindInteger(0, record.id);
    insert.bindInteger(1, source);
    insert.bindInteger(2, record.record->ordinal);
    insert.bindInteger(3, record.record->line);
    insert.bindText(4, "same");
    insert.bindNull(5);
    insert.bindNull(6);
    insert.bindInteger(7, sameAs);
    insert.bindBlob(8, {identity.data(), identity.size()});
    insert.bindBlob(9, {fingerprint.data(), fingerprint.size()});
    insert.bindNull(10);
    return insert.execute();
}

Result<> Ledger::storeProblem(const Problem &problem, std::int64_t record)
{
    Statement &insert = *m_insertProblem;
    const QByteArray texts[] = {problem.code.toUtf8(),   severityName(problem.severity).toUtf8(),
                                problem.file.toUtf8(),   problem.field.toUtf8(),
                                problem.record.toUtf8(), problem.expected.toUtf8(),
                                problem.found.toUtf8(),  problem.action.toUtf8(),
                                problem.hint.toUtf8(),   problem.message.toUtf8()};
    insert.bindInteger(0, m_run);
    if (record > 0)
        insert.bindInteger(1, record);
    else
        insert.bindNull(1);
    bindText(insert, 2, texts[0]);
    bindText(insert, 3, texts[1]);
    bindText(insert, 4, texts[2]);
    insert.bindInteger(5, problem.line);
    insert.bindInteger(6, problem.column);
    for (int i = 3; i < 10; ++i)
        bindText(insert, i + 4, texts[i]);
    return insert.execute();
}

} // namespace waybill
