// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/reportrecords.h"

#include "migration/mapping/plan.h"
#include "migration/run/ledger.h"
#include "migration/run/storedplaybook.h"
#include "migration/source/jsontoken.h"
#include "migration/target/tableinfo.h"
#include "migration/verify/masking.h"
#include "migration/verify/recordtemplate.h"

#include <QCoreApplication>

#include <map>
#include <set>
#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// So many records are looked at before an answer is given, however few have been found.
constexpr int mostLookedAt = 20'000;
constexpr qsizetype longestText = 2000;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).left(longestText);
}

/// A JSON text without its quotes and escapes.
QString readable(std::string_view original, bool isCsv)
{
    std::string text;
    const bool isString = !isCsv && original.size() > 1 && original.starts_with('"');
    if (!isString || !unescapeJson(original.substr(1, original.size() - 2), text).valid)
        return fromUtf8(original);
    return fromUtf8(text);
}

QString shownValue(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return fromUtf8(*text);
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return QString::number(*number);
    const auto *real = std::get_if<double>(&value);
    return real ? QString::number(*real, 'g', 15) : QString();
}

struct KeptValue
{
    int leaf = 0;
    std::string state;
    std::string code;
    std::string original;
};

std::vector<KeptValue> readKept(std::string_view json)
{
    std::vector<KeptValue> all;
    simdjson::dom::parser parser;
    simdjson::dom::array entries;
    if (json.empty()
        || parser.parse(json.data(), json.size()).get_array().get(entries) != simdjson::SUCCESS)
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
        if (entry.at(3).get_string().get(original) != simdjson::SUCCESS)
            original = {}; // left out by choice: there is none
        all.push_back({.leaf = static_cast<int>(leaf),
                       .state = std::string(state),
                       .code = std::string(code),
                       .original = std::string(original)});
    }
    return all;
}

/// Reads the values that a rule, or a reason, has decided about.
class ValueFinder
{
public:
    ValueFinder(Connection &connection, const ReportRecordsRequest &request,
                const Playbook &playbook, const std::map<std::string, WordMap> &words)
        : m_connection(connection)
        , m_request(request)
        , m_playbook(playbook)
        , m_words(words)
        , m_state(request.what == "set-aside"_L1      ? "s"
                      : request.what == "extra"_L1    ? "x"
                      : request.what == "left-out"_L1 ? "l"
                                                      : "")
        , m_code(request.what.toStdString())
    {
    }

    Result<ReportRecords> read();

private:
    struct Shape
    {
        Layout layout;
        std::vector<std::size_t> nodes;
        std::vector<std::vector<std::string>> paths;
        std::map<int, const Layout::Bind *> owners; ///< by leaf
    };
    struct At
    {
        std::int64_t record = 0; ///< that holds the values
        QString file;
        qint64 line = 0;
        bool isCsv = false;
        std::vector<std::string> header;
    };
    Result<const Shape *> shape(std::int64_t id);
    QString fieldOf(const Shape &shape, int leaf, const At &at) const;
    Result<> stored(const Layout::Bind &bind, const At &at, ReportRecord &found, Value &value);
    Result<> add(const Shape &shape, const KeptValue &kept, const At &at);
    Result<> addPrinted(const Shape &shape, const std::set<int> &kept, const At &at);
    Result<const Converter *> converter(const std::string &spec);

    Connection &m_connection;
    const ReportRecordsRequest &m_request;
    const Playbook &m_playbook;
    const std::map<std::string, WordMap> &m_words;
    std::string m_state;
    std::string m_code;
    std::map<std::int64_t, Shape> m_shapes;
    std::map<std::string, Statement> m_values; ///< by table and column
    std::map<std::string, std::shared_ptr<const Converter>> m_converters;
    std::unique_ptr<Statement> m_link;
    ReportRecords m_found;
};

Result<const ValueFinder::Shape *> ValueFinder::shape(std::int64_t id)
{
    if (const auto known = m_shapes.find(id); known != m_shapes.end())
        return &known->second;
    auto query =
        Statement::prepare(m_connection, "SELECT layout FROM waybill_layouts WHERE id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, id);
    auto row = query->step();
    if (!row)
        return row.error();
    auto layout = readLayout(*row ? query->text(0) : std::string());
    if (!layout)
        return layout.error();
    Shape &shape = m_shapes[id];
    shape.layout = std::move(*layout);
    shape.nodes = leafNodes(shape.layout);
    shape.paths = pathsOf(shape.layout);
    for (const Layout::Bind &bind : shape.layout.binds) {
        if (bind.owner)
            shape.owners.try_emplace(bind.leaf, &bind);
    }
    return &shape;
}

QString ValueFinder::fieldOf(const Shape &shape, int leaf, const At &at) const
{
    const auto index = static_cast<std::size_t>(leaf);
    if (shape.layout.isCsv)
        return index < at.header.size() ? QString::fromStdString(at.header[index])
                                        : QString::number(leaf + 1);
    QString place;
    if (index < shape.nodes.size()) {
        for (const std::string &key : shape.paths[shape.nodes[index]])
            place += u'/' + fromUtf8(shownKey(key));
    }
    return place;
}

Result<> ValueFinder::stored(const Layout::Bind &bind, const At &at, ReportRecord &found,
                             Value &value)
{
    if (!m_link) {
        auto link = Statement::prepare(m_connection,
                                       "SELECT t.name, l.row_key FROM waybill_links l"
                                       " JOIN waybill_tables t ON t.id = l.table_id"
                                       " WHERE l.record_id = ? AND l.slot = ?");
        if (!link)
            return link.error();
        m_link = std::make_unique<Statement>(std::move(*link));
    }
    m_link->bindInteger(0, at.record);
    m_link->bindInteger(1, bind.slot);
    auto there = m_link->step();
    if (!there || !*there)
        return there ? Result<>() : there.error();
    const std::string table = m_link->text(0);
    const Value key = m_link->value(1);
    m_link->reset();
    found.table = QString::fromStdString(table);
    found.key = shownValue(key);
    const std::string place = table + '\x1f' + bind.column;
    auto statement = m_values.find(place);
    if (statement == m_values.end()) {
        auto info = readTableInfo(m_connection, table);
        if (!info)
            return info.error();
        if (info->column(bind.column) < 0)
            return {};
        auto made =
            Statement::prepare(m_connection,
                               "SELECT " + quotedName(bind.column) + " FROM " + quotedName(table)
                                   + " WHERE " + quotedName(info->key) + " = ?");
        if (!made)
            return made.error();
        statement = m_values.emplace(place, std::move(*made)).first;
    }
    statement->second.bind(0, key);
    auto row = statement->second.step();
    if (!row)
        return row.error();
    if (*row)
        value = statement->second.value(0);
    statement->second.reset();
    found.stored = shownValue(value);
    return {};
}

Result<> ValueFinder::add(const Shape &shape, const KeptValue &kept, const At &at)
{
    ReportRecord found{.file = at.file,
                       .line = at.line,
                       .field = fieldOf(shape, kept.leaf, at),
                       .code = QString::fromStdString(kept.code),
                       .was = readable(kept.original, at.isCsv),
                       .isPersonal = isPersonalFile(m_playbook, at.file)};
    const auto owner = shape.owners.find(kept.leaf);
    Value value;
    if (owner != shape.owners.end()) {
        if (auto read = stored(*owner->second, at, found, value); !read)
            return read;
    }
    m_found.records.append(found);
    return {};
}

Result<const Converter *> ValueFinder::converter(const std::string &spec)
{
    auto &made = m_converters[spec];
    if (!made) {
        auto converter = converterForLedger(spec, m_words);
        if (!converter)
            return converter.error();
        made = *converter;
    }
    return made.get();
}

/// Values that a rule has changed so that the column alone gives them back: nothing is kept of
/// them, the rule says what it does with what they were.
Result<> ValueFinder::addPrinted(const Shape &shape, const std::set<int> &kept, const At &at)
{
    for (const auto &[leaf, bind] : shape.owners) {
        if (kept.contains(leaf) || bind->piece >= 0)
            continue;
        auto convert = converter(bind->converter);
        if (!convert)
            return convert.error();
        ReportRecord found{.file = at.file,
                           .line = at.line,
                           .field = fieldOf(shape, leaf, at),
                           .code = m_request.what,
                           .isPersonal = isPersonalFile(m_playbook, at.file)};
        Value value;
        if (auto read = stored(*bind, at, found, value); !read)
            return read;
        if (isNull(value))
            continue;
        const NodeKind kind = at.isCsv
            ? NodeKind::Text
            : shape.layout.nodes[shape.nodes[static_cast<std::size_t>(leaf)]].kind;
        const std::string printed = (*convert)->backward(value, kind);
        const Conversion made = (*convert)->forward({kind, printed});
        if (made.outcome != Conversion::Outcome::Changed || made.code != m_code)
            continue;
        found.was = fromUtf8(printed);
        m_found.records.append(found);
    }
    return {};
}

Result<ReportRecords> ValueFinder::read()
{
    const bool isRule = m_state.empty();
    const std::string wanted = isRule ? '"' + m_code + '"' : ",\"" + m_state + "\",";
    // A rule may have changed what nothing is kept of: then every record has to be looked at.
    auto query = Statement::prepare(
        m_connection,
        std::string("SELECT r.id, o.id, s.file, r.line, s.format, s.dialect, o.kept, o.layout_id"
                    " FROM waybill_sources s JOIN waybill_records r ON r.source_id = s.id"
                    " JOIN waybill_records o ON o.id = coalesce(r.same_as, r.id)"
                    " WHERE s.run_id = ?1 AND r.id > ?2 AND o.layout_id IS NOT NULL")
            + (isRule ? "" : " AND instr(o.kept, ?3) > 0") + " ORDER BY r.id LIMIT ?4");
    if (!query)
        return query.error();
    query->bindInteger(0, m_request.run);
    query->bindInteger(1, m_request.after.value_or(0));
    if (!isRule)
        query->bindText(2, wanted);
    query->bindInteger(3, mostLookedAt);
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
              .file = query->qtext(2),
              .line = query->integer(3),
              .isCsv = query->text(4) == "csv"};
        const std::string dialect = query->text(5);
        const auto [header, fresh] = headers.try_emplace(dialect);
        if (fresh)
            header->second = readDialect(dialect).header;
        at.header = header->second;
        auto shape = this->shape(query->integer(7));
        if (!shape)
            return shape.error();
        const qsizetype before = m_found.records.size();
        std::set<int> kept;
        for (const KeptValue &one : readKept(query->textView(6))) {
            kept.insert(one.leaf);
            if (isRule ? one.code != m_code : one.state != m_state)
                continue;
            if (auto added = add(**shape, one, at); !added)
                return added.error();
        }
        if (isRule) {
            if (auto added = addPrinted(**shape, kept, at); !added)
                return added.error();
        }
        records += m_found.records.size() > before ? 1 : 0;
        if (records >= m_request.limit)
            return m_found;
    }
}

/// The rows that were made, or found, in a table.
Result<ReportRecords> readRows(Connection &connection, const ReportRecordsRequest &request,
                               const std::string &table, bool made, const Playbook &playbook)
{
    ReportRecords found;
    auto query = Statement::prepare(
        connection,
        "SELECT r.id, s.file, r.line, l.row_key FROM waybill_sources s"
        " JOIN waybill_records r ON r.source_id = s.id JOIN waybill_links l ON l.record_id = r.id"
        " JOIN waybill_tables t ON t.id = l.table_id"
        " WHERE s.run_id = ?1 AND t.name = ?2 AND (l.made = 1) = ?3 AND r.id > ?4"
        " ORDER BY r.id, l.slot LIMIT ?5");
    if (!query)
        return query.error();
    query->bindInteger(0, request.run);
    query->bindText(1, table);
    query->bindInteger(2, made ? 1 : 0);
    query->bindInteger(3, request.after.value_or(0));
    query->bindInteger(4, mostLookedAt);
    std::int64_t last = 0;
    qint64 records = 0;
    for (int looked = 0;; ++looked) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more) {
            if (looked == mostLookedAt)
                found.next = last;
            return found;
        }
        const std::int64_t record = query->integer(0);
        if (record != last && ++records > request.limit) {
            found.next = last;
            return found;
        }
        last = record;
        const QString file = query->qtext(1);
        found.records.append({.file = file,
                              .line = query->integer(2),
                              .table = QString::fromStdString(table),
                              .key = shownValue(query->value(3)),
                              .isPersonal = isPersonalFile(playbook, file)});
    }
}

bool isRuleOrReason(const QString &what)
{
    static const QStringList words{u"set-aside"_s, u"extra"_s, u"left-out"_s};
    const qsizetype dash = what.lastIndexOf(u'-');
    bool isNumber = false;
    what.mid(dash + 1).toInt(&isNumber);
    return words.contains(what)
        || (dash > 0 && isNumber && what.left(dash) == what.left(dash).toUpper());
}

} // namespace

Result<ReportRecords> readReportRecords(const ReportRecordsRequest &request)
{
    auto connection = Connection::open(request.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (auto begun = connection->run("BEGIN"); !begun)
        return begun.error();
    auto stored = readStoredPlaybook(*connection, request.run);
    if (!stored)
        return stored.error();
    if (isRuleOrReason(request.what)) {
        auto plan = compilePlan(stored->playbook, stored->answers);
        if (!plan)
            return plan.error();
        return ValueFinder(*connection, request, stored->playbook, (*plan)->words).read();
    }
    const bool isMerged = request.what.startsWith("merged:"_L1);
    const QString table = isMerged ? request.what.mid(7) : request.what;
    auto info = readTableInfo(*connection, table.toStdString());
    if (!info)
        return info.error();
    if (info->columns.empty())
        return Problem{
            .code = u"REP-02"_s,
            .file = request.database,
            .expected = u"set-aside, extra, left-out, NUM-02, applications, merged:applications"_s,
            .found = request.what,
            .message = QCoreApplication::translate("ReportRecords",
                                                   "There is no such number in a report.")};
    return readRows(*connection, request, table.toStdString(), !isMerged, stored->playbook);
}

} // namespace waybill
