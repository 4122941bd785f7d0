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
    , m_policy(policyOf(answers))
{
    for (const std::string &pattern : playbook.secrets.paths) {
        const auto colon = pattern.find(':');
        if (colon == std::string::npos)
            m_secretPaths.push_back(pattern);
        else if (pattern.substr(0, colon) == source.name)
            m_secretPaths.push_back(pattern.substr(colon + 1));
    }

    std::vector<std::string> foldedHeader;
    const std::string prefix = "columns/" + source.name + "/";
    std::vector<int> answered(source.fields.size(), -1);
    for (const std::string &name : header) {
        Column column{.header = name, .secret = keyLooksSecret(name)};
        const std::string answer = answerOr(answers, prefix + name, "");
        column.leftOut = answer == "leave-out";
        for (std::size_t f = 0; f < source.fields.size(); ++f) {
            if (!answer.empty() && source.fields[f].name == answer && answered[f] < 0) {
                column.field = static_cast<int>(f);
                answered[f] = static_cast<int>(m_columns.size());
            }
        }
        foldedHeader.push_back(answer.empty() ? folded(name) : std::string());
        m_columns.push_back(std::move(column));
    }
    m_nodeOfField.assign(source.fields.size(), -1);
    for (std::size_t f = 0; f < source.fields.size(); ++f) {
        const int at = answered[f] >= 0 ? answered[f]
                                        : columnForField(source.fields[f], foldedHeader, m_columns);
        if (at < 0)
            continue;
        m_columns[static_cast<std::size_t>(at)].field = static_cast<int>(f);
        m_nodeOfField[f] = at + 1;
    }
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
    }
    return m_policy != Secrets::Store && isSecret(record, node);
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
