// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/jsonwriter.h"
#include "migration/run/ledger.h"

#include <simdjson.h>

namespace waybill {

namespace {

template<typename T>
void take(const simdjson::dom::object &object, const char *name, T &value)
{
    simdjson::dom::element element;
    if (object[name].get(element) != simdjson::SUCCESS)
        return;
    if constexpr (std::is_same_v<T, bool>) {
        bool found = value;
        if (element.get_bool().get(found) == simdjson::SUCCESS)
            value = found;
    } else if constexpr (std::is_same_v<T, int>) {
        std::int64_t found = value;
        if (element.get_int64().get(found) == simdjson::SUCCESS)
            value = static_cast<int>(found);
    } else {
        std::string_view found;
        if (element.get_string().get(found) == simdjson::SUCCESS)
            value = std::string(found);
    }
}

} // namespace

std::string writeDialect(const Dialect &dialect)
{
    std::string text;
    JsonWriter json(text, 0);
    json.beginObject()
        .field("encoding", dialect.encoding)
        .field("byteOrderMark", dialect.byteOrderMark)
        .field("newline", dialect.newline)
        .field("finalNewline", dialect.finalNewline)
        .field("delimiter", std::string(1, dialect.delimiter))
        .field("indent", dialect.indent)
        .field("escapesNonAscii", dialect.escapesNonAscii)
        .field("rootIsArray", dialect.rootIsArray)
        .field("lines", dialect.lines)
        .field("spaced", dialect.spaced)
        .key("header")
        .beginArray();
    for (const std::string &name : dialect.header)
        json.value(name);
    json.endArray().endObject();
    return text;
}

Dialect readDialect(std::string_view json)
{
    Dialect dialect;
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(json.data(), json.size()).get_object().get(object) != simdjson::SUCCESS)
        return dialect;
    std::string delimiter(1, dialect.delimiter);
    take(object, "encoding", dialect.encoding);
    take(object, "byteOrderMark", dialect.byteOrderMark);
    take(object, "newline", dialect.newline);
    take(object, "finalNewline", dialect.finalNewline);
    take(object, "delimiter", delimiter);
    take(object, "indent", dialect.indent);
    take(object, "escapesNonAscii", dialect.escapesNonAscii);
    take(object, "rootIsArray", dialect.rootIsArray);
    take(object, "lines", dialect.lines);
    take(object, "spaced", dialect.spaced);
    if (!delimiter.empty())
        dialect.delimiter = delimiter.front();
    simdjson::dom::array header;
    if (object["header"].get_array().get(header) == simdjson::SUCCESS) {
        for (const simdjson::dom::element name : header) {
            std::string_view text;
            if (name.get_string().get(text) == simdjson::SUCCESS)
                dialect.header.emplace_back(text);
        }
    }
    return dialect;
}

} // namespace waybill
