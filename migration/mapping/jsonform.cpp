// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/jsonform.h"

#include "migration/source/utf8.h"

#include <algorithm>

namespace waybill {

namespace {

void appendEscape(std::string &out, char32_t unit)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (const int shift : {12, 8, 4, 0})
        out += digits[(unit >> shift) & 15U];
}

void appendCharacter(std::string &out, char32_t character)
{
    if (character > 0xffff) {
        appendEscape(out, 0xd800 + ((character - 0x10000) >> 10));
        appendEscape(out, 0xdc00 + ((character - 0x10000) & 0x3ff));
    } else {
        appendEscape(out, character);
    }
}

void append(std::string &out, const Record &record, std::int32_t at)
{
    const Node &node = record.nodes[static_cast<std::size_t>(at)];
    if (!node.isContainer()) {
        out += node.raw;
        return;
    }
    const bool isObject = node.kind == NodeKind::Object;
    out += isObject ? '{' : '[';
    for (std::int32_t child = at + 1; child < node.end;
         child = record.nodes[static_cast<std::size_t>(child)].end) {
        if (child > at + 1)
            out += ", ";
        if (isObject)
            out += jsonKey(record.nodes[static_cast<std::size_t>(child)].key, true) + ": ";
        append(out, record, child);
    }
    out += isObject ? '}' : ']';
}

} // namespace

std::string jsonForm(const Record &record, std::int32_t node)
{
    std::string out;
    append(out, record, node);
    return out;
}

std::string jsonKey(std::string_view key, bool asciiOnly)
{
    if (!key.starts_with(rawKeyMark))
        return jsonString(key, asciiOnly);
    return '"' + std::string(key.substr(rawKeyMark.size())) + '"';
}

std::string jsonString(std::string_view text, bool asciiOnly)
{
    std::string out = "\"";
    while (!text.empty()) {
        const std::size_t length = std::max<std::size_t>(utf8::characterLength(text), 1);
        const char32_t character =
            length > 1 ? utf8::decode(text) : static_cast<unsigned char>(text[0]);
        switch (character) {
        case U'"':
            out += "\\\"";
            break;
        case U'\\':
            out += "\\\\";
            break;
        case U'\n':
            out += "\\n";
            break;
        case U'\r':
            out += "\\r";
            break;
        case U'\t':
            out += "\\t";
            break;
        default:
            if (character < 0x20 || (asciiOnly && character > 0x7e))
                appendCharacter(out, character);
            else
                out.append(text.substr(0, length));
        }
        text.remove_prefix(length);
    }
    return out += '"';
}

} // namespace waybill
