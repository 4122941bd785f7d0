// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/sourcebinding.h"
#include "migration/target/audittriggers.h"

#include <algorithm>

namespace waybill {

namespace {

/// "*" in a pattern, "/api_keys/*" or "config:/api_keys/*", stands for any one segment.
bool matches(std::string_view pattern, const std::string &source, const Path &path)
{
    if (const auto colon = pattern.find(':'); colon != std::string_view::npos) {
        if (pattern.substr(0, colon) != source)
            return false;
        pattern.remove_prefix(colon + 1);
    }
    for (const Path::Segment &segment : path.segments) {
        if (pattern.empty())
            return true; // what is below a secret is one
        const auto end = std::min(pattern.find('/', 1), pattern.size());
        const std::string_view wanted = pattern.substr(0, end);
        const bool named = segment.kind == Path::Segment::Kind::Name;
        if (wanted != "/*" && (!named || wanted.substr(1) != segment.name))
            return false;
        pattern.remove_prefix(end);
    }
    return pattern.empty();
}

bool readsSecret(const Playbook &playbook, const std::string &from, const Path &path)
{
    const std::string &name = path.source.empty() ? from : path.source;
    const auto looksSecret = [&](const std::string &word) {
        return keyLooksSecret(playbook.secrets, word);
    };
    for (const Path::Segment &segment : path.segments) {
        if (segment.kind == Path::Segment::Kind::Name && looksSecret(segment.name))
            return true;
    }
    const SourceSpec *source = playbook.source(name);
    if (source && source->format == SourceFormat::Csv) {
        const FieldSpec *field = source->field(path.text);
        return field && std::any_of(field->headers.begin(), field->headers.end(), looksSecret);
    }
    return !path.segments.empty()
        && std::any_of(playbook.secrets.paths.begin(), playbook.secrets.paths.end(),
                       [&](const std::string &pattern) { return matches(pattern, name, path); });
}

bool takesSecret(const Playbook &playbook, const std::string &from, const ColumnSpec &column)
{
    return std::any_of(column.inputs.begin(), column.inputs.end(),
                       [&](const Input &input) { return readsSecret(playbook, from, input.path); })
        || std::any_of(column.otherwise.begin(), column.otherwise.end(),
                       [&](const ColumnSpec &other) { return takesSecret(playbook, from, other); });
}

} // namespace

void AuditMask::add(const Playbook &playbook)
{
    names.insert(playbook.secrets.keys.begin(), playbook.secrets.keys.end());
    if (playbook.secrets.keys.empty() && playbook.secrets.paths.empty())
        return;
    eachRow(playbook, [&](const LoadSpec &load, const RowSpec &row) {
        for (const ColumnSpec &column : row.columns) {
            if (takesSecret(playbook, load.from, column))
                columns[row.table].insert(column.column);
        }
    });
}

} // namespace waybill
