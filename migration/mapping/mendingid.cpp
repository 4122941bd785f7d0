// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/mendingid.h"

#include "migration/base/sha256.h"
#include "migration/mapping/sourcebinding.h"

namespace waybill {

namespace {

using Kind = MendingId::Kind;

constexpr std::string_view everywhere = "mend/";
constexpr std::string_view inOneRecord = "mend-record/";
constexpr std::string_view ofLine = "mend-line/";
constexpr std::string_view leaveOut = "leave-out/";
constexpr std::string_view leaveOutRecord = "leave-out-record/";
constexpr std::string_view duplicate = "duplicate-record/";

constexpr std::pair<Kind, std::string_view> kinds[] = {{Kind::Everywhere, everywhere},
                                                       {Kind::OfRecord, inOneRecord},
                                                       {Kind::Line, ofLine},
                                                       {Kind::LeaveOut, leaveOut},
                                                       {Kind::LeaveOutRecord, leaveOutRecord},
                                                       {Kind::Duplicate, duplicate}};

std::string plainPart(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '~' && i + 1 < text.size();
        if (escaped && (text[i + 1] == '0' || text[i + 1] == '1'))
            plain += text[++i] == '1' ? '/' : '~';
        else
            plain += text[i];
    }
    return plain;
}

} // namespace

std::string mendingPart(std::string_view text)
{
    std::string part;
    for (const char c : text) {
        if (c == '~' || c == '/')
            part += c == '/' ? "~1" : "~0";
        else
            part += c;
    }
    return part;
}

std::string mendingId(const std::string &source, const std::string &field, const std::string &value)
{
    return std::string(everywhere) + source + '/' + mendingPart(field) + '/' + mendingPart(value);
}

std::string recordMendingId(const std::string &source, const std::string &record,
                            const std::string &field)
{
    return std::string(inOneRecord) + source + '/' + record + '/' + mendingPart(field);
}

std::string lineMendingId(const std::string &source, const std::string &record)
{
    return std::string(ofLine) + source + '/' + record;
}

std::string leaveOutId(const std::string &source, const std::string &field,
                       const std::string &value)
{
    return std::string(leaveOut) + source + '/' + mendingPart(field) + '/' + mendingPart(value);
}

std::string recordLeaveOutId(const std::string &source, const std::string &record,
                             const std::string &place)
{
    const std::string whole = std::string(leaveOutRecord) + source + '/' + record;
    return place.empty() ? whole : whole + '/' + mendingPart(place);
}

std::string duplicateId(const std::string &source, const std::string &record)
{
    return std::string(duplicate) + source + '/' + record;
}

std::pair<std::string, std::string> mendingParts(std::string_view text)
{
    const std::size_t slash = std::min(text.find('/'), text.size());
    return {plainPart(text.substr(0, slash)),
            plainPart(text.substr(std::min(slash + 1, text.size())))};
}

std::string mendingPlace(const SourceBinding &binding, const Record &record, std::int32_t at)
{
    if (binding.isCsv())
        return binding.fieldName(record, at);
    std::string place;
    for (std::int32_t node = at; node > 0;) {
        const Node &current = record.nodes[static_cast<std::size_t>(node)];
        const Node &parent = record.nodes[static_cast<std::size_t>(current.parent)];
        std::string step(shownKey(current.key));
        if (parent.kind == NodeKind::Array) {
            int number = 0;
            for (std::int32_t before = current.parent + 1; before < node;
                 before = std::max(record.nodes[static_cast<std::size_t>(before)].end, before + 1))
                ++number;
            step = std::to_string(number);
        }
        place.insert(0, '/' + step);
        node = current.parent;
    }
    return place;
}

std::optional<MendingId> parseMendingId(std::string_view id)
{
    for (const auto &[kind, prefix] : kinds) {
        if (!id.starts_with(prefix))
            continue;
        const std::string_view source = id.substr(prefix.size());
        const std::size_t slash = source.find('/');
        if (slash == std::string_view::npos)
            return {};
        const auto [first, second] = mendingParts(source.substr(slash + 1));
        MendingId parsed{.kind = kind,
                         .source = std::string(source.substr(0, slash)),
                         .record = {},
                         .field = first,
                         .value = second};
        if (kind != Kind::Everywhere && kind != Kind::LeaveOut) {
            parsed.record = first;
            parsed.field = second;
            parsed.value.reset();
        }
        return parsed;
    }
    return {};
}

std::string mendingKey(const SourceBinding &binding, const Record &record)
{
    Sha256 hash;
    for (std::size_t i = 0; i < record.nodes.size(); ++i) {
        const Node &node = record.nodes[i];
        const char kind = static_cast<char>(node.kind);
        hash.update({&kind, 1});
        hash.update(node.key);
        hash.update({"\0", 1});
        if (!node.isContainer() && !binding.isSecret(record, static_cast<std::int32_t>(i)))
            hash.update(node.raw);
        hash.update({"\0", 1});
    }
    constexpr qsizetype digits = 16; // enough among the records of one file
    return hash.hex().first(digits).toStdString();
}

} // namespace waybill
