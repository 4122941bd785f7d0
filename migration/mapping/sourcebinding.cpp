// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/sourcebinding.h"

#include "migration/base/textfold.h"
#include "migration/mapping/pathfinder.h"
#include "migration/mapping/plan.h"

#include <algorithm>

namespace waybill {

namespace {

SourceBinding::Secrets policyOf(const Answers &answers)
{
    const std::string answer = answerOr(answers, "secrets", "leave-out");
    if (answer == "store")
        return SourceBinding::Secrets::Store;
    return answer == "keychain" ? SourceBinding::Secrets::Keychain
                                : SourceBinding::Secrets::LeaveOut;
}

/// The first header a field goes by that the file has wins; the others stay columns without a place
/// (S0-L04: a file with both Date and Date Applied).
int columnForField(const FieldSpec &field, const std::vector<std::string> &headers,
                   const std::vector<SourceBinding::Column> &columns)
{
    for (const std::string &name : field.headers) {
        const std::string wanted = folded(name);
        for (std::size_t i = 0; i < headers.size(); ++i) {
            if (headers[i] == wanted && columns[i].field < 0 && !columns[i].leftOut)
                return static_cast<int>(i);
        }
    }
    return -1;
}

/// "*" in a pattern stands for one segment of a path.
bool matchesPath(std::string_view pattern, std::string_view path)
{
    while (!pattern.empty() && !path.empty()) {
        const auto patternEnd = std::min(pattern.find('/', 1), pattern.size());
        const auto pathEnd = std::min(path.find('/', 1), path.size());
        const auto segment = pattern.substr(0, patternEnd);
        if (segment != "/*" && segment != path.substr(0, pathEnd))
            return false;
        pattern.remove_prefix(patternEnd);
        path.remove_prefix(pathEnd);
    }
    return pattern.empty();
}

} // namespace

SourceBinding::SourceBinding(const Playbook &playbook, const SourceSpec &source,
                             const std::vector<std::string> &header, const Answers &answers)
    : m_playbook(&playbook)
    , m_source(&source)
    , m_answers(playbook, source, answers)
    , m_mendings(source.name, answers)
    , m_places(waybill::fieldPlaces(source, answers))
    , m_policy(policyOf(answers))
{
    for (const std::string &pattern : playbook.secrets.paths) {
        const auto colon = pattern.find(':');
        if (colon == std::string::npos)
            m_secretPaths.push_back(pattern);
        else if (pattern.substr(0, colon) == source.name)
            m_secretPaths.push_back(pattern.substr(colon + 1));
    }
    bindColumns(header, answers);
}

/// Columns that somebody has decided about, then those that the playbook knows by their headers.
void SourceBinding::bindColumns(const std::vector<std::string> &header, const Answers &answers)
{
    using Kind = FieldPlace::Kind;
    const SourceSpec &source = *m_source;
    const std::vector<std::string> names = columnNames(header);
    std::vector<std::string> foldedHeader;
    std::vector<int> nodes(source.fields.size() + m_places.size(), -1);
    for (std::size_t i = 0; i < header.size(); ++i) {
        Column column{.header = header[i], .secret = keyLooksSecret(header[i])};
        const auto at = std::find_if(m_places.begin(), m_places.end(),
                                     [&](const auto &place) { return place.field == names[i]; });
        // An earlier form of these answers, for columns without a place.
        const auto place = at != m_places.end()
            ? std::optional(*at)
            : parsePlace(names[i],
                         answerOr(answers, "columns/" + source.name + "/" + header[i], ""));
        if (place) {
            column.leftOut = place->kind == Kind::LeftOut;
            const auto field =
                std::find_if(source.fields.begin(), source.fields.end(),
                             [&](const FieldSpec &spec) { return spec.name == place->name; });
            int number = -1;
            if (place->kind == Kind::Field && field != source.fields.end())
                number = static_cast<int>(field - source.fields.begin());
            else if (place->kind == Kind::Column && at != m_places.end())
                number = static_cast<int>(source.fields.size())
                    + static_cast<int>(at - m_places.begin());
            if (number >= 0 && nodes[static_cast<std::size_t>(number)] < 0) {
                column.field = number;
                nodes[static_cast<std::size_t>(number)] = static_cast<int>(i) + 1;
            }
        }
        foldedHeader.push_back(place ? std::string() : folded(header[i]));
        m_columns.push_back(std::move(column));
    }
    for (std::size_t f = 0; f < source.fields.size(); ++f) {
        if (nodes[f] >= 0)
            continue;
        const int at = columnForField(source.fields[f], foldedHeader, m_columns);
        if (at < 0)
            continue;
        m_columns[static_cast<std::size_t>(at)].field = static_cast<int>(f);
        nodes[f] = at + 1;
    }
    m_nodeOfField = std::move(nodes);
}

std::int32_t SourceBinding::nodeOfField(int field, const Record &record) const
{
    const int node = m_nodeOfField[static_cast<std::size_t>(field)];
    return node >= 0 && static_cast<std::size_t>(node) < record.nodes.size() ? node : -1;
}

bool SourceBinding::isSecret(const Record &record, std::int32_t node) const
{
    const Node &value = record.nodes[static_cast<std::size_t>(node)];
    if (isCsv()) {
        const auto column = static_cast<std::size_t>(node) - 1;
        return column < m_columns.size() && m_columns[column].secret && !value.text.empty();
    }
    if (value.isContainer() || value.kind == NodeKind::Null || value.kind == NodeKind::Bool
        || value.text.empty())
        return false;
    for (std::int32_t at = node; at > 0; at = record.nodes[static_cast<std::size_t>(at)].parent) {
        if (keyLooksSecret(record.nodes[static_cast<std::size_t>(at)].key))
            return true;
    }
    return !m_secretPaths.empty() && pathLooksSecret(pathOf(record, node));
}

bool SourceBinding::isLeftOut(const Record &record, std::int32_t node) const
{
    if (isCsv()) {
        const auto column = static_cast<std::size_t>(node) - 1;
        if (column < m_columns.size() && m_columns[column].leftOut)
            return true;
    } else if (const FieldPlace *place = placeOf(record, node);
               place && place->kind == FieldPlace::Kind::LeftOut) {
        return true;
    }
    return m_policy != Secrets::Store && isSecret(record, node);
}

bool SourceBinding::isPlaced(const Record &record, std::int32_t node) const
{
    return !isCsv() && placeOf(record, node) != nullptr;
}

/// JSON: of the value, or of what it stands in.
const FieldPlace *SourceBinding::placeOf(const Record &record, std::int32_t node) const
{
    if (m_places.empty())
        return nullptr;
    const std::string path = pathOf(record, node);
    for (const FieldPlace &place : m_places) {
        const std::size_t end = place.field.size() + 1;
        if (path.size() >= end && path.compare(1, end - 1, place.field) == 0
            && (path.size() == end || path[end] == '/'))
            return &place;
    }
    return nullptr;
}

std::string SourceBinding::fieldName(const Record &record, std::int32_t node) const
{
    if (!isCsv())
        return node == 0 ? std::string("(whole record)") : pathOf(record, node);
    const auto column = static_cast<std::size_t>(node) - 1;
    if (column < m_columns.size() && !m_columns[column].header.empty())
        return m_columns[column].header;
    return "(column " + std::to_string(column + 1) + ")";
}

bool SourceBinding::keyLooksSecret(std::string_view key) const
{
    return waybill::keyLooksSecret(m_playbook->secrets, key);
}

bool SourceBinding::pathLooksSecret(const std::string &path) const
{
    return std::any_of(m_secretPaths.begin(), m_secretPaths.end(),
                       [&](const std::string &pattern) { return matchesPath(pattern, path); });
}

bool keyLooksSecret(const SecretSpec &secrets, std::string_view key)
{
    if (key.empty() || secrets.keys.empty())
        return false;
    std::string name = folded(key);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == ' ' || c == '-' || c == '.'; }, '_');
    return std::any_of(secrets.keys.begin(), secrets.keys.end(), [&](const std::string &part) {
        return name.find(part) != std::string::npos;
    });
}

} // namespace waybill
