// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/pathparser.h"

#include "migration/base/textfold.h"
#include "migration/playbook/yamlreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Problem wrong(const QString &message, const QString &expected, std::string_view found)
{
    return {.code = u"PB-04"_s, .expected = expected, .found = excerpt(found), .message = message};
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at == text.size() || text[at] == separator) {
            parts.emplace_back(text.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    return parts;
}

/// ~1 is "/" and ~0 is "~", as in JSON pointers.
std::optional<std::string> unescaped(std::string_view name)
{
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] != '~') {
            plain += name[i];
            continue;
        }
        if (++i == name.size() || (name[i] != '0' && name[i] != '1'))
            return std::nullopt;
        plain += name[i] == '0' ? '~' : '/';
    }
    return plain;
}

/// "{type !certifications !certificates}" without its braces.
Result<Path::Segment> member(std::string_view inside)
{
    Path::Segment segment{.kind = Path::Segment::Kind::Member, .name = {}, .except = {}};
    for (const std::string &word : split(inside, ' ')) {
        if (word.starts_with('!') && word.size() > 1 && !segment.name.empty())
            segment.except.push_back(folded(word.substr(1)));
        else if (segment.name.empty() && isIdentifier(word))
            segment.name = word;
        else
            return wrong(PlaybookText::tr("This part of the path is not understood."),
                         u"{name}, {name !other !another}"_s, inside);
    }
    return segment;
}

Result<Path::Segment> segmentOf(std::string_view part)
{
    using Kind = Path::Segment::Kind;
    if (part == "*")
        return Path::Segment{.kind = Kind::Element, .name = {}, .except = {}};
    if (part == "**")
        return Path::Segment{.kind = Kind::Leaves, .name = {}, .except = {}};
    if (part.starts_with('{') && part.ends_with('}'))
        return member(part.substr(1, part.size() - 2));
    const auto name = unescaped(part);
    if (!name || name->empty() || name->find_first_of("*{}") != std::string::npos)
        return wrong(
            PlaybookText::tr("This part of the path is not understood."),
            PlaybookText::tr("a name, * for every element, {name} for every member, or ** for "
                             "everything below"),
            part);
    return Path::Segment{.kind = Kind::Name, .name = *name, .except = {}};
}

/// What is in front of ":/" or ":.", when it can be the name of a source.
std::string_view sourceOf(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon + 1 == text.size())
        return {};
    const bool path = text[colon + 1] == '/' || text[colon + 1] == '.';
    return path && isIdentifier(text.substr(0, colon)) ? text.substr(0, colon) : std::string_view();
}

Result<Path> withSegments(Path path, std::string_view inside)
{
    if (inside == ".")
        return path;
    if (inside.starts_with("./"))
        inside.remove_prefix(1);
    if (!inside.starts_with('/'))
        return wrong(PlaybookText::tr("This is not a path."),
                     PlaybookText::tr("a path such as /name, /list/* or ./name"), inside);
    for (const std::string &part : split(inside.substr(1), '/')) {
        auto segment = segmentOf(part);
        if (!segment)
            return segment.error();
        if (!path.segments.empty() && path.segments.back().kind == Path::Segment::Kind::Leaves)
            return wrong(PlaybookText::tr("Nothing can follow ** in a path."), u"/**"_s, inside);
        path.segments.push_back(std::move(*segment));
    }
    return path;
}

} // namespace

Result<Path> parsePath(std::string_view text, SourceFormat format)
{
    Path path;
    path.text = text;
    path.source = sourceOf(text);
    const std::string_view inside =
        path.source.empty() ? text : text.substr(path.source.size() + 1);
    if (format == SourceFormat::Json || !path.source.empty())
        return withSegments(std::move(path), inside);
    if (inside == ".")
        return path;
    if (!isIdentifier(inside))
        return wrong(PlaybookText::tr("This is not the name of a field."),
                     PlaybookText::tr("a field of the source, or other-source:/path"), text);
    path.segments.push_back(
        {.kind = Path::Segment::Kind::Name, .name = std::string(inside), .except = {}});
    return path;
}

} // namespace waybill
