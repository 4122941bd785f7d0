// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/yamlreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

QString memberPath(const QString &parent, const std::string &key)
{
    const QString name = QString::fromStdString(key);
    return parent.isEmpty() ? name : parent + u'.' + name;
}

QString itemPath(const QString &parent, std::size_t index)
{
    return u"%1[%2]"_s.arg(parent).arg(index);
}

Mistakes::Mistakes(QString file, const YamlNode &root)
    : m_file(std::move(file))
{
    remember(root, {});
}

void Mistakes::remember(const YamlNode &node, const QString &path)
{
    m_places.insert(path, {node.at, node.keyAt});
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const YamlNode &child = node.children[i];
        const bool map = node.kind == YamlNode::Kind::Map;
        remember(child, map ? memberPath(path, child.key) : itemPath(path, i));
    }
}

/// What was left out in the short way of writing stands where the whole stands.
QString Mistakes::written(QString path) const
{
    while (!path.isEmpty() && !m_places.contains(path))
        path.truncate(std::max({path.lastIndexOf(u'.'), path.lastIndexOf(u'['), qsizetype(0)}));
    return path;
}

void Mistakes::add(const Mistake &mistake)
{
    constexpr qsizetype enough = 1000;
    if (m_problems.size() == enough)
        return;
    const QString path = written(mistake.path);
    const Places places = m_places.value(path);
    const YamlPlace at = mistake.atKey && places.key.line > 0 ? places.key : places.value;
    m_problems.append({.code = QString::fromLatin1(mistake.code),
                       .file = m_file,
                       .line = at.line,
                       .column = at.column,
                       .field = path,
                       .expected = mistake.expected,
                       .found = mistake.found,
                       .hint = mistake.hint,
                       .message = mistake.message});
}

Problems Mistakes::inOrder() const
{
    Problems sorted = m_problems;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Problem &a, const Problem &b) {
        return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
    return sorted;
}

YamlMap::YamlMap(const YamlValue &value)
    : m_value(value)
{
    if (!isMap())
        value.mistake("PB-04", PlaybookText::tr("Keys and values belong here."),
                      PlaybookText::tr("a map of keys and values"));
}

bool YamlMap::has(const char *key) const
{
    return isMap() && m_value.node().child(key) != nullptr;
}

bool YamlMap::take(const char *key, const Use &use)
{
    m_known.emplace_back(key);
    const YamlNode *child = isMap() ? m_value.node().child(key) : nullptr;
    if (!child)
        return false;
    use(YamlValue(*child, memberPath(m_value.path(), key), m_value.mistakes()));
    return true;
}

void YamlMap::need(const char *key, const Use &use)
{
    if (take(key, use) || !isMap())
        return;
    m_value.mistakes().add({.code = "PB-05",
                            .path = m_value.path(),
                            .message = PlaybookText::tr("A key is missing."),
                            .expected = QString::fromLatin1(key)});
}

void YamlMap::finish() const
{
    if (!isMap())
        return;
    for (const YamlNode &member : m_value.node().children) {
        if (std::find(m_known.begin(), m_known.end(), member.key) != m_known.end())
            continue;
        m_value.mistakes().add({.code = "PB-03",
                                .path = memberPath(m_value.path(), member.key),
                                .atKey = true,
                                .message = PlaybookText::tr("This key is not known here."),
                                .expected = joined(m_known),
                                .found = excerpt(member.key),
                                .hint = suggestion(member.key, m_known)});
    }
}

} // namespace waybill
