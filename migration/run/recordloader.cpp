// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/recordloader.h"

#include "migration/base/textfold.h"
#include "migration/mapping/messages.h"
#include "migration/run/rowdifferences.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// What the file would say for \a value; compared with what it does say.
bool printsBack(const MappedRecord &record, std::int32_t at, const Converter &converter,
                const Value &value)
{
    if (record.mendedText(at))
        return false;
    const Node &node = record.node(at);
    const std::string printed = converter.backward(value, node.kind);
    return node.isContainer() ? printed == record.wholeText(at) : printed == node.text;
}

bool isBlankCell(const MappedRecord &record, std::int32_t at)
{
    if (record.mendedText(at))
        return false;
    return record.binding->isCsv() && record.node(at).text.empty();
}

} // namespace

RecordLoader::RecordLoader(const MappingFacts &facts, ProblemSink sink)
    : m_facts(facts)
    , m_sink(std::move(sink))
{
}

Result<> RecordLoader::load(const PlanLoad &load, std::span<MappedRecord *const> documents,
                            RowStore &store)
{
    MappedRecord &record = *documents[0];
    if (record.setAside || !RecordMapper::holds(load.spec->when, m_facts))
        return {};
    if (record.binding->isCsv() && record.record->nodes.size() <= 1)
        return {};
    RecordMapper(load, m_facts).map(documents, m_result);
    forgetRows(load.rows);
    if (!checkCsvWidth(record))
        return {};
    reportIssues(documents);
    if (m_result.setAside) {
        // A document that has rows already keeps them, and so does one that had a part in those of
        // another; what this load lacks has been reported.
        if (record.slots.empty() && !record.contributed)
            setAside(record, "REQ-01");
        return {};
    }
    if (!m_result.rows.empty()) {
        if (auto begun = store.beginRecord(); !begun)
            return begun;
        std::vector<std::size_t> binds;
        for (const MappedRecord *document : documents)
            binds.push_back(document ? document->binds.size() : 0);
        bool refused = false;
        for (PendingRow &row : m_result.rows) {
            auto stored = storeRow(row, documents, store);
            if (!stored)
                return stored.error();
            refused = !*stored;
            if (refused)
                break;
        }
        if (auto ended = refused ? store.cancelRecord() : store.endRecord(); !ended)
            return ended;
        for (std::size_t i = 1; i < documents.size(); ++i) {
            if (refused)
                forgetBinds(documents[i], binds[i]);
            else if (documents[i])
                documents[i]->contributed = true;
        }
    }
    for (const std::int32_t scope : m_result.asideScopes)
        setAsideScope(record, scope, "REQ-01");
    return {};
}

/// A row refers to rows of its own record and of earlier loads, never to those of the record
/// before.
void RecordLoader::forgetRows(const std::vector<PlanRow> &rows)
{
    for (const PlanRow &row : rows) {
        m_lastKeys.erase(row.spec->name);
        m_absent.erase(row.spec->name);
        forgetRows(row.rows);
    }
}

/// A longer row whose values do not fit either has most likely been split in the wrong place: to
/// store it would be a guess (CSV-04). Otherwise its extra cells are kept as extras.
bool RecordLoader::checkCsvWidth(MappedRecord &record)
{
    if (!record.binding->isCsv())
        return true;
    const std::size_t header = record.binding->columns().size();
    const std::size_t cells = record.record->nodes.size() - 1;
    const QString file = record.binding->source().file;
    if (cells == header)
        return true;
    const QString found =
        QCoreApplication::translate("RecordLoader", "%1 values, the header has %2")
            .arg(cells)
            .arg(header);
    if (cells > header && looksShifted(record)) {
        m_sink(record, describeSetAside(u"CSV-04"_s, record, file, found));
        setAside(record, "CSV-04");
        return false;
    }
    m_sink(record,
           describeSetAside(cells < header ? u"CSV-06"_s : u"CSV-09"_s, record, file, found));
    return true;
}

bool RecordLoader::looksShifted(const MappedRecord &record) const
{
    const bool extraIsFilled = std::any_of(
        record.record->nodes.begin() + static_cast<std::ptrdiff_t>(record.binding->columns().size())
            + 1,
        record.record->nodes.end(), [](const Node &node) { return !trimmed(node.text).empty(); });
    // One odd value is a slip of the pen; two that are neither numbers, dates nor words of their
    // columns are a shift. A caption in a link column is too common to count.
    const auto misfits = std::count_if(
        m_result.issues.begin(), m_result.issues.end(), [](const MappingIssue &issue) {
            return issue.input && issue.input->spec->converter != "text"
                && issue.input->spec->converter != "url"
                && std::string_view(issue.code) != "MAP-01";
        });
    return extraIsFilled && misfits >= 2;
}

void RecordLoader::reportIssues(std::span<MappedRecord *const> documents)
{
    for (const MappingIssue &issue : m_result.issues) {
        MappedRecord &record = *documents[static_cast<std::size_t>(issue.document)];
        m_sink(record, describeIssue(issue, record, record.binding->source().file));
        if (issue.node >= 0 && issue.input
            && record.claim(issue.node).state == LeafState::Unclaimed)
            record.claim(issue.node).code = issue.code;
    }
}

/// False when the row was refused and the record has been set aside.
Result<bool> RecordLoader::storeRow(PendingRow &row, std::span<MappedRecord *const> documents,
                                    RowStore &store)
{
    MappedRecord &record = *documents[0];
    const QString file = record.binding->source().file;
    if (!fillRowIds(row)) {
        if (hangsOnAbsent(row)) {
            m_absent.insert(row.row->spec->name);
            return true;
        }
        m_sink(record, describeSetAside(u"REF-01"_s, record, file, row.row->spec->title));
        setAside(record, "REF-01");
        return false;
    }
    auto stored = store.store(row);
    if (stored && stored->absent) {
        m_absent.insert(row.row->spec->name);
        return true;
    }
    if (stored && row.row->spec->unique && !stored->made && !stored->own) {
        auto settled = settleDuplicate(row, *stored, record);
        if (!settled || !*settled)
            return settled;
    }
    if (stored) {
        apply(row, *stored, documents);
        return true;
    }
    if (stored.error().code != "DB-CON"_L1)
        return stored.error();
    Problem problem = describeSetAside(u"CON-01"_s, record, file, {});
    problem.expected = stored.error().found.section(u" ("_s, 0, 0);
    problem.field = row.row->spec->title;
    m_sink(record, problem);
    setAside(record, "CON-01");
    return false;
}

/// Another record has made this row. Whether it says the same or not is told in any case; nothing
/// is taken for the same by its key alone.
Result<bool> RecordLoader::settleDuplicate(PendingRow &row, StoredRow &stored, MappedRecord &record)
{
    const QStringList pairs = differences(row, stored, record);
    const QString file = record.binding->source().file;
    Problem problem = describeSetAside(pairs.isEmpty() ? u"DUP-03"_s : u"DUP-04"_s, record, file,
                                       pairs.join(u"; "_s));
    problem.field = row.row->spec->title;
    problem.expected = keyText(row, stored);
    if (pairs.isEmpty()) {
        m_sink(record, problem);
        return true;
    }
    if (m_replace) {
        auto replaced = m_replace(record, row, stored);
        if (!replaced)
            return replaced.error();
        if (*replaced) {
            Problem told = describeSetAside(u"DUP-05"_s, record, file, problem.found);
            told.field = problem.field;
            told.expected = problem.expected;
            m_sink(record, told);
            return true;
        }
    }
    m_sink(record, problem);
    setAside(record, "DUP-04");
    return false;
}

bool RecordLoader::hangsOnAbsent(const PendingRow &row) const
{
    return std::any_of(row.row->columns.begin(), row.row->columns.end(),
                       [this](const PlanColumn &column) {
                           return column.spec->kind == ColumnSpec::Kind::RowId
                               && m_absent.contains(column.spec->name);
                       });
}

bool RecordLoader::fillRowIds(PendingRow &row)
{
    for (std::size_t i = 0; i < row.row->columns.size(); ++i) {
        const ColumnSpec &column = *row.row->columns[i].spec;
        if (column.kind != ColumnSpec::Kind::RowId)
            continue;
        const auto found = m_lastKeys.find(column.name);
        if (found == m_lastKeys.end())
            return false;
        row.values[i] = found->second;
    }
    return true;
}

void RecordLoader::apply(const PendingRow &row, const StoredRow &stored,
                         std::span<MappedRecord *const> documents)
{
    m_lastKeys[row.row->spec->name] = stored.key;
    m_absent.erase(row.row->spec->name);
    std::vector<std::int32_t> slots(documents.size(), -1);
    const auto slotOf = [&](std::size_t document) {
        std::int32_t &slot = slots[document];
        if (slot < 0) {
            slot = static_cast<std::int32_t>(documents[document]->slots.size());
            // A row belongs to the record that made it; for the others it was there already.
            documents[document]->slots.push_back({row.row, stored.key, stored.made && document == 0,
                                                  stored.adopted && document == 0});
        }
        return slot;
    };
    slotOf(0);
    for (const PendingBind &bind : row.binds) {
        const auto document = static_cast<std::size_t>(bind.document);
        applyBind(row, bind, stored, *documents[document], slotOf(document));
    }
}

void RecordLoader::applyBind(const PendingRow &row, const PendingBind &pending,
                             const StoredRow &stored, MappedRecord &record, std::int32_t slot)
{
    const Converter &converter = *pending.input->converter;
    const Value &meant = row.values[pending.column];
    const Value &there = stored.made ? meant : stored.found[pending.column];
    Claim &claim = record.claim(pending.node);
    if (!(there == meant) && !converter.same(there, meant)) {
        // The row was made by an earlier record and says something else (S0-L11).
        if (!pending.owner || isBlankCell(record, pending.node))
            return;
        if (pending.piece < 0)
            claim = {.state = LeafState::Extra, .code = "DUP-01"};
        Problem problem = describeIssue({.code = "DUP-01", .node = pending.node, .row = row.row},
                                        record, record.binding->source().file);
        problem.expected = QString::fromStdString(converter.backward(there, NodeKind::Text));
        m_sink(record, problem);
        return;
    }
    const auto index = static_cast<std::int32_t>(record.binds.size());
    record.binds.push_back({.node = pending.node,
                            .slot = slot,
                            .column = &row.row->columns[pending.column],
                            .input = pending.input,
                            .owner = pending.owner,
                            .piece = pending.piece,
                            .separators = pending.separators});
    if (!pending.owner)
        return;
    if (pending.piece >= 0) {
        // The text itself is in no column: it is kept, and its pieces must agree with their rows.
        const std::int32_t first = claim.bind < 0 ? index : claim.bind;
        claim = {
            .state = LeafState::Changed, .keepOriginal = true, .code = "LIST-01", .bind = first};
        return;
    }
    claim = {.state = pending.state,
             .keepOriginal = !printsBack(record, pending.node, converter, there),
             .code = pending.code,
             .bind = index};
    if (claim.keepOriginal && claim.state == LeafState::AsIs)
        claim = {
            .state = LeafState::Changed, .keepOriginal = true, .code = "MERGE-01", .bind = index};
}

void RecordLoader::setAside(MappedRecord &record, const char *code)
{
    record.setAside = true;
    record.slots.clear();
    record.binds.clear();
    for (Claim &claim : record.claims) {
        // What a converter said about a value is why, or tells what could be answered.
        const bool says = claim.state == LeafState::Unclaimed && *claim.code != 0;
        claim = {.state = LeafState::Unclaimed, .code = says ? claim.code : code};
    }
}

/// What other documents gave to rows that have been taken back is without a place again.
void RecordLoader::forgetBinds(MappedRecord *document, std::size_t first)
{
    if (!document)
        return;
    document->binds.resize(first);
    for (Claim &claim : document->claims) {
        if (claim.bind >= static_cast<std::int32_t>(first))
            claim = {};
    }
}

void RecordLoader::setAsideScope(MappedRecord &record, std::int32_t scope, const char *code)
{
    const std::int32_t end = std::max(record.node(scope).end, scope + 1);
    for (std::int32_t at = scope; at < end; ++at) {
        Claim &claim = record.claim(at);
        if (claim.state == LeafState::Unclaimed && Record::isLeaf(record.node(at), at))
            claim = {.state = LeafState::SetAside, .code = code};
    }
}

void RecordLoader::settle(MappedRecord &record)
{
    const SourceBinding &binding = *record.binding;
    record.eachLeaf([&](std::int32_t at) {
        Claim &claim = record.claim(at);
        if (claim.state != LeafState::Unclaimed)
            return;
        if (binding.isLeftOut(*record.record, at)) {
            const bool secret = binding.isSecret(*record.record, at);
            claim.state = LeafState::LeftOut;
            claim.code = secret ? "SEC-01" : "COL-01";
            if (secret)
                m_sink(
                    record,
                    describeIssue({.code = "SEC-01", .node = at}, record, binding.source().file));
        } else if (isBlankCell(record, at)) {
            claim.state = record.setAside ? LeafState::SetAside : LeafState::AsIs;
        } else {
            claim.state = record.setAside ? LeafState::SetAside : LeafState::Extra;
        }
    });
    record.returnToFile();
    leaveOut(record);
}

/// What a person has said may stay without a place. Its text is kept all the same: the file is to
/// come back whole.
void RecordLoader::leaveOut(MappedRecord &record)
{
    const Mendings &mendings = record.binding->mendings();
    if (!mendings.leavesAnythingOut())
        return;
    const auto leftOut = mendings.leftOut(*record.binding, *record.record);
    record.leftOut = record.setAside && leftOut.contains(0);
    record.eachLeaf([&](std::int32_t at) {
        Claim &claim = record.claim(at);
        const bool waits = claim.state == LeafState::SetAside
            || (claim.state == LeafState::Extra && *claim.code != 0);
        const bool all = record.leftOut || (!record.setAside && leftOut.contains(0));
        if (waits && (all || leftOut.contains(at)))
            claim = {.state = LeafState::LeftOut, .keepOriginal = true, .code = claim.code};
    });
}

} // namespace waybill
