// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/plan.h"
#include "migration/run/ledger.h"
#include "migration/verify/masking.h"
#include "migration/verify/recordvalues.h"
#include "migration/verify/reportparts.h"

#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

class ValueFinder
{
public:
    ValueFinder(const ReportScope &scope, const ValueQuery &query,
                const std::map<std::string, WordMap> &words)
        : m_scope(scope)
        , m_query(query)
        , m_values(scope.connection, words)
    {
    }

    Result<ReportRecords> read();

private:
    struct At
    {
        std::int64_t record = 0; ///< that holds the values
        QString source;
        QString file;
        qint64 line = 0;
        bool isCsv = false;
        std::vector<std::string> header;
    };
    using Shape = RecordValues::Shape;

    bool isOfRules() const { return m_query.state.empty() && !m_query.isEverything; }
    Result<Statement> prepare() const;
    Result<> readRecord(const Shape &shape, const At &at, std::string_view kept);
    bool isAskedFor(const KeptValue &kept) const;
    bool isOfField(const QString &field, const At &at) const;
    ReportRecord valueOf(const Shape &shape, int leaf, const At &at) const;
    Result<Value> addCell(const Layout::Bind &bind, const At &at, ReportRecord &found);
    Result<> add(const Shape &shape, const KeptValue &kept, const At &at);
    Result<> addPrinted(const Shape &shape, const std::set<int> &kept, const At &at);

    const ReportScope &m_scope;
    const ValueQuery &m_query;
    RecordValues m_values;
    ReportRecords m_found;
};

ReportRecord ValueFinder::valueOf(const Shape &shape, int leaf, const At &at) const
{
    return {.file = at.file,
            .line = at.line,
            .field = RecordValues::fieldOf(shape, leaf, at.header),
            .isPersonal = isPersonalFile(m_scope.stored.playbook, at.file)};
}

bool ValueFinder::isOfField(const QString &field, const At &at) const
{
    if (m_query.field.isEmpty() || m_query.field == field)
        return true;
    const QString whole = at.source + (field.startsWith(u'/') ? field : u'/' + field);
    return m_query.field == whole;
}

bool ValueFinder::isAskedFor(const KeptValue &kept) const
{
    if (m_query.isEverything)
        return true;
    if (!m_query.state.empty())
        return kept.state == m_query.state;
    return m_query.code.empty() ? kept.state == "c" : kept.code == m_query.code;
}

Result<Value> ValueFinder::addCell(const Layout::Bind &bind, const At &at, ReportRecord &found)
{
    auto cell = m_values.stored(bind, at.record);
    if (!cell)
        return cell.error();
    if (!cell->table.empty()) {
        found.table = QString::fromStdString(cell->table);
        found.key = listedValue(cell->key);
        found.stored = listedValue(cell->value);
    }
    return cell->value;
}

Result<> ValueFinder::add(const Shape &shape, const KeptValue &kept, const At &at)
{
    ReportRecord found = valueOf(shape, kept.leaf, at);
    if (!isOfField(found.field, at))
        return {};
    found.code = QString::fromStdString(kept.code);
    found.was = listedOriginal(kept.original, at.isCsv);
    const auto owner = shape.owners.find(kept.leaf);
    if (owner != shape.owners.end()) {
        if (auto read = addCell(*owner->second, at, found); !read)
            return read.error();
    }
    m_found.records.append(found);
    return {};
}

/// Values that a rule has changed so that the column alone gives them back: nothing is kept of
/// them, the rule says what it does with what they were.
Result<> ValueFinder::addPrinted(const Shape &shape, const std::set<int> &kept, const At &at)
{
    for (const auto &[leaf, bind] : shape.owners) {
        if (kept.contains(leaf) || bind->piece >= 0)
            continue;
        ReportRecord found = valueOf(shape, leaf, at);
        if (!isOfField(found.field, at))
            continue;
        auto convert = m_values.converter(bind->converter);
        if (!convert)
            return convert.error();
        auto value = addCell(*bind, at, found);
        if (!value)
            return value.error();
        if (isNull(*value))
            continue;
        const NodeKind kind = at.isCsv
            ? NodeKind::Text
            : shape.layout.nodes[shape.nodes[static_cast<std::size_t>(leaf)]].kind;
        const std::string printed = (*convert)->backward(*value, kind);
        const Conversion made = (*convert)->forward({kind, printed});
        if (made.outcome != Conversion::Outcome::Changed
            || (!m_query.code.empty() && made.code != m_query.code))
            continue;
        found.code = QString::fromStdString(made.code);
        found.was = listedText(printed);
        m_found.records.append(found);
    }
    return {};
}

/// A rule may have changed what nothing is kept of: then every record has to be looked at.
Result<Statement> ValueFinder::prepare() const
{
    return Statement::prepare(
        m_scope.connection,
        std::string("SELECT r.id, o.id, s.file, r.line, s.format, s.dialect, o.kept, o.layout_id,"
                    " s.name"
                    " FROM waybill_sources s JOIN waybill_records r ON r.source_id = s.id"
                    " JOIN waybill_records o ON o.id = coalesce(r.same_as, r.id)"
                    " WHERE s.run_id = ?1 AND r.id > ?2 AND o.layout_id IS NOT NULL"
                    " AND (?5 = '' OR s.file = ?5) AND (?6 = 0 OR r.line = ?6)")
            + (m_query.state.empty() ? "" : " AND instr(o.kept, ?3) > 0")
            + " ORDER BY r.id LIMIT ?4");
}

Result<> ValueFinder::readRecord(const Shape &shape, const At &at, std::string_view json)
{
    std::set<int> kept;
    for (const KeptValue &one : readKept(json)) {
        kept.insert(one.leaf);
        if (!isAskedFor(one))
            continue;
        if (auto added = add(shape, one, at); !added)
            return added;
    }
    return isOfRules() || m_query.isEverything ? addPrinted(shape, kept, at) : Result<>();
}

Result<ReportRecords> ValueFinder::read()
{
    const std::string wanted = ",\"" + m_query.state + "\",";
    const std::string file = m_query.file.toStdString();
    auto query = prepare();
    if (!query)
        return query.error();
    query->bindInteger(0, m_scope.request.run);
    query->bindInteger(1, m_scope.request.after.value_or(0));
    query->bindText(2, wanted);
    query->bindInteger(3, mostLookedAt);
    query->bindText(4, file);
    query->bindInteger(5, m_query.line);
    std::map<std::string, std::vector<std::string>> headers; ///< by dialect
    qint64 records = 0;
    for (int looked = 0;; ++looked) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more) {
            if (looked < mostLookedAt)
                m_found.next.reset();
            return m_found;
        }
        m_found.next = query->integer(0);
        At at{.record = query->integer(1),
              .source = query->qtext(8),
              .file = query->qtext(2),
              .line = query->integer(3),
              .isCsv = query->text(4) == "csv"};
        const std::string dialect = query->text(5);
        const auto [header, fresh] = headers.try_emplace(dialect);
        if (fresh)
            header->second = readDialect(dialect).header;
        at.header = header->second;
        auto shape = m_values.shape(query->integer(7));
        if (!shape)
            return shape.error();
        const qsizetype before = m_found.records.size();
        if (auto read = readRecord(**shape, at, query->textView(6)); !read)
            return read.error();
        records += m_found.records.size() > before ? 1 : 0;
        if (records >= m_scope.request.limit)
            return m_found;
    }
}

} // namespace

Result<ReportRecords> readReportedValues(const ReportScope &scope, const ValueQuery &query)
{
    auto plan = compilePlan(scope.stored.playbook, scope.stored.answers);
    if (!plan)
        return plan.error();
    return ValueFinder(scope, query, (*plan)->words).read();
}

} // namespace waybill
