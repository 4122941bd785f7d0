// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/jsonlayout.h"

#include "migration/source/jsontoken.h"

#include <algorithm>

namespace waybill {

namespace {

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    while (at < text.size() && isJsonSpace(text[at]))
        ++at;
    return at;
}

bool isContainer(std::string_view text)
{
    return text.size() > 1 && (text.front() == '{' || text.front() == '[');
}

/// Where the value that begins at \a at ends; npos when the text ends first.
std::size_t valueEnd(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return text.npos;
    if (text[at] == '"')
        return jsonStringEnd(text, at);
    int open = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            at = jsonStringEnd(text, at);
            if (at == text.npos)
                return at;
            --at;
        } else if (c == '{' || c == '[') {
            ++open;
        } else if (c == '}' || c == ']') {
            if (open == 0)
                return at;
            if (--open == 0)
                return at + 1;
        } else if (open == 0 && (c == ',' || isJsonSpace(c))) {
            return at;
        }
    }
    return open == 0 ? at : text.npos;
}

/// The white space at the start of the line that ends \a text.
std::string indentOf(std::string_view text)
{
    const std::size_t line = text.find_last_of("\r\n");
    if (line == text.npos)
        return {};
    text.remove_prefix(line + 1);
    return std::string(text.substr(0, skipSpace(text, 0)));
}

void append(std::string &made, std::string_view text, const JsonStyle &style,
            const std::string &base)
{
    const auto pieces = jsonPieces(text);
    if (!pieces || pieces->empty()) {
        made += pieces ? std::string{text.front(), text.back()} : std::string(text);
        return;
    }
    const std::string inner = base + style.step;
    made += text.front();
    bool isFirst = true;
    for (const JsonPiece &piece : *pieces) {
        if (style.hasLines)
            made.append(isFirst ? "" : ",").append(style.newline).append(inner);
        else
            made += isFirst ? std::string_view() : std::string_view(style.comma);
        isFirst = false;
        if (!piece.key.empty())
            made.append(piece.key).append(style.colon);
        append(made, piece.value, style, inner);
    }
    if (style.hasLines)
        made.append(style.newline).append(base);
    made += text.back();
}

} // namespace

std::optional<std::vector<JsonPiece>> jsonPieces(std::string_view text)
{
    if (!isContainer(text))
        return std::nullopt;
    const bool isObject = text.front() == '{';
    std::vector<JsonPiece> pieces;
    std::size_t at = skipSpace(text, 1);
    while (at + 1 < text.size()) {
        JsonPiece piece;
        if (isObject) {
            const std::size_t end = jsonStringEnd(text, at);
            const std::size_t colon = end == text.npos ? end : skipSpace(text, end);
            if (colon >= text.size() || text[colon] != ':')
                return std::nullopt;
            piece.key = text.substr(at, end - at);
            at = skipSpace(text, colon + 1);
        }
        const std::size_t end = valueEnd(text, at);
        if (end == text.npos || end == at)
            return std::nullopt;
        piece.value = text.substr(at, end - at);
        pieces.push_back(piece);
        at = skipSpace(text, end);
        if (at < text.size() && text[at] == ',')
            at = skipSpace(text, at + 1);
    }
    return pieces;
}

JsonStyle JsonStyle::of(std::string_view there, std::string_view before, int depth,
                        const Dialect &dialect)
{
    JsonStyle style{.hasLines = dialect.indent > 0,
                    .newline = dialect.newline,
                    .base = indentOf(before),
                    .step = std::string(std::size_t(std::max(dialect.indent, 0)), ' ')};
    if (style.base.find('\t') != style.base.npos && style.hasLines)
        style.step = "\t";
    if (before.find_first_of("\r\n") == before.npos)
        style.base = std::string(std::size_t(std::max(dialect.indent * depth, 0)), ' ');
    if (dialect.indent == 0 && !dialect.spaced) {
        style.colon = ":";
        style.comma = ",";
    }
    const auto pieces = jsonPieces(there);
    if (!pieces || pieces->empty())
        return style;
    const auto offset = [&](std::string_view part) {
        return std::size_t(part.data() - there.data());
    };
    const JsonPiece &first = pieces->front();
    const std::string_view lead =
        there.substr(1, offset(first.key.empty() ? first.value : first.key) - 1);
    style.hasLines = lead.find_first_of("\r\n") != lead.npos;
    if (style.hasLines) {
        const std::string inner = indentOf(lead);
        style.base = indentOf(there.substr(0, there.size() - 1));
        style.step = inner.starts_with(style.base) ? inner.substr(style.base.size()) : inner;
    } else if (pieces->size() > 1) {
        const JsonPiece &second = (*pieces)[1];
        const std::size_t end = offset(first.value) + first.value.size();
        style.comma =
            there.substr(end, offset(second.key.empty() ? second.value : second.key) - end);
    }
    if (!first.key.empty()) {
        const std::size_t end = offset(first.key) + first.key.size();
        style.colon = there.substr(end, offset(first.value) - end);
    }
    return style;
}

std::string laidOut(std::string_view text, const JsonStyle &style)
{
    std::string made;
    append(made, text, style, style.base);
    return made;
}

} // namespace waybill
