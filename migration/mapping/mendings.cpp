// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/mendings.h"

#include "migration/base/sha256.h"
#include "migration/mapping/sourcebinding.h"

namespace waybill {

namespace {

constexpr std::string_view everywhere = "mend/";
constexpr std::string_view inOneRecord = "mend-record/";

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

/// The two parts of "first/second"; none of them contains a slash.
std::pair<std::string, std::string> twoParts(std::string_view text)
{
    const std::size_t slash = std::min(text.find('/'), text.size());
    return {plainPart(text.substr(0, slash)),
            plainPart(text.substr(std::min(slash + 1, text.size())))};
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
    for (const std::string_view kind : {everywhere, inOneRecord}) {
        if (!id.starts_with(kind))
            continue;
        const std::string_view source = id.substr(kind.size());
        const std::size_t slash = source.find('/');
        if (slash == std::string_view::npos)
            return {};
        const auto [first, second] = twoParts(source.substr(slash + 1));
        MendingId parsed{
            .source = std::string(source.substr(0, slash)), .field = first, .value = second};
        if (kind == inOneRecord) {
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

Mendings::Mendings(const std::string &source, const Answers &answers)
{
    const auto each = [&](std::string_view kind, std::map<std::string, ByField> &into) {
        const std::string prefix = std::string(kind) + source + '/';
        for (auto at = answers.lower_bound(prefix);
             at != answers.end() && at->first.starts_with(prefix); ++at) {
            const auto [first, second] =
                twoParts(std::string_view(at->first).substr(prefix.size()));
            into[first][second] = at->second;
        }
    };
    each(everywhere, m_all);
    each(inOneRecord, m_records);
}

std::vector<std::pair<std::int32_t, std::string>> Mendings::of(const SourceBinding &binding,
                                                               const Record &record) const
{
    std::vector<std::pair<std::int32_t, std::string>> mended;
    if (empty())
        return mended;
    const auto own =
        m_records.empty() ? m_records.end() : m_records.find(mendingKey(binding, record));
    for (std::size_t i = 0; i < record.nodes.size(); ++i) {
        const auto at = static_cast<std::int32_t>(i);
        const Node &node = record.nodes[i];
        const bool isRow = binding.isCsv() && at == 0;
        if (isRow || node.isContainer() || binding.isSecret(record, at))
            continue;
        const std::string field = binding.fieldName(record, at);
        if (own != m_records.end()) {
            const auto text = own->second.find(mendingPlace(binding, record, at));
            if (text != own->second.end()) {
                mended.emplace_back(at, text->second);
                continue;
            }
        }
        const auto values = m_all.find(field);
        if (values == m_all.end())
            continue;
        const auto text = values->second.find(std::string(node.text));
        if (text != values->second.end())
            mended.emplace_back(at, text->second);
    }
    return mended;
}

} // namespace waybill
