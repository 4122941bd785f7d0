// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/recordvalues.h"

#include "migration/source/jsontoken.h"
#include "migration/target/tableinfo.h"

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype longestText = 2000;

} // namespace

QString listedText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).left(longestText);
}

QString listedOriginal(std::string_view original, bool isCsv)
{
    std::string text;
    const bool isString = !isCsv && original.size() > 1 && original.starts_with('"');
    if (!isString || !unescapeJson(original.substr(1, original.size() - 2), text).valid)
        return listedText(original);
    return listedText(text);
}

QString listedValue(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return listedText(*text);
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return QString::number(*number);
    const auto *real = std::get_if<double>(&value);
    return real ? QString::number(*real, 'g', 15) : QString();
}

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

Result<const RecordValues::Shape *> RecordValues::shape(std::int64_t id)
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

QString RecordValues::fieldOf(const Shape &shape, int leaf, const std::vector<std::string> &header)
{
    const auto index = static_cast<std::size_t>(leaf);
    if (shape.layout.isCsv)
        return index < header.size() ? QString::fromStdString(header[index])
                                     : QString::number(leaf + 1);
    QString place;
    if (index < shape.nodes.size()) {
        for (const std::string &key : shape.paths[shape.nodes[index]])
            place += u'/' + listedText(shownKey(key));
    }
    return place;
}

Result<RecordValues::Cell> RecordValues::stored(const Layout::Bind &bind, std::int64_t record)
{
    Cell cell;
    if (!m_link) {
        auto link = Statement::prepare(m_connection,
                                       "SELECT t.name, l.row_key FROM waybill_links l"
                                       " JOIN waybill_tables t ON t.id = l.table_id"
                                       " WHERE l.record_id = ? AND l.slot = ?");
        if (!link)
            return link.error();
        m_link = std::make_unique<Statement>(std::move(*link));
    }
    m_link->bindInteger(0, record);
    m_link->bindInteger(1, bind.slot);
    auto there = m_link->step();
    if (!there)
        return there.error();
    if (!*there)
        return cell;
    cell.table = m_link->text(0);
    cell.key = m_link->value(1);
    m_link->reset();
    const std::string place = cell.table + '\x1f' + bind.column;
    auto statement = m_values.find(place);
    if (statement == m_values.end()) {
        auto info = readTableInfo(m_connection, cell.table);
        if (!info)
            return info.error();
        if (info->column(bind.column) < 0)
            return cell;
        auto made = Statement::prepare(m_connection,
                                       "SELECT " + quotedName(bind.column) + " FROM "
                                           + quotedName(cell.table) + " WHERE "
                                           + quotedName(info->key) + " = ?");
        if (!made)
            return made.error();
        statement = m_values.emplace(place, std::move(*made)).first;
    }
    statement->second.bind(0, cell.key);
    auto row = statement->second.step();
    if (!row)
        return row.error();
    if (*row)
        cell.value = statement->second.value(0);
    statement->second.reset();
    return cell;
}

Result<const Converter *> RecordValues::converter(const std::string &spec)
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

} // namespace waybill
