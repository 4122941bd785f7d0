// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/jsonbuilder.h"

#include "migration/source/jsontoken.h"

#include <QCoreApplication>

#include <unordered_map>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

using simdjson::error_code;
namespace ondemand = simdjson::ondemand;

namespace {

constexpr std::size_t fewKeys = 12;

QString tr(const char *text)
{
    return QCoreApplication::translate("JsonReader", text);
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::string_view trimmedRight(std::string_view token)
{
    while (!token.empty() && isJsonSpace(token.back()))
        token.remove_suffix(1);
    return token;
}

} // namespace

JsonBuilder::JsonBuilder(std::string_view text, QString name, int maxDepth,
                         RecordReader::ProblemSink sink)
    : m_text(text)
    , m_name(std::move(name))
    , m_maxDepth(maxDepth)
    , m_sink(std::move(sink))
{
}

void JsonBuilder::restart(std::string_view text, std::int64_t line)
{
    m_text = text;
    m_place = LineCounter(line);
    m_offset = 0;
}

error_code JsonBuilder::build(ondemand::value value, ondemand::document &document, int depth)
{
    begin();
    m_document = &document;
    const error_code error = add(value, -1, {}, depth);
    if (!m_record.nodes.empty())
        m_record.line = m_record.nodes.front().line;
    return error;
}

error_code JsonBuilder::buildScalar(std::string_view token)
{
    begin();
    const error_code error = addScalar(token, -1, {});
    if (error == simdjson::SUCCESS)
        m_record.line = m_record.nodes.front().line;
    return error;
}

void JsonBuilder::begin()
{
    m_record.nodes.clear();
    m_decoded.clear();
    m_keys.clear();
}

error_code JsonBuilder::add(ondemand::value value, std::int32_t parent, std::string_view key,
                            int depth)
{
    const std::string_view token = trimmedRight(value.raw_json_token());
    if (token.empty())
        return simdjson::TAPE_ERROR;
    if (token.front() == '[' || token.front() == '{') {
        const bool object = token.front() == '{';
        const auto index = std::int32_t(m_record.nodes.size());
        append(object ? NodeKind::Object : NodeKind::Array, parent, key, token.data());
        if (depth >= m_maxDepth)
            return simdjson::DEPTH_ERROR;
        const error_code error =
            object ? addObject(value, index, depth + 1) : addArray(value, index, depth + 1);
        if (error == simdjson::SUCCESS)
            finishContainer(index);
        return error;
    }
    if (token.front() == '"') {
        // Unread strings would let the tokenizer take "a":1 inside a list for an entry.
        if (const error_code error = value.get_raw_json_string().error())
            return error;
    }
    return addScalar(token, parent, key);
}

error_code JsonBuilder::addArray(ondemand::value value, std::int32_t index, int depth)
{
    ondemand::array array;
    if (const error_code error = value.get_array().get(array))
        return error;
    for (simdjson::simdjson_result<ondemand::value> element : array) {
        ondemand::value inner;
        if (const error_code error = std::move(element).get(inner))
            return error;
        if (const error_code error = add(inner, index, {}, depth))
            return error;
    }
    return simdjson::SUCCESS;
}

error_code JsonBuilder::addObject(ondemand::value value, std::int32_t index, int depth)
{
    ondemand::object object;
    if (const error_code error = value.get_object().get(object))
        return error;
    const std::size_t firstKey = m_keys.size();
    for (simdjson::simdjson_result<ondemand::field> entry : object) {
        ondemand::field field;
        if (const error_code error = std::move(entry).get(field))
            return error;
        Key key;
        if (const error_code error = addKey(field, key))
            return error;
        m_keys.push_back(key);
        if (const error_code error = add(field.value(), index, key.text, depth))
            return error;
    }
    reportDuplicates(firstKey);
    m_keys.resize(firstKey);
    return simdjson::SUCCESS;
}

error_code JsonBuilder::addKey(ondemand::field &field, Key &key)
{
    const char *const quote = field.key().raw() - 1;
    goTo(quote);
    const std::size_t end = jsonStringEnd(m_text, m_offset);
    if (end == m_text.npos)
        return simdjson::UNCLOSED_STRING;
    key.line = m_place.line();
    key.column = m_place.column();
    const std::string_view inside = m_text.substr(m_offset + 1, end - m_offset - 2);
    if (const error_code error = decode(inside, key.text))
        return error;
    // A node has no raw key, so one that is no text (half a character) carries it behind a mark.
    const bool undecoded = key.text.data() == inside.data() && inside.find('\\') != inside.npos;
    if (undecoded || key.text.starts_with(rawKeyMark)) {
        std::string &marked = m_decoded.emplace_back(rawKeyMark);
        marked += inside;
        key.text = marked;
    }
    return simdjson::SUCCESS;
}

error_code JsonBuilder::addScalar(std::string_view token, std::int32_t parent, std::string_view key)
{
    NodeKind kind = NodeKind::Number;
    std::string_view text = token;
    if (token.front() == '"') {
        kind = NodeKind::Text;
        goTo(token.data());
        if (jsonStringEnd(token, 0) != token.size())
            return simdjson::TAPE_ERROR;
        if (const error_code error = decode(token.substr(1, token.size() - 2), text))
            return error;
    } else if (token == "true" || token == "false") {
        kind = NodeKind::Bool;
    } else if (token == "null") {
        kind = NodeKind::Null;
    } else if (!isJsonNumber(token)) {
        return simdjson::NUMBER_ERROR;
    }
    Node &node = append(kind, parent, key, token.data());
    node.raw = token;
    node.text = text;
    return simdjson::SUCCESS;
}

error_code JsonBuilder::decode(std::string_view inside, std::string_view &text)
{
    text = inside;
    if (inside.find('\\') == inside.npos)
        return simdjson::SUCCESS;
    std::string &decoded = m_decoded.emplace_back();
    const Unescaped escapes = unescapeJson(inside, decoded);
    if (!escapes.valid)
        return simdjson::STRING_ERROR;
    if (!escapes.loneSurrogate) {
        text = decoded;
        return simdjson::SUCCESS;
    }
    m_sink(
        Problem{.code = u"JSON-07"_s,
                .severity = Severity::Warning,
                .file = m_name,
                .line = m_place.line(),
                .column = m_place.column(),
                .expected = tr("both halves of the character"),
                .action = tr("The text is kept as it is written, with its escapes."),
                .message = tr("A text on line %1 contains half a character.").arg(m_place.line())});
    return simdjson::SUCCESS;
}

Node &JsonBuilder::append(NodeKind kind, std::int32_t parent, std::string_view key, const char *at)
{
    goTo(at);
    m_record.nodes.push_back(Node{.kind = kind,
                                  .parent = parent,
                                  .end = std::int32_t(m_record.nodes.size() + 1),
                                  .key = key,
                                  .raw = {at, 1},
                                  .line = m_place.line(),
                                  .column = m_place.column()});
    return m_record.nodes.back();
}

/// The next token tells where the container ended: only space is between.
void JsonBuilder::finishContainer(std::int32_t index)
{
    const char *next = nullptr;
    if (m_document->current_location().get(next) != simdjson::SUCCESS)
        next = m_text.data() + m_text.size();
    Node &node = m_record.nodes[std::size_t(index)];
    node.end = std::int32_t(m_record.nodes.size());
    const char *const from = node.raw.data();
    node.raw = trimmedRight({from, next});
}

void JsonBuilder::goTo(const char *at)
{
    const auto offset = std::size_t(at - m_text.data());
    if (offset > m_offset) {
        m_place.advance(m_text.substr(m_offset, offset - m_offset));
        m_offset = offset;
    }
}

void JsonBuilder::reportDuplicates(std::size_t firstKey)
{
    if (m_keys.size() - firstKey <= fewKeys) {
        for (std::size_t i = firstKey + 1; i < m_keys.size(); ++i) {
            for (std::size_t j = firstKey; j < i; ++j) {
                if (m_keys[j].text == m_keys[i].text) {
                    reportDuplicate(m_keys[j], m_keys[i]);
                    break;
                }
            }
        }
        return;
    }
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = firstKey; i < m_keys.size(); ++i) {
        const auto [place, isNew] = seen.emplace(m_keys[i].text, i);
        if (!isNew)
            reportDuplicate(m_keys[place->second], m_keys[i]);
    }
}

void JsonBuilder::reportDuplicate(const Key &first, const Key &again)
{
    const QString key = fromUtf8(first.text);
    m_sink(Problem{.code = u"JSON-05"_s,
                   .severity = Severity::Warning,
                   .file = m_name,
                   .line = again.line,
                   .column = again.column,
                   .field = key,
                   .expected = tr("each key once in an object"),
                   .action = tr("Both values are kept."),
                   .message = tr("The key “%1” appears twice in %2 (lines %3 and %4).")
                                  .arg(key, m_name)
                                  .arg(first.line)
                                  .arg(again.line)});
}

} // namespace waybill
